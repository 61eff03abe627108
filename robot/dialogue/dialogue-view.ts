import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Language } from "../kernel/vocabulary.ts";
import type { Candidate, ConversationState, Step, Visit } from "./conversation-state.ts";
import { isAsked, questionsOf } from "./intake-form.ts";

/** What a conversation stands at, for whoever watches it. It carries what the visitor told: personal data. */
export interface DialogueView {
  readonly language: Language;
  /** `asking`, `confirming`, `reviewing`, `serving`, `filing`, `done`. */
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

/** Null when nobody is served. Pure. */
export function dialogueViewOf({ profile, phase }: ConversationState): DialogueView | null {
  if (phase.at !== "visiting") return null;
  const { visit, step } = phase;
  const inQuestion = step.at === "asking" || step.at === "confirming";
  return {
    language: visit.language,
    step: step.at,
    question: inQuestion ? step.question : null,
    misses: inQuestion || step.at === "reviewing" ? step.misses : 0,
    silences: step.at === "filing" || step.at === "done" ? 0 : step.silences,
    slots: questionsOf(profile, visit)
      .filter((question) => isAsked(profile, visit, question))
      .map((question) => slotOf(question, visit, step)),
  };
}

function slotOf({ id, type }: Question, visit: Visit, step: Step): Slot {
  const slot = (state: Slot["state"], from?: Candidate): Slot => ({
    question: id,
    state,
    value: from?.value ?? null,
    source: from?.source ?? null,
  });
  if (step.at === "confirming" && step.question === id) return slot("to-be-confirmed", step.candidate);
  if (step.at === "asking" && step.question === id) return slot("asked", step.pieces ?? undefined);
  if (type === "consent" && visit.consent)
    return slot("answered", { value: "yes", source: visit.consent.source });
  const volunteered = visit.volunteered[id];
  if (volunteered) return slot("volunteered", volunteered);
  const answer = visit.answers[id];
  if (answer) return slot("answered", answer);
  return slot(visit.skipped.includes(id) ? "skipped" : "open");
}
