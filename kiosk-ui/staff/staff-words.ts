import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import type {
  DoorAnswer,
  FigureName,
  RobotPart,
  StaffAnswer,
  StaffAsk,
} from "../../robot/dialogue/staff-protocol.ts";
import type { Store } from "../store.ts";
import { english } from "./staff-words-english.ts";
import { spanish } from "./staff-words-spanish.ts";

/** What is wrong, in a sentence, and what to do about it. */
export interface ProblemWords {
  readonly what: string;
  readonly remedy: string;
}

/** What the page says to those who look after the robot. */
export interface StaffWords {
  readonly corner: string;
  readonly pin: string;
  readonly technician: string;
  readonly notice: string;
  readonly leave: string;
  readonly well: string;
  typed(digits: number): string;
  waiting(records: number): string;
  others(count: number): string;
  /** Of a code that the page does not know, what can be said of the part. */
  problem(part: RobotPart, code: string): ProblemWords;
  readonly door: Readonly<Record<DoorAnswer, string>>;
  readonly part: Readonly<Record<RobotPart, string>>;
  readonly ask: Readonly<Record<StaffAsk, string>>;
  readonly answer: Readonly<Record<StaffAnswer, string>>;
  /** A figure as a technician reads it; the number is written as the language writes it. */
  figure(name: FigureName, written: string): string;
  readonly lost: { readonly visitors: string; readonly staff: string };
}

const words: Readonly<Record<Panel["language"], StaffWords>> = { en: english, es: spanish };

export function staffWords(store: Store): StaffWords {
  return words[store.view.language.value];
}
