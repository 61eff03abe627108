import { choicesOf } from "../../kernel/business-profile.ts";
import type { Question } from "../../kernel/intake-question.ts";
import type { Candidate } from "../conversation-state.ts";
import { amountsIn } from "./amount.ts";
import { joinedLabels, type Reading, readAnswer } from "./answer.ts";
import { calendarText } from "./calendar-text.ts";
import { dayIn } from "./day.ts";
import { periodIn } from "./period.ts";
import { introducedNameIn, personNameIn } from "./person-name.ts";
import { fold, indexOfPhrase, plainWords, type Saying, sayingOfWords } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { spelledIn } from "./spelling.ts";
import { timeIn, timesInWish } from "./time-of-day.ts";
import { type Known, todayOf } from "./validity.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Another value of the same kind than the one that was read back, in what followed a yes: the "thursday" of "okay,
 * Thursday then", where Friday was read back. Null when nothing speaks against that one.
 */
export function disagreementIn(
  rest: Saying,
  question: Question,
  candidate: Candidate,
  known: Known,
): Reading | null {
  const saying = withoutEmphasis(rest, known);
  if (saying.words.length === 0) return null;
  const reading = readingOf(saying, question, candidate, known);
  switch (reading.kind) {
    case "value":
      return agrees(reading.value, candidate.value, question) || sumsUp(saying, candidate, question, known)
        ? null
        : reading;
    case "corrected":
      return reading.candidate(candidate.source).value === candidate.value ? null : reading;
    case "either":
      // "Next Friday" may be the Friday that was read back.
      return reading.values.includes(candidate.value) || sumsUp(saying, candidate, question, known)
        ? null
        : reading;
    case "refused":
      return liesIn(saying, candidate, question, known) ? null : reading;
    case "none":
      return null;
  }
}

function readingOf(saying: Saying, question: Question, candidate: Candidate, known: Known): Reading {
  const none: Reading = { kind: "none" };
  switch (question.type) {
    // A yes is no answer to such a question, and neither is what follows it.
    case "consent":
    case "text":
    case "yes-no":
      return none;
    case "name":
      return isName(saying, candidate, known) ? readAnswer(saying, question, candidate, known) : none;
    case "phone":
    case "email":
    case "contact":
      return sayWhen(saying, known)
        ? readAnswer(saying, question, null, known)
        : readAnswer(saying, question, candidate, known);
    case "choice": {
      const reading = readAnswer(saying, question, null, known);
      return reading.kind === "value" && !reading.certain ? none : reading;
    }
    // A yes keeps those that were read back.
    case "several": {
      const reading = readAnswer(saying, question, null, known);
      if (reading.kind !== "value" || !reading.certain) return none;
      const told = [...candidate.value.split("; "), ...reading.value.split("; ")];
      const labels = choicesOf(known.profile, question).map(({ label }) => label.en);
      return { ...reading, value: joinedLabels(labels.filter((label) => told.includes(label))) };
    }
    case "date":
    case "time":
    case "number":
    case "money":
      return readAnswer(saying, question, candidate, known);
  }
}

/** Anything may be a name: it is one that is introduced, spelled, or whole and like the one that was read back. */
function isName(saying: Saying, { value }: Candidate, { visit }: Known): boolean {
  const { language } = visit;
  if (introducedNameIn(saying, language) !== null || spelledIn(saying.words, language) !== null) return true;
  const name = personNameIn(saying, language);
  return name?.includes(" ") === true && similarity(fold(name), fold(value)) >= LIKE_ENOUGH;
}

/** "Anna Reese" is as like "Ana Ruiz" as one half. */
const LIKE_ENOUGH = 0.4;

/** "In the afternoon" does not speak against three o'clock. */
function agrees(value: string, readBack: string, { type }: Question): boolean {
  if (value === readBack) return true;
  if (type !== "time" || /^\d/.test(value)) return false;
  const [first = "", second = ""] = timesInWish(value);
  const [meant = "", ...more] = timesInWish(readBack);
  if (!/^\d/.test(readBack) || more.length > 0) return false;
  if (value.startsWith("after")) return meant >= first;
  if (value.startsWith("before")) return meant <= first;
  return meant >= first && meant <= second;
}

/** "Two girls and one boy" are three. */
function sumsUp(saying: Saying, { value }: Candidate, { type }: Question, { visit }: Known): boolean {
  if (type !== "number") return false;
  const amounts = amountsIn(saying, visit.language);
  return amounts.length > 1 && String(amounts.reduce((all, each) => all + each, 0)) === value;
}

/** "Next week" names no day, and does not speak against one in it. */
function liesIn(saying: Saying, { value }: Candidate, { type }: Question, known: Known): boolean {
  if (type !== "date") return false;
  const monthFirst = known.profile.business.region === "US";
  const { language } = known.visit;
  const period = periodIn(saying, { today: todayOf(known), language, monthFirst, past: false });
  return period !== null && period.from <= value && value <= period.to;
}

/** "Call after ten": those are no last digits of a number. */
function sayWhen(saying: Saying, known: Known): boolean {
  const { language } = known.visit;
  const text = calendarText(saying, language);
  const day = dayIn(text, { today: todayOf(known), language, monthFirst: true, past: false });
  const time = timeIn(text, { language, from: "08:00", to: "19:59" });
  return day.kind !== "none" || (time.kind === "time" && time.marked);
}

/** "Yes, one hundred percent", "yes, that one": numbers that count nothing. */
function withoutEmphasis({ words }: Saying, { visit }: Known): Saying {
  const { emphasis } = vocabularyOf(visit.language);
  const plain = words.map((word) => word.plain);
  for (const phrase of emphasis) {
    const wanted = plainWords(phrase);
    const from = indexOfPhrase(plain, wanted);
    if (from >= 0) return sayingOfWords([...words.slice(0, from), ...words.slice(from + wanted.length)]);
  }
  return sayingOfWords(words);
}
