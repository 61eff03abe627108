import type { Question } from "../kernel/intake-question.ts";
import type { Answer } from "../kernel/intake-record.ts";
import { inLanguage } from "../kernel/wording.ts";
import { capitalised } from "./capitalised.ts";
import { complete } from "./closing.ts";
import type { StepAt } from "./conversation-state.ts";
import { askedOf, questionOf } from "./intake-form.ts";
import { valueText } from "./reading-back.ts";
import type { ReviewItem } from "./screen-protocol.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";

/** More than these are looked at on the screen: nobody keeps a list of six in mind. */
const MOST_SPOKEN = 3;

/** The form's end: everything is shown, and asked about, before any of it is filed. `words` are said first. */
export function review(turn: Turn, words: readonly string[]): Reply {
  if (!isDue(turn)) return complete(turn, words);
  const step: StepAt<"reviewing"> = { at: "reviewing", misses: 0, silences: 0, objected: false };
  const asked = reviewText(turn);
  const visit = { ...turn.visit, reviews: turn.visit.reviews + 1, changing: null };
  return reply(visit, step, [...words, asked]);
}

/** The same review again, after something else was talked about. */
export function reviewAgain(turn: Turn, step: StepAt<"reviewing">, words: readonly string[]): Reply {
  return reply(turn.visit, step, [...words, questionAt(turn, step)]);
}

/** What the visitor is asked at this moment of a review that has begun. */
export function questionAt(turn: Turn, { objected }: StepAt<"reviewing">): string {
  const first = withVisit(turn, { ...turn.visit, reviews: turn.visit.reviews - 1 });
  return objected ? bookOf(turn).changeWhat : reviewText(first);
}

/**
 * Short: values were read back or touched when they were told, so only those that never were are said aloud, the
 * least sure of them first; the rest can be seen.
 */
export function reviewText(turn: Turn): string {
  const book = bookOf(turn);
  if (turn.visit.reviews > 0) return book.reviewChanged;
  const unsure = toldOf(turn)
    .filter(({ answer }) => answer.confirmed === "not-asked" && answer.source.kind === "utterance")
    .sort((a, b) => surenessOf(a.answer) - surenessOf(b.answer))
    .slice(0, MOST_SPOKEN)
    .map(({ question, answer }) => valueText(turn, question, answer.value));
  return unsure.length > 0 ? book.reviewOf(unsure) : book.review;
}

/** Every question of the form but the consent, with what was noted; what was left out can be told now. */
export function reviewItems(turn: Turn): readonly ReviewItem[] {
  return reviewable(turn).map((question) => {
    const answer = turn.visit.answers[question.id];
    return {
      question: question.id,
      label: fieldLabel(turn, question),
      value: answer ? valueText(turn, question, answer.value) : null,
      by: answer ? (answer.source.kind === "touch" ? "touch" : "voice") : null,
    };
  });
}

/** What visitors call a question, as the head of its line. */
export function fieldLabel(turn: Turn, question: Question): string {
  const { language } = turn.visit;
  const { fields } = bookOf(turn);
  const called = question.type === "consent" ? undefined : question.called[language][0];
  if (called !== undefined) return capitalised(called);
  switch (question.type) {
    case "name":
    case "phone":
    case "email":
    case "contact":
    case "date":
    case "time":
    case "money":
      return fields[question.type];
    case "choice":
    case "several":
      return typeof question.choices === "string"
        ? fields[question.choices]
        : inLanguage(question.prompt, language);
    case "yes-no":
    case "number":
    case "text":
    case "consent":
      return inLanguage(question.prompt, language);
  }
}

function isDue(turn: Turn): boolean {
  const told = toldOf(turn);
  if (told.length === 0) return false;
  switch (turn.rules.review) {
    case "always":
      return true;
    case "when-spoken":
      return told.some(({ answer }) => answer.source.kind === "utterance");
    case "never":
      return false;
  }
}

function toldOf(turn: Turn): readonly { readonly question: Question; readonly answer: Answer }[] {
  return reviewable(turn).flatMap(({ id }) => {
    const answer = turn.visit.answers[id];
    return answer ? [{ question: questionOf(turn.profile, turn.visit, id), answer }] : [];
  });
}

function reviewable({ profile, visit }: Turn): readonly Question[] {
  return askedOf(profile, visit).filter(({ type }) => type !== "consent");
}

function surenessOf({ source }: Answer): number {
  return source.kind === "utterance" ? source.confidence : 1;
}
