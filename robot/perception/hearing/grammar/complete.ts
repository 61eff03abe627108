import type { Phrase } from "./phrase.ts";

/** Whether these words are one whole saying, or whether something of it is still missing. */
export function isComplete(phrase: Phrase, spoken: readonly string[]): boolean {
  return endsAfter(phrase, spoken, new Set([0])).has(spoken.length);
}

/** How many words may have been used up after the phrase, when so many may have been before it. */
function endsAfter(phrase: Phrase, spoken: readonly string[], starts: ReadonlySet<number>): Set<number> {
  switch (phrase.kind) {
    case "words": {
      const fits = [...starts].filter((at) =>
        phrase.words.every((word, index) => spoken[at + index] === word),
      );
      return new Set(fits.map((at) => at + phrase.words.length));
    }
    case "in-order":
      return phrase.parts.reduce(
        (ends, part) => (ends.size === 0 ? ends : endsAfter(part, spoken, ends)),
        new Set(starts),
      );
    case "one-of":
      return new Set(phrase.choices.flatMap((choice) => [...endsAfter(choice, spoken, starts)]));
    case "maybe":
      return new Set([...starts, ...endsAfter(phrase.part, spoken, starts)]);
    case "repeated": {
      const ends = new Set<number>();
      for (let next = endsAfter(phrase.part, spoken, starts); next.size > 0; ) {
        for (const end of next) ends.add(end);
        next = new Set([...endsAfter(phrase.part, spoken, next)].filter((end) => !ends.has(end)));
      }
      return ends;
    }
  }
}
