import type { ConversationState } from "./dialogue/conversation-state.ts";
import type { Outcome } from "./dialogue/effect.ts";
import type { Mood } from "./dialogue/face-protocol.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { Clock, Instant } from "./kernel/clock.ts";
import type { EngagementStage } from "./kernel/vocabulary.ts";

/** What of the robot shows in its face. */
export interface Bearing {
  readonly onDuty: boolean;
  /** Somebody has come closer, and is not served yet. */
  readonly somebodyNear: boolean;
  /** Since when nobody was in a picture; null while somebody is, and while it cannot see at all. */
  readonly aloneSince: Instant | null;
  /** Null while nobody is served. */
  readonly visit: {
    /** The last answer was not understood. */
    readonly missed: boolean;
    /** How the form ended, once it has. */
    readonly outcome: Outcome | null;
    /** What the visitor told could not be saved. */
    readonly failed: boolean;
  } | null;
  /** Its voice or its ears do not work. */
  readonly ailing: boolean;
}

/** A face that nods off between two customers looks closed: this long nobody came into view. */
const DROWSY_AFTER_MS = 5 * 60_000;

/** The mood of a robot that stands like this. Pure. */
export function moodOf({ onDuty, visit, somebodyNear, aloneSince, ailing }: Bearing, now: Instant): Mood {
  if (!onDuty) return "sleepy";
  if (visit) {
    if (visit.outcome === "completed") return "happy";
    if (visit.failed || ailing) return "sorry";
    return visit.missed ? "puzzled" : "attentive";
  }
  if (somebodyNear) return "welcoming";
  return aloneSince !== null && now - aloneSince >= DROWSY_AFTER_MS ? "sleepy" : "calm";
}

/** Keeps the face's mood true. */
export class Countenance {
  private readonly screen: Screen;
  private readonly clock: Clock;
  private bearing: Bearing = {
    onDuty: true,
    somebodyNear: false,
    aloneSince: null,
    visit: null,
    ailing: false,
  };
  private ended: Outcome | null = null;
  private failed = false;
  private shown: Mood | null = null;

  constructor({ screen, clock }: { readonly screen: Screen; readonly clock: Clock }) {
    this.screen = screen;
    this.clock = clock;
  }

  /** Who is in the latest picture; null when there is none. */
  sees(people: readonly { readonly engagement: EngagementStage }[] | null): void {
    const alone = people !== null && people.length === 0;
    this.change({
      somebodyNear: people?.some(({ engagement }) => isNear(engagement)) ?? false,
      aloneSince: alone ? (this.bearing.aloneSince ?? this.clock.now()) : null,
    });
  }

  /** What the conversation has come to. */
  dialogue({ phase }: Pick<ConversationState, "phase">): void {
    if (phase.at !== "visiting") {
      this.ended = null;
      this.failed = false;
      this.change({ onDuty: phase.at !== "off-duty", visit: null });
      return;
    }
    const { step } = phase;
    const missed = (step.at === "asking" || step.at === "confirming") && step.misses > 0;
    this.change({ visit: { missed, outcome: this.ended, failed: this.failed } });
  }

  /** The form is over; the visitor may still be there. */
  formEnded(outcome: Outcome): void {
    this.ended = outcome;
  }

  /** What the visitor told could not be saved. */
  notFiled(): void {
    this.failed = true;
  }

  /** Time has passed. */
  passes(ailing: boolean): void {
    this.change({ ailing });
  }

  private change(news: Partial<Bearing>): void {
    this.bearing = { ...this.bearing, ...news };
    const mood = moodOf(this.bearing, this.clock.now());
    if (mood === this.shown) return;
    this.shown = mood;
    this.screen.show({ type: "mood", mood });
  }
}

function isNear(engagement: EngagementStage): boolean {
  return engagement === "engaging" || engagement === "engaged";
}
