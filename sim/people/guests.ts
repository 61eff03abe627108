import type { Clock } from "../../robot/kernel/clock.ts";
import { durationMs, SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import type { Spot } from "../scenario/place.ts";
import type { Soundscape } from "../sound/soundscape.ts";
import type { SeenPerson } from "../view.ts";
import { nextPiece } from "./live-voice.ts";
import { lookOf } from "./looks.ts";
import { postureOf } from "./posture.ts";
import {
  moved,
  newPuppet,
  type Puppet,
  type PuppetFacing,
  type PuppetLooks,
  puppetOf,
  sent,
  sentHome,
  stepPuppet,
} from "./puppet.ts";
import type { Visitor } from "./visitor.ts";

/** More than a lobby holds, and more than anybody can keep an eye on. */
export const MOST_GUESTS = 12;
/** A voice that comes in pieces is played this much later, so that it has no gaps. */
const VOICE_DELAY_MS = 200;

export interface GuestsParts {
  readonly clock: Clock;
  readonly sound: Pick<Soundscape, "learn" | "lineMs" | "say" | "play">;
}

/**
 * People whom somebody at the lobby's page leads by the hand and speaks for. They belong to no scenario: they stay
 * when another one begins, until they are sent home. An id that nobody has is nobody's: nothing happens.
 */
export class Guests {
  private readonly parts: GuestsParts;
  private puppets: readonly Puppet[] = [];
  private entered = 0;

  constructor(parts: GuestsParts) {
    this.parts = parts;
  }

  get ids(): readonly string[] {
    return this.puppets.map(({ id }) => id);
  }

  /** Somebody new. Returns their id; null when the lobby is full. */
  enter(looks: Omit<PuppetLooks, "name">, at: Spot): string | null {
    if (this.puppets.length >= MOST_GUESTS) return null;
    this.entered++;
    const id = `guest-${this.entered}`;
    const guest = newPuppet(id, { ...looks, name: `Guest ${this.entered}` }, at, this.entered);
    this.puppets = [...this.puppets, guest];
    return id;
  }

  /** Somebody of the scenario is from now on led by hand. */
  takeOver(id: string, person: Visitor): void {
    this.puppets = [...this.puppets, puppetOf(id, person)];
  }

  /** Put down there at once. */
  move(id: string, to: Spot): void {
    this.change(id, (guest) => moved(guest, to));
  }

  send(id: string, to: Spot): void {
    this.change(id, (guest) => sent(guest, to));
  }

  sendHome(id: string): void {
    this.change(id, sentHome);
  }

  turn(id: string, facing: PuppetFacing): void {
    this.change(id, (guest) => ({ ...guest, facing }));
  }

  remove(id: string): void {
    this.puppets = this.puppets.filter((guest) => guest.id !== id);
  }

  /** Says a line in their own voice, as soon as it is synthesised. Throws a `Fault` `voice.…`. */
  async say(id: string, words: string): Promise<void> {
    const { sound, clock } = this.parts;
    const voice = this.find(id)?.person.script.voice;
    if (voice === undefined) return;
    await sound.learn(voice, words);
    // They may have left meanwhile, or gone elsewhere.
    const guest = this.find(id);
    if (!guest) return;
    sound.say(voice, words, clock.now(), distanceOf(guest));
    this.speaks(id, clock.now() + sound.lineMs(voice, words), words);
  }

  /** A piece of somebody's own voice, at {@link SAMPLE_RATE_HZ}; it follows the piece before it, if it is heard. */
  speak(id: string, samples: Int16Array): void {
    const guest = this.find(id);
    if (!guest) return;
    const { sound, clock } = this.parts;
    const { speakingUntilMs } = guest.person;
    const piece: Sound = { samples, sampleRateHz: SAMPLE_RATE_HZ };
    const liveVoice = nextPiece(guest.liveVoice, piece, Math.max(0, speakingUntilMs - clock.now()));
    this.change(id, (speaker) => ({ ...speaker, liveVoice }));
    if (liveVoice.piece !== "sounds") return;
    const from = Math.max(clock.now() + VOICE_DELAY_MS, speakingUntilMs);
    sound.play(piece, from, distanceOf(guest));
    this.speaks(id, from + durationMs(piece), null);
  }

  step(tickS: number): void {
    this.puppets = this.puppets.flatMap((guest) => stepPuppet(guest, tickS) ?? []);
  }

  /** Everybody as they stand at this moment. */
  seen(): readonly SeenPerson[] {
    const nowMs = this.parts.clock.now();
    return this.puppets.map(({ id, person, saying }) => ({
      id,
      name: person.script.name,
      look: lookOf(person.script),
      posture: postureOf(person, nowMs),
      saying: nowMs < person.speakingUntilMs ? saying : null,
    }));
  }

  /** @param untilMs on the clock: guests know no scenario time */
  private speaks(id: string, untilMs: number, saying: string | null): void {
    this.change(id, (guest) => ({
      ...guest,
      saying,
      person: { ...guest.person, speakingUntilMs: untilMs },
    }));
  }

  private find(id: string): Puppet | undefined {
    return this.puppets.find((guest) => guest.id === id);
  }

  private change(id: string, change: (guest: Puppet) => Puppet): void {
    this.puppets = this.puppets.map((guest) => (guest.id === id ? change(guest) : guest));
  }
}

function distanceOf({ person: { x, y } }: Puppet): number {
  return Math.hypot(x, y);
}
