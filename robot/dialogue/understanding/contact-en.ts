import type { Vocabulary } from "./vocabulary.ts";

/** How names, numbers and addresses are told, corrected and refused in English. */
export const englishContact: Pick<
  Vocabulary,
  "phoneParts" | "emailRemarks" | "characterNouns" | "single" | "refusals" | "notUnderstood"
> = {
  phoneParts: { area: ["area code"], middle: ["middle"], first: ["first"], last: ["last"] },
  emailRemarks: [
    "no spaces",
    "no space",
    "without spaces",
    "no dots",
    "all one word",
    "one word",
    "all together",
    "all lower case",
    "all lowercase",
    "in lower case",
    "in lowercase",
    "lower case",
    "lowercase",
  ],
  characterNouns: ["letter", "number", "digit"],
  single: ["one", "single"],
  refusals: [
    "i do not",
    "i am not",
    "i will not",
    "i would not",
    "i would rather not",
    "i would prefer not",
    "i prefer not",
    "i never",
    "i refuse",
    "we do not",
  ],
  notUnderstood: ["understand", "hear", "follow", "get", "catch", "know", "see", "remember", "mean", "sure"],
};
