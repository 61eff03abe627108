import { choicesOf } from "../../kernel/business-profile.ts";
import type { Question } from "../../kernel/intake-question.ts";
import { isAsked, questionsOf } from "../intake-form.ts";
import { readAnswer } from "./answer.ts";
import { phrasesOf } from "./choice.ts";
import { indexOfPhrase, plainWords, type Saying, sayingOfWords } from "./saying.ts";
import type { Known } from "./validity.ts";
import { type ChangeNoun, vocabularyOf } from "./vocabulary.ts";

const LONGEST_REQUEST_WORDS = 16;

export interface ChangeRequest {
  readonly question: Question;
  /** What it should be: the "color" of "change the service to color"; may be empty. */
  readonly to: Saying;
}

/** What a visitor wants to change in the form: "my name is wrong", "change the phone to …"; null when nothing. */
export function changeAskedIn(saying: Saying, known: Known): ChangeRequest | null {
  const { profile, visit } = known;
  const { verbs, into } = vocabularyOf(visit.language).changes;
  const words = saying.words.map((word) => word.plain);
  const asksForChange = verbs.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  if (words.length > LONGEST_REQUEST_WORDS || !asksForChange) return null;
  const starts = into.map((phrase) => {
    const wanted = plainWords(phrase);
    const start = indexOfPhrase(words, wanted);
    // The "por" of "por favor" leads to nothing.
    return start < 0 || words[start + wanted.length] === "favor" ? -1 : start + wanted.length;
  });
  const from = Math.max(...starts);
  const to = sayingOfWords(from > 0 ? saying.words.slice(from) : []);
  const question =
    fieldNamedIn(saying, { profile, visit }) ??
    (from > 0 ? (tellingOf(words.slice(0, from), known) ?? meantBy(words, to, known)) : null);
  return question && { question, to };
}

/** The question that was answered with what is to be changed: the "haircut" of "change the haircut to color". */
function tellingOf(words: readonly string[], { profile, visit }: Known): Question | null {
  const told = questionsOf(profile, visit).filter((question) => {
    if (question.type !== "choice" && question.type !== "several") return false;
    const labels = visit.answers[question.id]?.value.split("; ") ?? [];
    return choicesOf(profile, question)
      .filter(({ label }) => labels.includes(label.en))
      .flatMap((choice) => phrasesOf(choice, visit.language))
      .some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  });
  return told[0] ?? null;
}

/** "Move it to Saturday": the question that was answered, and that such a value answers too. */
function meantBy(words: readonly string[], to: Saying, known: Known): Question | null {
  const { profile, visit } = known;
  const { itself } = vocabularyOf(visit.language).changes;
  if (!words.some((word) => itself.includes(word))) return null;
  const told = questionsOf(profile, visit).filter(({ id }) => visit.answers[id] !== undefined);
  return (
    told.find(
      (question) =>
        ["choice", "date", "time", "money"].includes(question.type) &&
        readAnswer(to, question, null, known).kind !== "none",
    ) ?? null
  );
}

/** The question of the form that a saying names: "the phone number"; null when none. */
export function fieldNamedIn(
  saying: Saying,
  { profile, visit }: Pick<Known, "profile" | "visit">,
): Question | null {
  const { nouns } = vocabularyOf(visit.language).changes;
  const words = saying.words.map((word) => word.plain);
  const has = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  const asked = questionsOf(profile, visit).filter((each) => isAsked(profile, visit, each));
  const named = asked.filter((each) => each.type !== "consent" && has(each.called[visit.language]));
  const meant = asked.filter((each) => has(nounsFor(each).flatMap((noun) => nouns[noun])));
  // Of two days the one that was told already.
  const isTold = ({ id }: Question) => visit.answers[id] !== undefined;
  return named[0] ?? meant.find(isTold) ?? meant[0] ?? null;
}

function nounsFor(question: Question): readonly ChangeNoun[] {
  switch (question.type) {
    case "name":
    case "phone":
    case "email":
    case "date":
    case "time":
    case "money":
      return [question.type];
    case "contact":
      return ["phone", "email"];
    case "choice":
    case "several":
      return typeof question.choices === "string" ? [question.choices] : [];
    case "consent":
    case "yes-no":
    case "number":
    case "text":
      return [];
  }
}
