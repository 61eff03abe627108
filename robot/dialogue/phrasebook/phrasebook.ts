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
  readonly yes: string;
  readonly no: string;
  /** The name of the language itself, for the button that switches to it. */
  readonly ownName: string;
  /** The button with which a visitor who declined thinks again. */
  readonly takeMyDetails: string;

  readonly gotIt: string;
  niceToMeet(firstName: string): string;
  noted(value: string): string;
  readonly isThatRight: string;
  readBackName(name: string): string;
  readBackPhone(number: string): string;
  readBackEmail(address: string): string;
  readBackChoice(label: string): string;
  readonly yesOrNo: string;
  readonly letMeTryAgain: string;
  readonly spellName: string;
  readonly spellLastName: string;
  readonly spellPhone: string;
  readonly spellEmail: string;
  readonly typeIt: string;
  readonly orType: string;
  readonly typedWrongly: Readonly<Record<"name" | "phone" | "email" | "contact", string>>;
  whichOf(labels: readonly string[]): string;

  /** To a visitor who asks for a moment. */
  readonly takeYourTime: string;
  /** To "slower", "louder" and the like: said in the new voice. */
  readonly voiceChanged: Readonly<Record<VoiceChange, string>>;
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
  readonly leaveItOut: string;

  readonly person: string;
  readonly handingOver: string;
  completed(firstName: string | null): string;
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

export function phrasebookOf(language: Language): Phrasebook {
  return language === "es" ? es : en;
}
