import type { Question } from "../../../robot/kernel/intake-question.ts";

/** What stands in the place of something that a visitor told of themselves. */
export interface Sample {
  /** For the keys. */
  readonly typed: string;
  /** For the ears; null: it is typed instead. */
  readonly said: string | null;
}

/** Common names, which the recogniser knows; a visitor who has one of them is given another. */
const NAMES = ["James Smith", "Linda Brown", "Robert Davis"] as const;
/** Of the range that is kept for stories: nobody is called by it. */
const PHONE: Sample = {
  typed: "312 555 0142",
  said: "three one two five five five oh one four two",
};
/** Of the domain that is kept for examples. */
const EMAIL: Sample = { typed: "visitor@example.com", said: null };
const TEXT: Sample = { typed: "Something else", said: null };

/**
 * A sample for what was told, null for what tells nothing of anybody and may stay. Pure.
 *
 * @param told what the visitor said or typed; it decides only which kind of sample fits, and is never in one
 */
export function sampleFor(type: Question["type"], told: string): Sample | null {
  switch (type) {
    case "name": {
      const name = NAMES.find((each) => !sharesWord(each, told)) ?? NAMES[0];
      return { typed: name, said: `my name is ${name.toLowerCase()}` };
    }
    case "phone":
      return PHONE;
    case "email":
      return EMAIL;
    case "contact":
      return /@|\bat\b|arroba/.test(told) ? EMAIL : PHONE;
    case "text":
      return TEXT;
    case "date":
    case "time":
    case "number":
    case "money":
      // Whoever answers knows what is allowed: see `offered`.
      return { typed: "", said: null };
    case "consent":
    case "choice":
    case "several":
    case "yes-no":
      return null;
  }
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(other.toLowerCase().split(/\W+/));
  return one
    .toLowerCase()
    .split(" ")
    .some((word) => words.has(word));
}
