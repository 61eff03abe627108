import {
  type Attention,
  acknowledge,
  anotherSpeaks,
  begin,
  finish,
  gone,
  nobody,
  recognise,
  whoIsNext,
  whoIsThere,
  whoWaits,
} from "./attention.ts";
import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { DisplayPlace } from "./dialogue/screen-config.ts";
import { facePlaceOf } from "./face-place.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Journal } from "./kernel/journal.ts";
import type { TrackId } from "./kernel/vocabulary.ts";
import type { Motion } from "./motion/motion.ts";
import type { Camera } from "./perception/sight/camera.ts";
import type { Person } from "./perception/sight/scene.ts";

export interface RegardParts {
  readonly motion: Motion;
  readonly screen: Screen;
  readonly camera: Camera;
  readonly display: DisplayPlace;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** Whom the robot attends to, and turns its head and its drawn eyes towards. */
export class Regard {
  private readonly parts: RegardParts;
  private attention: Attention = nobody;
  private people: readonly Person[] = [];
  /** Somebody's eyes are met. */
  private meets = false;
  private target: "visitor" | "ahead" | "down" = "ahead";

  constructor(parts: RegardParts) {
    this.parts = parts;
  }

  /** Somebody is being served. */
  get busy(): boolean {
    return this.attention.serving !== null;
  }

  /** Who is served; null when nobody is, or somebody who is not seen. */
  get attending(): TrackId | null {
    return this.attention.serving?.track ?? null;
  }

  /** Who is there now. Returns whom to greet, if anybody. */
  see(people: readonly Person[]): TrackId | null {
    this.people = people;
    this.attention = recognise(this.attention, people);
    this.follow();
    return whoIsNext(this.attention, people);
  }

  /** Who is probably speaking or touching; null when nobody who could be is seen. */
  whoIsThere(): TrackId | null {
    return whoIsThere(this.people);
  }

  /** Who has come while somebody else is served, once each; null when nobody has. */
  acknowledgeNext(): TrackId | null {
    const track = whoWaits(this.attention, this.people);
    if (track === null) return null;
    this.attention = acknowledge(this.attention, track);
    this.parts.journal.info("visitor.waits", { track });
    return track;
  }

  /** False for words that are rather those of somebody who is not being served: they belong to no record. */
  admits(heard: ConversationEvent): boolean {
    if (heard.type !== "utterance" || !anotherSpeaks(this.attention, this.people)) return true;
    this.parts.journal.info("utterance.of-another");
    return false;
  }

  attendTo(track: TrackId | null): void {
    this.attention = begin(this.attention, track);
  }

  /** The conversation is over; the visitor may still be standing there. */
  release(): void {
    this.attention = finish(this.attention);
  }

  /** Somebody is gone for good. True when it was the one being served. */
  lose(track: TrackId): boolean {
    const { attention, left } = gone(this.attention, track);
    this.attention = attention;
    return left;
  }

  lookAt(target: "visitor" | "ahead" | "down"): void {
    this.target = target;
    if (target !== "visitor") this.parts.motion.lookAt({ kind: target });
  }

  private follow(): void {
    const { motion, clock } = this.parts;
    const seen = this.people.find((one) => one.track === this.attention.serving?.track) ?? null;
    if (seen && this.target === "visitor") {
      motion.lookAt({ kind: "direction", direction: seen.direction, at: clock.now() });
    }
    this.meetEyes(seen);
  }

  /** The drawn eyes meet those of who is served, or of who comes closer while nobody is. */
  private meetEyes(served: Person | null): void {
    const { screen, camera, display } = this.parts;
    const near = this.busy ? null : whoIsThere(this.people);
    const seen = served ?? this.people.find((one) => one.track === near) ?? null;
    if (!seen && !this.meets) return;
    this.meets = seen !== null;
    screen.show({ type: "gaze", at: seen && facePlaceOf(seen, camera.geometry.heightM, display) });
  }
}
