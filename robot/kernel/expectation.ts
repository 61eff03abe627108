import type { Language } from "./vocabulary.ts";

/** One way of answering. The recogniser turns it into a grammar; the dialogue understands the words that come back. */
export type AnswerForm =
  | { readonly form: "phrases"; readonly phrases: readonly string[] }
  /** Some of the phrases in any order, joined with "and" or nothing. */
  | { readonly form: "several"; readonly phrases: readonly string[] }
  | { readonly form: "yes-no" }
  | { readonly form: "person-name" }
  | { readonly form: "phone-number" }
  | { readonly form: "email-address"; readonly domains: readonly string[] }
  | { readonly form: "letters" }
  /** "Next Tuesday", "the twenty fourth"; a time may follow: "tomorrow after five". */
  | { readonly form: "date" }
  /** "Half past three", "after five"; a date may come first. */
  | { readonly form: "time" }
  /** A whole number; both ends belong to it. */
  | { readonly form: "number"; readonly from: number; readonly to: number }
  | { readonly form: "money" }
  /** Anything at all, as well as the recogniser can. */
  | { readonly form: "free-text" }
  /** Somebody who says no and what it should have been: "no, Ruiz", "it's five five not five six". */
  | { readonly form: "correction"; readonly of: AnswerForm }
  /** Several of these in one sentence: "I'm Ana Ruiz and I'd like a haircut tomorrow after five". */
  | { readonly form: "opening"; readonly parts: readonly AnswerForm[] };

/**
 * How patient to be with a pause: a yes is quick, an address spelled aloud is not; `digits` waits while digits are
 * still missing, `long` is for sentences made up on the spot.
 */
export type Patience = "brief" | "normal" | "digits" | "spelling" | "long";

/** What the robot is ready to hear next. Anything else is rejected rather than bent into one of these. */
export interface Expectation {
  /** The question's id in the intake form, or `consent`, `greeting`, `confirm-…`. */
  readonly question: string;
  readonly answers: readonly AnswerForm[];
  /** Phrases that work in every state: "go back", "start over", "get me a person". */
  readonly commands: readonly string[];
  /** Those of the commands that end the visit: rarely said, and what is taken for one by mistake costs everything. */
  readonly farewells?: readonly string[];
  readonly patience: Patience;
  /** What is spoken; English unless it is said. */
  readonly language?: Language;
}
