import { choicesOf } from "../../kernel/business-profile.ts";
import type { Question } from "../../kernel/intake-question.ts";
import type { Source } from "../../kernel/intake-record.ts";
import type { Candidate, Visit } from "../conversation-state.ts";
import { isAsked, questionsOf } from "../intake-form.ts";
import { moneyIn, saysMoney } from "./amount.ts";
import { joinedLabels, readAnswer, timelineOf, writtenAmount } from "./answer.ts";
import { calendarText, withoutLongNumbers } from "./calendar-text.ts";
import { asksForCall } from "./call-back.ts";
import { allNamedIn, pickIn } from "./choice.ts";
import { type DayReading, dayIn } from "./day.ts";
import { emailAddressIn } from "./email-address.ts";
import { introducedNameIn, spokenNameIn } from "./person-name.ts";
import { phoneNumberIn } from "./phone-number.ts";
import type { Saying } from "./saying.ts";
import { timeIn } from "./time-of-day.ts";
import { amountRefusal, dayRefusal, type Known, likelySpan, timeRefusal, todayOf } from "./validity.ts";

/**
 * What was said beyond the question `asked`, by the id of the question that it answers. Only what cannot be
 * anything else; it is read back all the same when its question comes. A name or a contact that differs from
 * what was noted before is a correction of it.
 */
export function volunteeredIn(
  saying: Saying,
  known: Known,
  asked: string | null,
  source: Source,
): Readonly<Record<string, Candidate>> {
  const found: Record<string, Candidate> = {};
  const { profile, visit } = known;
  for (const question of questionsOf(profile, visit)) {
    if (question.id === asked) continue;
    const soFar: Known = { ...known, visit: { ...visit, volunteered: { ...visit.volunteered, ...found } } };
    if (!isAsked(profile, soFar.visit, question)) continue;
    const before = visit.answers[question.id]?.value;
    if (before !== undefined && !mayChange(question)) continue;
    if (isOneOfMany(saying, question, soFar, asked) || isForCall(saying, question, visit)) continue;
    const value = certainValue(saying, question, soFar);
    if (value !== null && value !== before) found[question.id] = { value, source };
  }
  return found;
}

/** What was told beside the question `asked`, and may mean several things: its question asks which. By question id. */
export function unsettledIn(
  saying: Saying,
  known: Known,
  asked: string | null,
  source: Source,
): Readonly<Record<string, readonly Candidate[]>> {
  const { profile, visit } = known;
  const found: Record<string, readonly Candidate[]> = {};
  for (const question of questionsOf(profile, visit)) {
    const isTold = question.id === asked || visit.answers[question.id] !== undefined;
    const mayBeEither = question.type === "choice" || question.type === "date";
    if (isTold || !mayBeEither || !isAsked(profile, visit, question)) continue;
    if (isOneOfMany(saying, question, known, asked) || isForCall(saying, question, visit)) continue;
    const reading = readAnswer(saying, question, null, known);
    if (reading.kind === "either") found[question.id] = reading.values.map((value) => ({ value, source }));
  }
  return found;
}

/** Whether telling it in passing corrects it: nobody names another person by chance, but often a day. */
export function mayChange({ type }: Question): boolean {
  return type === "name" || type === "phone" || type === "email" || type === "contact";
}

/** When to call is not when somebody comes. */
function isForCall(saying: Saying, { type }: Question, { language }: Visit): boolean {
  return (type === "date" || type === "time") && asksForCall(saying, language);
}

/** A day could belong to any of several questions about days. */
function isOneOfMany(saying: Saying, question: Question, known: Known, asked: string | null): boolean {
  const { profile, visit } = known;
  if (!["date", "time", "money"].includes(question.type)) return false;
  const alike = questionsOf(profile, visit).filter(
    (each) =>
      each.type === question.type &&
      isAsked(profile, visit, each) &&
      (each.id === asked ||
        (visit.answers[each.id] === undefined && certainValue(saying, each, known) !== null)),
  );
  return alike.length > 1;
}

function certainValue(saying: Saying, question: Question, known: Known): string | null {
  const { profile, visit } = known;
  const { language } = visit;
  const phone = () => phoneNumberIn(saying, profile.business.region, language);
  switch (question.type) {
    case "name":
      return (
        introducedNameIn(saying, language) ??
        (visit.answers[question.id] === undefined ? spokenNameIn(saying, language) : null)
      );
    case "phone":
      return phone();
    case "email":
      return emailAddressIn(saying, language);
    case "contact":
      return emailAddressIn(saying, language) ?? phone();
    case "choice": {
      // Nothing is like anything else by chance: only words that stand there.
      const pick = pickIn(saying, choicesOf(profile, question), language, 1);
      return pick.kind === "certain" ? pick.choice.label.en : timelineOf(saying, question, known);
    }
    case "several": {
      const named = allNamedIn(saying, choicesOf(profile, question), language);
      return named.length > 0 ? joinedLabels(named.map(({ label }) => label.en)) : null;
    }
    case "date": {
      const read = dayRead(saying, known, question.toDays <= 0);
      return read.kind === "day" && dayRefusal(read.day, question, known) === null ? read.day : null;
    }
    case "time": {
      const read = dayRead(saying, known, false);
      const text = "rest" in read ? read.rest : withoutLongNumbers(calendarText(saying, language));
      const time = timeIn(text, { language, ...likelySpan(question, known) });
      const fits = time.kind === "time" && time.marked && timeRefusal(time.wish, question, known) === null;
      return fits ? time.wish : null;
    }
    case "money": {
      const amount = saysMoney(saying, language) ? moneyIn(saying, language, question.currency) : null;
      const fits = amount !== null && amountRefusal(amount, question) === null;
      return fits ? writtenAmount(amount, question) : null;
    }
    case "consent":
    case "yes-no":
    case "number":
    case "text":
      return null;
  }
}

function dayRead(saying: Saying, known: Known, past: boolean): DayReading {
  const { language } = known.visit;
  const monthFirst = known.profile.business.region === "US";
  const text = withoutLongNumbers(calendarText(saying, language));
  return dayIn(text, { today: todayOf(known), language, monthFirst, past });
}
