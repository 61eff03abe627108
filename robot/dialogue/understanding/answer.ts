import { choicesOf } from "../../kernel/business-profile.ts";
import type { Question, QuestionOf } from "../../kernel/intake-question.ts";
import type { Source } from "../../kernel/intake-record.ts";
import type { Candidate, Visit } from "../conversation-state.ts";
import { bothSources } from "../turn.ts";
import { isRude } from "./abuse.ts";
import { amendedContact, amendedName } from "./amendment.ts";
import { completedLike, moneyIn, sumsIn } from "./amount.ts";
import { calendarText } from "./calendar-text.ts";
import { allNamedIn, deniedIn, phrasesOf, pickIn } from "./choice.ts";
import { dayIn } from "./day.ts";
import { emailAddressIn } from "./email-address.ts";
import { placeIn } from "./option.ts";
import { choiceCovering, periodIn } from "./period.ts";
import { personNameIn, writtenName } from "./person-name.ts";
import { phoneNumberIn } from "./phone-number.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { letterCountIn, spelledAtEndOf } from "./spelling.ts";
import { timeIn } from "./time-of-day.ts";
import {
  amountRefusal,
  dayRefusal,
  type Known,
  likelySpan,
  type Refusal,
  timeRefusal,
  todayOf,
} from "./validity.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { answerToldIn, yesNoIn } from "./yes-no.ts";

export type Reading =
  | { readonly kind: "value"; readonly value: string; readonly certain: boolean }
  /** Part of an earlier value was replaced; the source of both stands behind it. */
  | { readonly kind: "corrected"; candidate(source: Source): Candidate }
  /** It may mean any of these values: the visitor is asked which. */
  | { readonly kind: "either"; readonly values: readonly string[] }
  /** It was understood and cannot be: the visitor is told why. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "none" };

const none: Reading = { kind: "none" };

/** What was answered to `question`. `denied` is an earlier reading that the visitor is correcting. */
export function readAnswer(
  saying: Saying,
  question: Question,
  denied: Candidate | null,
  known: Known,
): Reading {
  const { profile, visit } = known;
  const region = profile.business.region;
  switch (question.type) {
    case "consent":
      return none;
    case "name":
      return namesChoice(saying, known) ? none : nameReading(saying, denied, visit);
    case "phone":
      return (
        valueOrNone(phoneNumberIn(saying, region, visit.language)) ?? contactReading(saying, denied, visit)
      );
    case "email":
      return valueOrNone(emailAddressIn(saying, visit.language)) ?? contactReading(saying, denied, visit);
    case "contact":
      return (
        valueOrNone(emailAddressIn(saying, visit.language)) ??
        valueOrNone(phoneNumberIn(saying, region, visit.language)) ??
        contactReading(saying, denied, visit)
      );
    case "choice":
      return choiceReading(saying, question, known);
    case "several":
      return severalReading(saying, question, known);
    case "yes-no": {
      const { answer, certain } = answerToldIn(saying, visit.language);
      return answer === "unclear" ? none : { kind: "value", value: answer, certain };
    }
    case "date":
      return dayReading(saying, question, known);
    case "time":
      return timeReading(saying, question, known);
    case "number":
      return numberReading(saying, question, known);
    case "money": {
      const amount = moneyIn(saying, visit.language, question.currency);
      return amount === null ? none : moneyReading(amount, question, denied);
    }
    case "text":
      return textReading(saying, question, visit);
  }
}

/** "Google", said too late or too early, is no name. */
function namesChoice(saying: Saying, { profile, visit }: Known): boolean {
  const words = saying.words.map((word) => word.plain).join(" ");
  return [...profile.services, ...profile.sources, ...profile.timelines].some((choice) =>
    phrasesOf(choice, visit.language).some((phrase) => plainWords(phrase).join(" ") === words),
  );
}

function nameReading(saying: Saying, denied: Candidate | null, visit: Visit): Reading {
  const { language } = visit;
  // One word corrects the word of the name that it is most like: "no, Ruiz".
  const amended = denied && amendedName(denied.value, saying, language);
  if (amended) return correctionOf(denied, amended);
  if (letterCountIn(saying.words, language)) return none;
  const spelled = spelledAtEndOf(saying.words, language);
  const name = spelled ? writtenName([spelled]) : personNameIn(saying, language);
  return name === null ? none : { kind: "value", value: name, certain: false };
}

function correctionOf(denied: Candidate, value: string): Reading {
  return {
    kind: "corrected",
    candidate: (source) => ({ value, source: bothSources(denied.source, source) }),
  };
}

/** Part of a number or an address that was told before. */
function contactReading(saying: Saying, denied: Candidate | null, visit: Visit): Reading {
  const value = denied && amendedContact(denied.value, saying, visit.language);
  return denied && value !== null ? correctionOf(denied, value) : none;
}

function choiceReading(saying: Saying, question: QuestionOf<"choice">, known: Known): Reading {
  const { profile, rules, visit } = known;
  const pick = pickIn(saying, choicesOf(profile, question), visit.language, rules.similarity);
  const likely = (value: string | null): Reading =>
    value === null ? none : { kind: "value", value, certain: false };
  switch (pick.kind) {
    case "certain":
      return { kind: "value", value: pick.choice.label.en, certain: true };
    case "likely":
      return likely(timelineOf(saying, question, known) ?? pick.choice.label.en);
    case "either":
      return { kind: "either", values: pick.choices.map(({ label }) => label.en) };
    case "none": {
      // "The first one", of those on the screen.
      const shown = choicesOf(profile, question).map(({ label }) => label.en);
      return likely(timelineOf(saying, question, known) ?? placeIn(saying, shown, visit.language));
    }
  }
}

/** The answer to "when?" that the named day falls into. */
export function timelineOf(saying: Saying, question: QuestionOf<"choice">, known: Known): string | null {
  if (question.choices !== "timelines") return null;
  const { language } = known.visit;
  const monthFirst = known.profile.business.region === "US";
  const context = { today: todayOf(known), language, monthFirst, past: false };
  const period = periodIn(saying, context);
  return period && (choiceCovering(period, choicesOf(known.profile, question), context)?.label.en ?? null);
}

function severalReading(
  saying: Saying,
  question: QuestionOf<"several">,
  { profile, rules, visit }: Known,
): Reading {
  const choices = choicesOf(profile, question);
  const words = saying.words.map((word) => word.plain).join(" ");
  const { allOfThem } = vocabularyOf(visit.language);
  const all = allOfThem.some((phrase) => words.includes(plainWords(phrase).join(" ")));
  const denied = all ? deniedIn(saying, choices, visit.language) : [];
  const named = all
    ? choices.filter((choice) => !denied.includes(choice))
    : allNamedIn(saying, choices, visit.language);
  if (named.length > 0) {
    return { kind: "value", value: joinedLabels(named.map(({ label }) => label.en)), certain: true };
  }
  const pick = pickIn(saying, choices, visit.language, rules.similarity);
  return pick.kind === "likely" ? { kind: "value", value: pick.choice.label.en, certain: false } : none;
}

/** How several picked choices are kept: by their English labels. */
export function joinedLabels(labels: readonly string[]): string {
  return labels.join("; ");
}

function dayReading(saying: Saying, question: QuestionOf<"date">, known: Known): Reading {
  const { language } = known.visit;
  const read = dayIn(calendarText(saying, language), {
    today: todayOf(known),
    language,
    monthFirst: known.profile.business.region === "US",
    past: question.toDays <= 0,
  });
  switch (read.kind) {
    case "day": {
      const refusal = dayRefusal(read.day, question, known);
      return refusal ? { kind: "refused", refusal } : { kind: "value", value: read.day, certain: true };
    }
    case "either": {
      const possible = read.days.filter((day) => dayRefusal(day, question, known) === null);
      const [only] = possible;
      if (only === undefined) {
        const refusal = dayRefusal(read.days[0] ?? "", question, known);
        return refusal ? { kind: "refused", refusal } : none;
      }
      return possible.length === 1
        ? { kind: "value", value: only, certain: false }
        : { kind: "either", values: possible };
    }
    case "vague":
      return { kind: "refused", refusal: { why: "no-exact-day" } };
    case "none":
      return none;
  }
}

function timeReading(saying: Saying, question: QuestionOf<"time">, known: Known): Reading {
  const { language } = known.visit;
  const text = calendarText(saying, language);
  const day = dayIn(text, { today: todayOf(known), language, monthFirst: true, past: false });
  const read = timeIn("rest" in day ? day.rest : text, { language, ...likelySpan(question, known) });
  if (read.kind === "none") return none;
  if (read.kind === "time") {
    const refusal = timeRefusal(read.wish, question, known);
    return refusal ? { kind: "refused", refusal } : { kind: "value", value: read.wish, certain: true };
  }
  const possible = read.wishes.filter((wish) => timeRefusal(wish, question, known) === null);
  const [only] = possible;
  if (only === undefined) {
    const refusal = timeRefusal(read.wishes[0] ?? "", question, known);
    return refusal ? { kind: "refused", refusal } : none;
  }
  return possible.length === 1
    ? { kind: "value", value: only, certain: false }
    : { kind: "either", values: possible };
}

function numberReading(saying: Saying, question: QuestionOf<"number">, { visit }: Known): Reading {
  const amounts = sumsIn(saying, visit.language);
  const [only] = amounts;
  if (only === undefined) {
    const { answer, rest } = yesNoIn(saying, visit.language);
    const isNone = answer === "no" && rest.length === 0 && question.from <= 0;
    if (isNone || saysNone(saying, visit)) return amountReading(0, question);
    return question.from <= 0 && saysNotAny(saying, visit)
      ? { kind: "value", value: writtenAmount(0, question), certain: false }
      : none;
  }
  if (amounts.length > 1) return { kind: "either", values: amounts.slice(0, 3).map(String) };
  return Number.isInteger(only) ? amountReading(only, question) : none;
}

function saysNone(saying: Saying, { language }: Visit): boolean {
  const [only, ...more] = saying.words.map((word) => word.plain);
  return only !== undefined && more.length === 0 && vocabularyOf(language).zero.includes(only);
}

/** "We don't have any kids" */
function saysNotAny(saying: Saying, { language }: Visit): boolean {
  const words = saying.words.map((word) => word.plain);
  return vocabularyOf(language).notAny.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
}

/** "Make that six" of what was five hundred may be six hundred. */
function moneyReading(amount: number, question: QuestionOf<"money">, denied: Candidate | null): Reading {
  const completed = denied && completedLike(amount, Number.parseFloat(denied.value));
  if (!completed || amountRefusal(completed, question)) return amountReading(amount, question);
  return { kind: "either", values: [completed, amount].map((each) => writtenAmount(each, question)) };
}

function amountReading(amount: number, question: QuestionOf<"number" | "money">): Reading {
  const refusal = amountRefusal(amount, question);
  if (refusal) return { kind: "refused", refusal };
  return { kind: "value", value: writtenAmount(amount, question), certain: true };
}

/** "3", or "45.00 USD". */
export function writtenAmount(amount: number, question: QuestionOf<"number" | "money">): string {
  return question.type === "money" ? `${amount.toFixed(2)} ${question.currency}` : String(amount);
}

/** Anything is an answer, but a sound that only gains time. */
function textReading(saying: Saying, question: QuestionOf<"text">, { language }: Visit): Reading {
  const { fillers, politeness } = vocabularyOf(language);
  // A plain no is none either, but a wish not to answer.
  const { answer, rest } = yesNoIn(saying, language);
  if (answer === "no" && rest.length === 0) return none;
  if (isRude(saying, language) && saying.words.length <= LONGEST_INSULT_WORDS) return none;
  const says = saying.words.some(({ plain }) => !fillers.includes(plain) && !politeness.includes(plain));
  if (!says) return none;
  if (saying.text.length > question.longest) return { kind: "refused", refusal: { why: "too-long" } };
  return { kind: "value", value: saying.text, certain: true };
}

/** A longer one may be what somebody was called. */
const LONGEST_INSULT_WORDS = 4;

function valueOrNone(value: string | null): Reading | null {
  return value === null ? null : { kind: "value", value, certain: false };
}
