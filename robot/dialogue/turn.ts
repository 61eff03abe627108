import type { BusinessProfile } from "../kernel/business-profile.ts";
import { isoOf, type Stamp } from "../kernel/clock.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { EventOf } from "./conversation-event.ts";
import type { Step, Visit } from "./conversation-state.ts";
import type { DialogueRules } from "./dialogue-config.ts";
import type { Effect } from "./effect.ts";
import { type Phrasebook, phrasebookOf } from "./phrasebook/phrasebook.ts";

/** What whoever answers an event may look at. */
export interface Turn {
  readonly profile: BusinessProfile;
  readonly rules: DialogueRules;
  readonly visit: Visit;
  readonly stamp: Stamp;
  /** What was said last. */
  readonly lastWords: string;
}

/** What the robot does about an event. */
export interface Reply {
  /** Null: the visit is over and everything about it is forgotten. */
  readonly next: { readonly visit: Visit; readonly step: Step } | null;
  /** Said one after another; empty: nothing is said. */
  readonly words: readonly string[];
  /** What happens before anything is said. */
  readonly effects: readonly Effect[];
  /** The visitor asked for a moment: silence is not met with a question for a good while. */
  readonly paused?: boolean;
  /** What was said over the robot's voice and is not answered by this. */
  readonly passedOver?: string | null;
}

export function reply(
  visit: Visit,
  step: Step,
  words: readonly string[],
  effects: readonly Effect[] = [],
): Reply {
  return { next: { visit, step }, words: words.filter((each) => each !== ""), effects };
}

/** The same turn after the visitor's part of it changed. */
export function withVisit(turn: Turn, visit: Visit): Turn {
  return { ...turn, visit };
}

export function bookOf(turn: Turn): Phrasebook {
  return phrasebookOf(turn.visit.language);
}

export function heardSource(event: EventOf<"utterance">): Source {
  return {
    kind: "utterance",
    words: event.utterance.text.trim(),
    confidence: Math.min(1, Math.max(0, event.utterance.confidence)),
    from: isoOf(event.fromWall),
    to: isoOf(event.toWall),
  };
}

export function touchSource(stamp: Stamp): Source {
  return { kind: "touch", at: isoOf(stamp.wall) };
}

/** Stands behind a value of which a part was corrected: both utterances, or the touch. */
export function bothSources(earlier: Source, later: Source): Source {
  if (earlier.kind === "touch" || later.kind === "touch") return later;
  return {
    kind: "utterance",
    words: `${earlier.words} … ${later.words}`,
    confidence: Math.min(earlier.confidence, later.confidence),
    from: earlier.from,
    to: later.to,
  };
}
