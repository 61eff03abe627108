/** One way of answering. The recogniser turns it into a grammar; the dialogue understands the words that come back. */
export type AnswerForm =
  | { readonly form: "phrases"; readonly phrases: readonly string[] }
  | { readonly form: "yes-no" }
  | { readonly form: "person-name" }
  | { readonly form: "phone-number" }
  | { readonly form: "email-address"; readonly domains: readonly string[] }
  | { readonly form: "letters" };

/** How patient to be with a pause: a yes is quick, an address spelled aloud is not. */
export type Patience = "brief" | "normal" | "spelling";

/** What the robot is ready to hear next. Anything else is rejected rather than bent into one of these. */
export interface Expectation {
  /** The question's id in the intake form, or `consent`, `greeting`, `confirm-…`. */
  readonly question: string;
  readonly answers: readonly AnswerForm[];
  /** Phrases that work in every state: "go back", "start over", "get me a person". */
  readonly commands: readonly string[];
  readonly patience: Patience;
}
