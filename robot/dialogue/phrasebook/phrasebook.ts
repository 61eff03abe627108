import type { ChoiceList, Question } from "../../kernel/intake-question.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { VoiceChange } from "../effect.ts";
import type { SmallTalk } from "../understanding/vocabulary.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** What the robot itself says, in one language. What the business says is in its profile. Short: it is heard, not read. */
export interface Phrasebook {
  readonly language: Language;
  greeting(business: string): string;
  /** Why a visitor who declined is not turned away. */
  readonly declined: string;
  readonly whoAmI: string;
  /** On the screen, beside what is recorded. */
  readonly iAmARobot: string;
  whoGetsIt(business: string): string;
  /** What a record holds, given what is asked for, and what is not kept: a line each. */
  stored(asked: readonly string[]): readonly string[];
  readonly yes: string;
  readonly no: string;
  /** The name of the language itself, for the button that switches to it. */
  readonly ownName: string;
  /** The button with which a visitor who declined thinks again. */
  readonly takeMyDetails: string;
  /** The buttons with which somebody who only wants to know something asks for it. */
  readonly asksFor: Readonly<Record<"hours" | "prices" | "address", string>>;
  /** A question as people say it, written as a question: "Is there parking?" */
  asQuestion(said: string): string;

  readonly gotIt: string;
  niceToMeet(firstName: string): string;
  noted(value: string): string;
  readonly isThatRight: string;
  readBackName(name: string): string;
  readBackPhone(number: string): string;
  readBackEmail(address: string): string;
  readBackChoice(label: string): string;
  /** A day, a time, an amount, several choices. */
  readBackValue(shown: string): string;
  /** What the visitor said in their own words. */
  readBackText(text: string): string;
  /** "2026-11-24" as people say it; with the year where it may be meant otherwise. */
  date(day: string, withYear: boolean): string;
  /** "17:00", "after 17:00", "between 14:00 and 16:00" as people say it. */
  time(wish: string): string;
  several(labels: readonly string[]): string;
  /** Why an answer that was understood cannot be one. */
  dayTooEarly(first: string): string;
  dayTooLate(last: string): string;
  closedThatDay(day: string): string;
  readonly noExactDay: string;
  outsideHours(spans: readonly string[]): string;
  readonly noExactTime: string;
  outOfRange(from: string, to: string): string;
  readonly tooLong: string;
  /** The answer may mean any of these. */
  doYouMean(labels: readonly string[]): string;
  /** After the first digits of a telephone number. */
  readonly andTheRest: string;
  /** To somebody who thinks that the number is complete. */
  readonly digitsMissing: string;
  readonly spellText: string;
  readonly slowly: string;
  /** Everything is told: the visitor is asked to look at it. */
  readonly review: string;
  /** The same, with the values that were never read back. */
  reviewOf(values: readonly string[]): string;
  /** After something was changed. */
  readonly reviewChanged: string;
  /** The button that agrees to all of it. */
  readonly allCorrect: string;
  /** To a second no: perhaps there is nothing to change. */
  readonly nothingWrong: string;
  readonly changeWhat: string;
  readonly reviewHelp: string;
  /** What a field is called, at the head of its line. */
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly yesOrNo: string;
  readonly letMeTryAgain: string;
  readonly spellName: string;
  readonly spellLastName: string;
  readonly spellPhone: string;
  readonly spellEmail: string;
  readonly typeIt: string;
  readonly orType: string;
  readonly typedWrongly: Readonly<Record<TypedKind, string>>;
  whichOf(labels: readonly string[]): string;

  /** To a visitor who asks for a moment. */
  readonly takeYourTime: string;
  /** To "slower", "louder" and the like: said in the new voice. */
  readonly voiceChanged: Readonly<Record<VoiceChange, string>>;
  /** To somebody who has come while another is served. */
  readonly waitYourTurn: string;
  readonly stillThere: string;
  readonly skipped: string;
  readonly cannotSkip: string;
  readonly cannotGoBack: string;
  readonly goingBack: string;
  readonly startingOver: string;
  readonly cancelled: string;
  help(canSkip: boolean): string;
  readonly helpServing: string;
  readonly backToForm: string;
  readonly notTheQuestion: string;
  /** To a visitor who is rude. */
  readonly stayFriendly: string;
  /** What was just said is taken back. */
  readonly forgotThat: string;
  readonly leaveItOut: string;

  readonly person: string;
  readonly handingOver: string;
  completed(firstName: string | null): string;
  /** To somebody with an appointment: the record is durable, the host is told. */
  checkedIn(firstName: string | null, host: string | null): string;
  /** The same without consent: nothing is noted, the host is told all the same. */
  tellingHost(host: string | null): string;
  /** To somebody who mentions an appointment amid the form. */
  readonly ifExpected: string;
  /** To somebody who was taken for expected and is not. */
  readonly notExpected: string;
  readonly saving: string;
  readonly couldNotSave: string;
  readonly goodbye: string;
  readonly goodbyeForgotten: string;
  readonly goodbyeKept: string;
  readonly allDone: string;

  readonly smallTalk: Readonly<Record<SmallTalk, string>>;
  unknownAnswer(noted: boolean): string;
  address(address: string | undefined): string;
  telephone(number: string | undefined): string;
  services(labels: readonly string[]): string;
  price(service: string, price: string): string;
  readonly noPrice: string;
  openToday(spans: readonly string[]): string;
  openOn(day: string, spans: readonly string[]): string;
  closedOn(day: string): string;
  readonly closedToday: string;
  opensNext(day: string, span: string): string;
  span(from: string, to: string): string;
  day(weekday: number): string;
  readonly anythingElse: string;

  /** Titles of the screen where no question of the form is asked. */
  attractTitle(business: string): string;
  /** Says that it is a robot and what it is there for. */
  attractDetail(kind: string): string;
  /** While the robot serves nobody. */
  readonly offDutyTitle: string;
  readonly offDutyDetail: string;
}

/** Fields that visitors have a common word for. */
export type FieldName = ChoiceList | "name" | "phone" | "email" | "contact" | "date" | "time" | "money";

/** What can be typed into. */
export type TypedKind = Exclude<Question["type"], "consent" | "choice" | "several" | "yes-no">;

export function phrasebookOf(language: Language): Phrasebook {
  return language === "es" ? es : en;
}
