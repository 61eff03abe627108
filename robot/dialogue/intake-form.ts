import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import { isoOf, type WallTime } from "../kernel/clock.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Answer, IntakeRecord, Tag } from "../kernel/intake-record.ts";
import type { Visit } from "./conversation-state.ts";
import { firstNameIn } from "./understanding/person-name.ts";

/** The questions of the visit's form, in their order, the consent first; those too that are not asked of this visitor. */
export function questionsOf(profile: BusinessProfile, { purpose }: Visit): readonly Question[] {
  switch (purpose) {
    case "intake":
      return profile.form;
    case "check-in": {
      const consent = profile.form.filter(({ type }) => type === "consent");
      return [...consent, ...(profile.checkIn ?? [])];
    }
  }
}

/** Whether the answers so far make it a question for this visitor. */
export function isAsked(profile: BusinessProfile, visit: Visit, question: Question): boolean {
  if (question.type === "consent" || !question.when) return true;
  const { question: id, is } = question.when;
  const earlier = questionsOf(profile, visit).find((each) => each.id === id);
  const value = (visit.answers[id] ?? visit.volunteered[id])?.value;
  if (!earlier || value === undefined || !isAsked(profile, visit, earlier)) return false;
  if (earlier.type !== "choice" && earlier.type !== "several") return is.includes(value);
  const labels = value.split("; ");
  return choicesOf(profile, earlier).some(
    (choice) => is.includes(choice.id) && labels.includes(choice.label.en),
  );
}

/** The first question that is still to be asked, or whose answer the visitor has just changed; null when the form is complete. */
export function nextQuestion(profile: BusinessProfile, visit: Visit): Question | null {
  return askedOf(profile, visit).find((question) => isOpen(question, visit)) ?? null;
}

export function questionOf(profile: BusinessProfile, visit: Visit, id: string): Question {
  const question = questionsOf(profile, visit).find((each) => each.id === id);
  if (!question) throw new Error(`the form has no question "${id}"`);
  return question;
}

/** The question before this one; null at the first. */
export function previousQuestion(profile: BusinessProfile, visit: Visit, id: string): Question | null {
  const questions = askedOf(profile, visit);
  const index = questions.findIndex((question) => question.id === id);
  return questions[index - 1] ?? null;
}

export function isRequired(question: Question): boolean {
  return question.type === "consent" || question.required;
}

export function withAnswer(visit: Visit, id: string, answer: Answer): Visit {
  return {
    ...visit,
    answers: { ...visit.answers, [id]: answer },
    volunteered: without(visit.volunteered, id),
    unsettled: without(visit.unsettled, id),
    skipped: visit.skipped.filter((skipped) => skipped !== id),
    latest: id,
    changing: null,
  };
}

/** The visit as if the question had never been asked. */
export function withoutAnswer(visit: Visit, id: string): Visit {
  return {
    ...visit,
    answers: without(visit.answers, id),
    volunteered: without(visit.volunteered, id),
    unsettled: without(visit.unsettled, id),
    skipped: visit.skipped.filter((skipped) => skipped !== id),
    latest: visit.latest === id ? null : visit.latest,
  };
}

export function withSkipped(visit: Visit, id: string): Visit {
  return { ...withoutAnswer(visit, id), skipped: [...visit.skipped, id], latest: null, changing: null };
}

/** Everything the visitor told is gone; who they are and their language stay. */
export function emptied(visit: Visit): Visit {
  const nothing = {
    answers: {},
    volunteered: {},
    unsettled: {},
    skipped: [],
    latest: null,
    openQuestions: [],
  };
  return { ...visit, ...nothing, purpose: "intake", aside: null, consent: null, reviews: 0, changing: null };
}

export function progressOf(profile: BusinessProfile, visit: Visit): { answered: number; total: number } {
  const questions = askedOf(profile, visit);
  return {
    answered: questions.filter((question) => !isOpen(question, visit)).length,
    total: questions.length,
  };
}

/** The visitor's first name, if they told it. */
export function firstNameOf(profile: BusinessProfile, visit: Visit): string | null {
  const question = questionsOf(profile, visit).find((each) => each.type === "name");
  const name = question ? visit.answers[question.id]?.value : undefined;
  return name === undefined ? null : firstNameIn(name);
}

/** The lead's form that an appointment put aside, as it was; null when none was. */
export function leadOf(visit: Visit): Visit | null {
  return visit.aside && { ...visit, ...visit.aside, purpose: "intake", aside: null };
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
    fields: { ...fieldsAside(profile, visit), ...fieldsOf(profile, visit) },
    tags: askedOf(profile, visit).flatMap((question) => tagsOf(profile, question, visit)),
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
    case "keep-with-contact": {
      const kept = [visit, leadOf(visit)].find((each) => each !== null && hasContact(profile, each));
      return kept ? recordOf(profile, kept, endedWall) : null;
    }
  }
}

function hasContact(profile: BusinessProfile, visit: Visit): boolean {
  return questionsOf(profile, visit).some(
    ({ id, type }) =>
      (type === "contact" || type === "phone" || type === "email") && visit.answers[id] !== undefined,
  );
}

export function askedOf(profile: BusinessProfile, visit: Visit): readonly Question[] {
  return questionsOf(profile, visit).filter((question) => isAsked(profile, visit, question));
}

function isOpen(question: Question, visit: Visit): boolean {
  if (question.type === "consent") return visit.consent === null;
  if (visit.volunteered[question.id]) return true;
  return visit.answers[question.id] === undefined && !visit.skipped.includes(question.id);
}

/** Without answers to questions that a changed answer has taken out of the form, or that belong to another one. */
function fieldsOf(profile: BusinessProfile, visit: Visit): Readonly<Record<string, Answer>> {
  const asked = askedOf(profile, visit).map(({ id }) => id);
  return Object.fromEntries(Object.entries(visit.answers).filter(([id]) => asked.includes(id)));
}

/** Of a visitor who then checked in. What both forms ask for, such as a time, means another thing in each. */
function fieldsAside(profile: BusinessProfile, visit: Visit): Readonly<Record<string, Answer>> {
  const lead = leadOf(visit);
  const ids = questionsOf(profile, visit).map(({ id }) => id);
  const fields = lead ? Object.entries(fieldsOf(profile, lead)) : [];
  return Object.fromEntries(fields.filter(([id]) => !ids.includes(id)));
}

function tagsOf(profile: BusinessProfile, question: Question, visit: Visit): readonly Tag[] {
  const value = visit.answers[question.id]?.value;
  if (value === undefined) return [];
  switch (question.type) {
    case "choice":
    case "several": {
      const labels = value.split("; ");
      return choicesOf(profile, question)
        .filter(({ label }) => labels.includes(label.en))
        .map(({ tag }) => ({ group: question.tagGroup, tag }));
    }
    case "yes-no": {
      const tag = value === "yes" ? question.tags.yes : question.tags.no;
      return tag ? [tag] : [];
    }
    case "consent":
    case "name":
    case "phone":
    case "email":
    case "contact":
    case "date":
    case "time":
    case "number":
    case "money":
    case "text":
      return [];
  }
}

/** Consent counts as a required question like any other. */
function completenessOf(profile: BusinessProfile, visit: Visit): number {
  const required = askedOf(profile, visit).filter(isRequired);
  const answered = required.filter(
    (question) => question.type === "consent" || visit.answers[question.id] !== undefined,
  );
  return answered.length / required.length;
}

function without<T>(entries: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
}
