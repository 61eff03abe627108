import type { BusinessProfile } from "../kernel/business-profile.ts";
import type { Instant, WallTime } from "../kernel/clock.ts";
import type { Answer, IntakeRecord, Source } from "../kernel/intake-record.ts";
import type { Language, VisitId } from "../kernel/vocabulary.ts";
import type { DialogueRules } from "./dialogue-config.ts";
import type { Outcome } from "./effect.ts";
import type { Panel } from "./screen-protocol.ts";

/** All that a conversation knows. Immutable: each step makes the next. */
export interface ConversationState {
  readonly profile: BusinessProfile;
  readonly rules: DialogueRules;
  readonly phase: Phase;
  /** Ids of say effects are never reused, so a late `said` cannot end another sentence. */
  readonly nextSay: number;
}

export type Phase =
  /** The robot serves nobody until it is told to. */
  | { readonly at: "off-duty" }
  | { readonly at: "waiting" }
  | {
      readonly at: "visiting";
      readonly visit: Visit;
      readonly step: Step;
      /** The say effect under way. */
      readonly speaking: number | null;
      /** The visitor began to speak before it had ended, and it is not known yet what was said. */
      readonly cutOff: boolean;
      /** What was said over the robot's voice just now and did not take its turn. */
      readonly passedOver: string | null;
      /** When it will have been quiet for too long; null while the robot itself is busy. */
      readonly quietTooLongAt: Instant | null;
      /** The visitor asked for a moment. */
      readonly paused: boolean;
      /** Somebody came meanwhile and is told so with the next words: never in the middle of a question or an answer. */
      readonly somebodyWaits: boolean;
      /** What was said last, for "repeat that". */
      readonly lastWords: string;
      readonly panel: Panel;
    };

/** Which of the profile's forms is filled in: the lead's, or that of somebody who has an appointment. */
export type Purpose = "intake" | "check-in";

/** What one visitor has told so far. Forgotten when they leave. */
export interface Visit {
  readonly id: VisitId;
  readonly recordId: string;
  readonly startedWall: WallTime;
  readonly language: Language;
  readonly purpose: Purpose;
  /** What was told for the lead's form before the visitor said that they are expected: they may take that back. */
  readonly aside: Pick<Visit, "answers" | "volunteered" | "unsettled" | "skipped" | "latest"> | null;
  readonly consent: IntakeRecord["consent"] | null;
  /** By question id. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Said before it was asked for; read back when its question comes. */
  readonly volunteered: Readonly<Record<string, Candidate>>;
  /** Said before it was asked for, and may mean any of these: its question asks which. */
  readonly unsettled: Readonly<Record<string, readonly Candidate[]>>;
  readonly skipped: readonly string[];
  /** The question answered last, which a "no, …" without more is about. */
  readonly latest: string | null;
  readonly openQuestions: readonly string[];
  /** How often everything was shown for review. */
  readonly reviews: number;
  /** An answer that is being changed from the review: going back restores it. */
  readonly changing: { readonly question: string; readonly before: Answer } | null;
}

/** A value that the visitor has not confirmed yet. It has a source or it does not exist. */
export interface Candidate {
  readonly value: string;
  readonly source: Source;
}

export type Step =
  | {
      readonly at: "asking";
      readonly question: string;
      /** Answers to it that were not understood. */
      readonly misses: number;
      /** Silences in a row. */
      readonly silences: number;
      /** Times the visitor denied what was read back: ask again, then spell, then type. */
      readonly doubts: number;
      /** What was denied, to be corrected by spelling or on the keyboard. */
      readonly denied: Candidate | null;
      /** What the keyboard starts with. */
      readonly draft: string;
      /** What the last answer may have meant: the visitor was asked which. */
      readonly options: readonly Candidate[];
      /** Digits of a number that is not complete yet. */
      readonly pieces: Candidate | null;
      /** Ids of the choices touched so far, where several may be picked. */
      readonly picked: readonly string[];
    }
  | {
      readonly at: "confirming";
      readonly question: string;
      readonly candidate: Candidate;
      readonly misses: number;
      readonly silences: number;
      readonly doubts: number;
    }
  /** Everything is told and shown once more before it is filed. */
  | {
      readonly at: "reviewing";
      readonly misses: number;
      readonly silences: number;
      /** Something is wrong, and it is not known yet what. */
      readonly objected: boolean;
    }
  /** The visitor declined: questions are answered, nothing is noted. */
  | { readonly at: "serving"; readonly misses: number; readonly silences: number }
  /** The record is on its way to the disk. */
  | {
      readonly at: "filing";
      readonly outcome: Outcome;
      /** Waits to be said in one breath with the thanks: a new sentence would cut it off. */
      readonly before: readonly string[];
    }
  /** All is said; the visitor may still ask something before they go. */
  | { readonly at: "done" };

export type StepAt<T extends Step["at"]> = Extract<Step, { readonly at: T }>;
