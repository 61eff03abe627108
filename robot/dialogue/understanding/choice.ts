import type { Choice } from "../../kernel/intake-question.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { wordRoot } from "./word-root.ts";

export type Pick =
  | { readonly kind: "certain"; readonly choice: Choice }
  /** Sounds like it: ask back. */
  | { readonly kind: "likely"; readonly choice: Choice }
  /** Several were named: ask which. */
  | { readonly kind: "either"; readonly choices: readonly Choice[] }
  | { readonly kind: "none" };

/** Which of the choices was named. `alike` is the share of letters that makes a near miss likely. */
export function pickIn(saying: Saying, choices: readonly Choice[], language: Language, alike: number): Pick {
  const words = withoutDenied(
    saying.words.map((word) => word.plain),
    choices,
    language,
  );
  const unique = picksIn(saying, choices, language);
  if (unique.length > 1) return { kind: "either", choices: unique };
  const [only] = unique;
  if (only) return { kind: "certain", choice: only };

  const near = nearest(words, choices, language);
  if (near && near.alike >= alike) return { kind: "likely", choice: near.choice };
  const partly = alike < 1 ? onlyOneSharing(words, choices, language) : null;
  return partly ? { kind: "likely", choice: partly } : { kind: "none" };
}

/** The choice that was named, or all of those between which the visitor is to choose, in the order of the list. */
export function picksIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Choice[] {
  const words = saying.words.map((word) => word.plain);
  const named = outermost(hitsIn(words, choices, language));
  // "My daughter had color here, I'd like a haircut": what is wished for counts.
  const wished = named.filter(({ from }) => from > lastWishIn(words, language));
  const counted = wished.length > 0 ? wished : named;
  return choices.filter((choice) => counted.some((hit) => hit.choice === choice));
}

/** Every choice that was named, where several may be picked, in the order of the list. */
export function allNamedIn(
  saying: Saying,
  choices: readonly Choice[],
  language: Language,
): readonly Choice[] {
  const words = saying.words.map((word) => word.plain);
  const named = outermost(hitsIn(words, choices, language));
  return choices.filter((choice) => named.some((hit) => hit.choice === choice));
}

/** The choices that were named to leave them out: "everything but Polish". */
export function deniedIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Choice[] {
  const words = saying.words.map((word) => word.plain);
  return choices.filter((choice) =>
    phrasesOf(choice, language).some((phrase) => {
      const from = indexOfPhrase(words, plainWords(phrase));
      return from >= 0 && isDenied(words, from, language);
    }),
  );
}

/** Every way of naming a choice, in the visitor's language and by its English label. */
export function phrasesOf(choice: Choice, language: Language): readonly string[] {
  const own = language === "es" ? [...choice.synonyms.es, choice.label.es ?? choice.label.en] : [];
  return [...own, choice.label.en, ...(language === "en" ? choice.synonyms.en : [])];
}

function lastWishIn(words: readonly string[], language: Language): number {
  const { wishing } = vocabularyOf(language);
  return Math.max(...wishing.map((phrase) => lastIndexOf(words, plainWords(phrase))));
}

function lastIndexOf(words: readonly string[], phrase: readonly string[]): number {
  for (let from = words.length - phrase.length; from >= 0; from--) {
    if (indexOfPhrase(words.slice(from, from + phrase.length), phrase) === 0) return from;
  }
  return -1;
}

/** What a visitor does not want is not even like what they want. */
function withoutDenied(
  words: readonly string[],
  choices: readonly Choice[],
  language: Language,
): readonly string[] {
  const denied = choices.flatMap((choice) =>
    phrasesOf(choice, language).flatMap((phrase) => {
      const wanted = plainWords(phrase);
      const from = indexOfPhrase(words, wanted);
      return from >= 0 && isDenied(words, from, language) ? [{ from, to: from + wanted.length }] : [];
    }),
  );
  return words.filter((_, at) => !denied.some(({ from, to }) => at >= from && at < to));
}

/** "no color", "anything but a blowout", "all except for the color" */
function isDenied(words: readonly string[], from: number, language: Language): boolean {
  const { negations, articles } = vocabularyOf(language);
  const before = words.slice(0, from).findLast((word) => !articles.includes(word) && word !== "for");
  return before !== undefined && negations.includes(before);
}

interface Hit {
  readonly choice: Choice;
  readonly from: number;
  readonly to: number;
}

function hitsIn(words: readonly string[], choices: readonly Choice[], language: Language): readonly Hit[] {
  return choices.flatMap((choice) =>
    phrasesOf(choice, language).flatMap((phrase) => {
      const wanted = plainWords(phrase);
      const from = whereNamed(words, wanted, language);
      return from < 0 || isDenied(words, from, language) ? [] : [{ choice, from, to: from + wanted.length }];
    }),
  );
}

/** Where a choice's phrase begins; "my will" names "a will", "no hurry" names "no rush". */
function whereNamed(words: readonly string[], wanted: readonly string[], language: Language): number {
  const { articles, sameWords } = vocabularyOf(language);
  const [article = ""] = articles;
  const familyOf = (word: string) => sameWords.find((family) => family.includes(word))?.[0] ?? word;
  const like = (word: string) => (articles.includes(word) ? article : familyOf(word));
  return indexOfPhrase(words.map(like), wanted.map(like));
}

/** "next week" hides the "week" in it. */
function outermost(hits: readonly Hit[]): readonly Hit[] {
  const length = (hit: Hit) => hit.to - hit.from;
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.choice !== hit.choice &&
          other.from <= hit.from &&
          other.to >= hit.to &&
          length(other) > length(hit),
      ),
  );
}

/**
 * The one choice that shares a telling word with the saying: "bridal", "I saw your sign", "I want it dyed"; null when
 * several do. A word that stands in several choices tells nothing.
 */
function onlyOneSharing(
  words: readonly string[],
  choices: readonly Choice[],
  language: Language,
): Choice | null {
  const { smallWords, negations, kinOfAnswers } = vocabularyOf(language);
  const isTelling = (word: string, at: number) =>
    word.length >= 4 && !smallWords.includes(word) && !negations.includes(words[at - 1] ?? "");
  const familyOf = (word: string) => kinOfAnswers.find((family) => family.includes(word))?.[0] ?? word;
  const rootOf = (word: string) => wordRoot(familyOf(word));
  const told = new Set(words.filter(isTelling).map(rootOf));
  const owners = [...told].map((root) =>
    choices.filter((choice) =>
      phrasesOf(choice, language).some((phrase) => plainWords(phrase).some((word) => rootOf(word) === root)),
    ),
  );
  const sharing = new Set(owners.filter(({ length }) => length === 1).flat());
  const [only] = sharing;
  return only && sharing.size === 1 ? only : null;
}

function nearest(
  words: readonly string[],
  choices: readonly Choice[],
  language: Language,
): { choice: Choice; alike: number } | null {
  let best: { choice: Choice; alike: number } | null = null;
  for (const choice of choices) {
    for (const phrase of phrasesOf(choice, language)) {
      const wanted = plainWords(phrase);
      const target = wanted.join(" ");
      // Three letters are like too many others.
      if (target.length < 4) continue;
      for (let from = 0; from + wanted.length <= words.length; from++) {
        const alike = similarity(words.slice(from, from + wanted.length).join(" "), target);
        if (!best || alike > best.alike) best = { choice, alike };
      }
    }
  }
  return best;
}
