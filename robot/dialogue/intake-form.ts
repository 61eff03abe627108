import { type BusinessProfile, choicesOf, type Question } from "../kernel/business-profile.ts";
import { isoOf, type WallTime } from "../kernel/clock.ts";
import type { Answer, IntakeRecord, Tag } from "../kernel/intake-record.ts";
import type { Visit } from "./conversation-state.ts";
import { firstNameIn } from "./understanding/person-name.ts";

/** The first question that is still to be asked, or whose answer the visitor has just changed; null when the form is complete. */
export function nextQuestion(profile: BusinessProfile, visit: Visit): Question | null {
  return profile.form.find((question) => isOpen(question, visit)) ?? null;
}

export function questionOf(profile: BusinessProfile, id: string): Question {
  const question = profile.form.find((each) => each.id === id);
  if (!question) throw new Error(`the form has no question "${id}"`);
  return question;
}

/** The question before this one; null at the first. */
export function previousQuestion(profile: BusinessProfile, id: string): Question | null {
  const index = profile.form.findIndex((question) => question.id === id);
  return profile.form[index - 1] ?? null;
}

export function isRequired(question: Question): boolean {
  return question.type === "consent" || question.required;
}

export function withAnswer(visit: Visit, id: string, answer: Answer): Visit {
  return {
    ...visit,
    answers: { ...visit.answers, [id]: answer },
    volunteered: without(visit.volunteered, id),
    skipped: visit.skipped.filter((skipped) => skipped !== id),
  };
}

/** The visit as if the question had never been asked. */
export function withoutAnswer(visit: Visit, id: string): Visit {
  return {
    ...visit,
    answers: without(visit.answers, id),
    volunteered: without(visit.volunteered, id),
    skipped: visit.skipped.filter((skipped) => skipped !== id),
  };
}

export function withSkipped(visit: Visit, id: string): Visit {
  return { ...withoutAnswer(visit, id), skipped: [...visit.skipped, id] };
}

/** Everything the visitor told is gone; who they are and their language stay. */
export function emptied(visit: Visit): Visit {
  return { ...visit, consent: null, answers: {}, volunteered: {}, skipped: [], openQuestions: [] };
}

export function progressOf(profile: BusinessProfile, visit: Visit): { answered: number; total: number } {
  const answered = profile.form.filter((question) => !isOpen(question, visit)).length;
  return { answered, total: profile.form.length };
}

/** The visitor's first name, if they told it. */
export function firstNameOf(profile: BusinessProfile, visit: Visit): string | null {
  const question = profile.form.find((each) => each.type === "name");
  const name = question ? visit.answers[question.id]?.value : undefined;
  return name === undefined ? null : firstNameIn(name);
}

/** What is stored of the visit; null without consent, for then there is no record. */
export function recordOf(profile: BusinessProfile, visit: Visit, endedWall: WallTime): IntakeRecord | null {
  if (!visit.consent) return null;
  return {
    id: visit.recordId,
    visit: {
      id: visit.id,
      startedAt: isoOf(visit.startedWall),
      endedAt: isoOf(endedWall),
      language: visit.language,
      profile: { id: profile.id, version: profile.version },
    },
    consent: visit.consent,
    fields: visit.answers,
    tags: profile.form.flatMap((question) => tagsOf(profile, question, visit)),
    completeness: completenessOf(profile, visit),
    openQuestions: [...visit.openQuestions],
  };
}

/** The record of a form that was left half filled, if the profile's rule keeps it. */
export function partialRecordOf(
  profile: BusinessProfile,
  visit: Visit,
  endedWall: WallTime,
): IntakeRecord | null {
  switch (profile.partialRecord) {
    case "forget":
      return null;
    case "keep-with-contact":
      return hasContact(profile, visit) ? recordOf(profile, visit, endedWall) : null;
  }
}

function hasContact(profile: BusinessProfile, visit: Visit): boolean {
  return profile.form.some(
    ({ id, type }) =>
      (type === "contact" || type === "phone" || type === "email") && visit.answers[id] !== undefined,
  );
}

function isOpen(question: Question, visit: Visit): boolean {
  if (question.type === "consent") return visit.consent === null;
  if (visit.volunteered[question.id]) return true;
  return visit.answers[question.id] === undefined && !visit.skipped.includes(question.id);
}

function tagsOf(profile: BusinessProfile, question: Question, visit: Visit): readonly Tag[] {
  if (question.type !== "choice") return [];
  const value = visit.answers[question.id]?.value;
  const picked = choicesOf(profile, question).find((choice) => choice.label.en === value);
  return picked ? [{ group: question.tagGroup, tag: picked.tag }] : [];
}

/** Consent counts as a required question like any other. */
function completenessOf(profile: BusinessProfile, visit: Visit): number {
  const required = profile.form.filter(isRequired);
  const answered = required.filter(
    (question) => question.type === "consent" || visit.answers[question.id] !== undefined,
  );
  return answered.length / required.length;
}

function without<T>(entries: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
}
