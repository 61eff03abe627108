import type { Source } from "../kernel/intake-record.ts";
import type { Language } from "../kernel/vocabulary.ts";

/** What a conversation stands at, for whoever watches it. It carries what the visitor told: personal data. */
export interface DialogueView {
  readonly language: Language;
  /** `asking`, `confirming`, `serving`, `filing`, `done`. */
  readonly step: string;
  /** Id of the question that is asked or read back; null when there is none. */
  readonly question: string | null;
  /** Answers to it that were not understood, and silences in a row. */
  readonly misses: number;
  readonly silences: number;
  /** The form's questions in its order. */
  readonly slots: readonly Slot[];
}

export interface Slot {
  readonly question: string;
  readonly state: "open" | "asked" | "volunteered" | "to-be-confirmed" | "answered" | "skipped";
  readonly value: string | null;
  /** The words or the touch behind the value. */
  readonly source: Source | null;
}
