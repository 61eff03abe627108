/** What somebody may say, before it becomes a grammar of some engine. Words are lower-case, spelled as in the dictionary. */
export type Phrase =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "in-order"; readonly parts: readonly Phrase[] }
  /** `shares`: how often each is said, in any unit; all the same unless told. */
  | { readonly kind: "one-of"; readonly choices: readonly Phrase[]; readonly shares?: readonly number[] }
  /** `share`: how often it is said, 0 … 1; as often as not unless told. */
  | { readonly kind: "maybe"; readonly part: Phrase; readonly share?: number }
  | { readonly kind: "repeated"; readonly part: Phrase };

/** `"my name is"` */
export function words(text: string): Phrase {
  return { kind: "words", words: text.split(" ").filter((word) => word !== "") };
}

export function inOrder(...parts: readonly (Phrase | string)[]): Phrase {
  return { kind: "in-order", parts: parts.map(phraseOf) };
}

export function oneOf(choices: readonly (Phrase | string)[]): Phrase {
  return { kind: "one-of", choices: choices.map(phraseOf) };
}

/** Where some are said more often than others. */
export function oneOfLikely(choices: readonly { readonly phrase: Phrase; readonly share: number }[]): Phrase {
  return {
    kind: "one-of",
    choices: choices.map(({ phrase }) => phrase),
    shares: choices.map(({ share }) => share),
  };
}

/** Left out by most people: said by this share of them, 0 … 1. */
export function rarely(share: number, part: Phrase | string): Phrase {
  return { kind: "maybe", part: phraseOf(part), share };
}

export function maybe(part: Phrase | string): Phrase {
  return { kind: "maybe", part: phraseOf(part) };
}

/** Once or more. */
export function repeated(part: Phrase | string): Phrase {
  return { kind: "repeated", part: phraseOf(part) };
}

/** Exactly so many times. */
export function times(count: number, part: Phrase): Phrase {
  return inOrder(...Array.from({ length: count }, () => part));
}

/** Every word in it, once, in order of first mention. */
export function wordsIn(phrase: Phrase): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: Phrase): void => {
    switch (part.kind) {
      case "words":
        for (const word of part.words) found.add(word);
        return;
      case "in-order":
        part.parts.forEach(visit);
        return;
      case "one-of":
        part.choices.forEach(visit);
        return;
      case "maybe":
      case "repeated":
        visit(part.part);
        return;
    }
  };
  visit(phrase);
  return found;
}

/** What can still be said without the given words; null when nothing can. */
export function without(phrase: Phrase, missing: ReadonlySet<string>): Phrase | null {
  switch (phrase.kind) {
    case "words":
      return phrase.words.some((word) => missing.has(word)) || phrase.words.length === 0 ? null : phrase;
    case "in-order": {
      const parts = phrase.parts.map((part) => without(part, missing));
      // An optional part that cannot be said is simply never said.
      const kept = parts.filter((part, at) => part !== null || phrase.parts[at]?.kind !== "maybe");
      return kept.every((part) => part !== null) && kept.length > 0
        ? { kind: "in-order", parts: kept }
        : null;
    }
    case "one-of": {
      const left = phrase.choices.flatMap((choice, at) => {
        const sayable = without(choice, missing);
        return sayable ? [{ phrase: sayable, share: phrase.shares?.[at] ?? 1 }] : [];
      });
      if (left.length === 0) return null;
      return phrase.shares ? oneOfLikely(left) : oneOf(left.map((each) => each.phrase));
    }
    case "maybe":
    case "repeated": {
      const part = without(phrase.part, missing);
      return part && { ...phrase, part };
    }
  }
}

function phraseOf(part: Phrase | string): Phrase {
  return typeof part === "string" ? words(part) : part;
}
