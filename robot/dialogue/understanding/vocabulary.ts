import type { ChoiceList } from "../../kernel/intake-question.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import type { VisitorCommand } from "../screen-protocol.ts";
import { english } from "./vocabulary-en.ts";
import { spanish } from "./vocabulary-es.ts";

/** What every business is asked about; the profile holds the answers. */
export type Topic = "hours" | "address" | "telephone" | "services" | "privacy";

/** Said for company rather than for an answer. */
export type SmallTalk = "well-being" | "thanks" | "compliment" | "joke";

/** What visitors say, in one language. All phrases are compared without accents and in lower case. */
export interface Vocabulary {
  /** The whole utterance, apart from {@link politeness}. */
  readonly commands: Readonly<Record<VisitorCommand, readonly string[]>>;
  readonly goodbye: readonly string[];
  /** "That's it": at the end it agrees to everything, before it only ends an answer. */
  readonly allTold: readonly string[];
  readonly persons: {
    /** Nobody asks for these without wanting one. */
    readonly sure: readonly string[];
    readonly anybody: readonly string[];
    readonly asks: readonly string[];
    /** Asks for somebody only before them: "will someone call me" asks what comes later. */
    readonly calls: readonly string[];
    readonly where: readonly string[];
    readonly notMachines: readonly string[];
  };
  /** Undoes "slower". */
  readonly faster: readonly string[];
  /** Ends a pause. */
  readonly goAhead: readonly string[];
  /** Beginnings that only a speaker of this language makes. */
  readonly openings: readonly string[];
  /** "what?": asks to repeat. Too short to be listened for among other words. */
  readonly puzzled: readonly string[];
  readonly changes: ChangeWords;
  readonly denials: StandingWords;
  /** Before what should have been understood: "I meant color". */
  readonly corrections: readonly string[];
  /** At the end of a saying they take all of it back. */
  readonly retractions: readonly string[];
  readonly abuse: readonly string[];
  /** Somebody comes for an appointment: "I am here to see Dana". */
  readonly arrivals: readonly string[];
  /** Somebody has one, perhaps elsewhere or another day. */
  readonly appointments: readonly string[];
  /** Somebody who has none. */
  readonly notExpected: readonly string[];
  /** The same, beside the name of whom they come to see. */
  readonly meetings: readonly string[];
  /** Of several choices. */
  readonly allOfThem: readonly string[];
  readonly noneOfThem: readonly string[];
  /** The number nought, where a number was asked for. */
  readonly zero: readonly string[];
  /** The same, somewhere in a sentence. */
  readonly notAny: readonly string[];
  /** Asks to be called or written to: "call me after five". */
  readonly calling: readonly string[];
  /** What may stand between that and the time. */
  readonly betweenCalling: readonly string[];
  /** Said with a yes: they hold a number and count nothing. */
  readonly emphasis: readonly string[];
  /** Before the sum of what was counted: "so three". */
  readonly summingUp: readonly string[];
  /** A yes and a no in a sentence about oneself, where one of them was asked for. */
  readonly statedYes: readonly string[];
  readonly statedNo: readonly string[];
  /** Left out wherever they stand in a wish: "I really have to go". */
  readonly softeners: readonly string[];
  /** Puts one more to what was picked: "and Spanish too". */
  readonly additions: readonly string[];
  /** Beginnings of a question that asks for something to be done: "can I get a haircut" is a wish. */
  readonly requests: readonly string[];
  /** "The second one": picks one of the values that were offered. */
  readonly places: readonly (readonly string[])[];
  /** Before what somebody wants, whatever else they mention. */
  readonly wishing: readonly string[];
  readonly articles: readonly string[];
  /** Before what belongs to whoever speaks. */
  readonly mine: readonly string[];
  /** A visitor who declined thinks again. */
  readonly secondThoughts: readonly string[];
  /** Words at the beginning that only gain time. */
  readonly fillers: readonly string[];
  /** Words around a phrase that carry no meaning of their own. */
  readonly politeness: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Sound like a no, mean yes. */
  readonly yesAfterAll: readonly string[];
  readonly approval: ApprovalWords;
  /** After one of these a no may end as a yes: "no, wait, yes". */
  readonly turns: readonly string[];
  /** Any of these makes a yes doubtful. */
  readonly negations: readonly string[];
  /** "my name is": surely followed by a name. */
  readonly nameCarriers: readonly string[];
  readonly namedParts: { readonly first: readonly string[]; readonly last: readonly string[] };
  /** The "with" of "Ruiz with a z", which begins an explanation and ends the name. */
  readonly explaining: readonly string[];
  /** "i am": followed by a name or by something else. */
  readonly weakNameCarriers: readonly string[];
  /** Words that are no part of a name. */
  readonly notNames: readonly string[];
  readonly questionStarts: readonly string[];
  readonly priceWords: readonly string[];
  readonly topics: Readonly<Record<Topic, readonly string[]>>;
  readonly smallTalk: Readonly<Record<SmallTalk, readonly string[]>>;
  /** Words that mean the same in an answer. */
  readonly sameWords: readonly (readonly string[])[];
  /** Words that mean nearly the same in an answer: enough to ask back. */
  readonly kinOfAnswers: readonly (readonly string[])[];
  /** Words that mean the same in a question about a business. */
  readonly kin: readonly (readonly string[])[];
  /** Before a question, and no part of it. */
  readonly leadIns: readonly string[];
  /** They say when and not about what: "tomorrow" asks nothing. */
  readonly whenWords: readonly string[];
  /** Who speaks of themselves answers: "call me" is no question about the telephone. */
  readonly firstPerson: readonly string[];
  /** Words too common to tell one question from another. */
  readonly smallWords: readonly string[];
  readonly weekdays: readonly string[];
  readonly tomorrow: readonly string[];
  /** What is corrected of a number by name. */
  readonly phoneParts: PhonePartWords;
  /** Said of an address, and no part of it: "no spaces". */
  readonly emailRemarks: readonly string[];
  /** Before a letter or a digit, and no part of what is spelled: "the letter z". */
  readonly characterNouns: readonly string[];
  /** Before the only one of a letter: "with a single n". */
  readonly single: readonly string[];
  /** Beginnings by which somebody says that they will not tell it. */
  readonly refusals: readonly string[];
  /** The same beginnings go on so when a question was not understood. */
  readonly notUnderstood: readonly string[];
  readonly at: readonly string[];
  readonly dot: readonly string[];
  readonly asIn: readonly string[];
  readonly digits: Readonly<Record<string, string>>;
  readonly tens: Readonly<Record<string, number>>;
  readonly repeats: Readonly<Record<string, number>>;
  readonly letters: Readonly<Record<string, string>>;
}

/** What visitors call the parts of a telephone number. */
interface PhonePartWords {
  readonly area: readonly string[];
  readonly middle: readonly string[];
  /** The "first" of "the first three are 773". */
  readonly first: readonly string[];
  /** The "last" of "the last four are 0143". */
  readonly last: readonly string[];
}

/** "No, it's all good", said of everything that is shown. */
export interface ApprovalWords {
  /** They may stand before it and deny nothing of it. */
  readonly noes: readonly string[];
  /** Before one of these any no is one of them: "nothing, it's fine". */
  readonly subjects: readonly string[];
  readonly praise: readonly string[];
  readonly around: readonly string[];
  /** Nothing is to be changed, in whole sayings. */
  readonly unchanged: readonly string[];
  /** What is to be changed, if it is nothing. */
  readonly nothing: readonly string[];
}

/** "change the phone", "my name is wrong". */
export interface ChangeWords {
  readonly verbs: readonly string[];
  /** What visitors call a value, by what it is. */
  readonly nouns: Readonly<Record<ChangeNoun, readonly string[]>>;
  /** Stands for what is to be changed: "move it to Saturday". */
  readonly itself: readonly string[];
  /** Before the new value. */
  readonly into: readonly string[];
  /** The few ways that are listened for. */
  readonly phrases: readonly string[];
}

/** "I don't want color", "anything but color", "this week is bad". */
export interface StandingWords {
  /** They deny as far as their sentence reaches: "not", "cancel". */
  readonly negators: readonly string[];
  /** Between one of those and what it denies: the "want" of "I don't want color", the "here for" of "not here for". */
  readonly reaching: readonly string[];
  /** Right before what is left out, or is about something or somebody else: "rather than", "call me", "my wife speaks". */
  readonly against: readonly string[];
  /** After a denial, before what is meant: "not color but a cut". */
  readonly contrasting: readonly string[];
  /** Before one of those that leaves something out: the "everything" of "everything but color". */
  readonly universals: readonly string[];
  readonly joining: readonly string[];
  /** Between what is named and what is said of it. */
  readonly linking: readonly string[];
  /** Said of what is not wanted: "bad". */
  readonly unsuiting: readonly string[];
  /** The same after a negation: "does not work". */
  readonly suiting: readonly string[];
}

export type ChangeNoun = "name" | "phone" | "email" | "date" | "time" | "money" | ChoiceList;

export function vocabularyOf(language: Language): Vocabulary {
  return language === "es" ? spanish : english;
}
