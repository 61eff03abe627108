import type { Phrase } from "./phrase.ts";

/** The phrase as a grammar in JSpeech Grammar Format (https://www.w3.org/TR/jsgf/) with one public rule. */
export function jsgfOf(phrase: Phrase): string {
  return `#JSGF V1.0;\ngrammar heard;\npublic <heard> = ${expansionOf(phrase)};\n`;
}

function expansionOf(phrase: Phrase): string {
  switch (phrase.kind) {
    case "words":
      return phrase.words.join(" ");
    case "in-order":
      return phrase.parts.map(expansionOf).join(" ");
    case "one-of":
      return `( ${phrase.choices.map((choice, at) => weighed(phrase.shares?.[at], choice)).join(" | ")} )`;
    case "maybe":
      return phrase.share === undefined
        ? `[ ${expansionOf(phrase.part)} ]`
        : `( /${1 - phrase.share}/ <NULL> | ${weighed(phrase.share, phrase.part)} )`;
    case "repeated": {
      // Not `( … )+`: PocketSphinx compiles that into a jump back to the state where the alternatives around it
      // begin as well, and then letters and "as in" mix in one answer. After the first part the loop has a
      // state of its own.
      const part = expansionOf(phrase.part);
      return `${part} ( ${part} )*`;
    }
  }
}

/** PocketSphinx divides the weights of alternatives by their sum. */
function weighed(share: number | undefined, phrase: Phrase): string {
  return share === undefined ? expansionOf(phrase) : `/${share}/ ${expansionOf(phrase)}`;
}
