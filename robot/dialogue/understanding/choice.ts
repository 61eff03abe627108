import type { Choice } from "../../kernel/intake-question.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { contrastIn, isDenied, type Stretch } from "./denial.ts";
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
  const unique = picksIn(saying, choices, language);
  if (unique.length > 1) return { kind: "either", choices: unique };
  const [only] = unique;
  // "I don't want a haircut, just a trim": both say the same here.
  if (only) {
    const both = deniedIn(saying, choices, language).includes(only);
    return { kind: both ? "likely" : "certain", choice: only };
  }
  const words = withoutDenied(saying, choices, language);
  const near = nearest(words, choices, language);
  if (near && near.alike >= alike) return { kind: "likely", choice: near.choice };
  const partly = alike < 1 ? onlyOneSharing(words, choices, language) : null;
  return partly ? { kind: "likely", choice: partly } : { kind: "none" };
}

/** The choice that was named, or all of those between which the visitor is to choose, in the order of the list. */
export function picksIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Choice[] {
  const words = saying.words.map((word) => word.plain);
  const named = outermost(wantedIn(saying, choices, language));
  // "My daughter had color here, I'd like a haircut": what is wished for counts.
  const wish = Math.max(lastWishIn(words, language), contrastIn(words, language));
  const wished = named.filter(({ from }) => from > wish);
  const counted = wished.length > 0 ? wished : named;
  return choices.filter((choice) => counted.some((hit) => hit.choice === choice));
}

/** Every choice that was named, where several may be picked, in the order of the list. */
export function allNamedIn(
  saying: Saying,
  choices: readonly Choice[],
  language: Language,
): readonly Choice[] {
  const named = outermost(wantedIn(saying, choices, language));
  return choices.filter((choice) => named.some((hit) => hit.choice === choice));
}

/** The choices that were named to leave them out: "everything but Polish". */
export function deniedIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Choice[] {
  const denied = hitsIn(saying, choices, language).filter((hit) => hit.denied);
  return choices.filter((choice) => denied.some((hit) => hit.choice === choice));
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
function withoutDenied(saying: Saying, choices: readonly Choice[], language: Language): readonly string[] {
  const denied = hitsIn(saying, choices, language).filter((hit) => hit.denied);
  return saying.words
    .map((word) => word.plain)
    .filter((_, at) => !denied.some(({ from, to }) => at >= from && at < to));
}

interface Hit extends Stretch {
  readonly choice: Choice;
  readonly denied: boolean;
}

function wantedIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Hit[] {
  return hitsIn(saying, choices, language).filter((hit) => !hit.denied);
}

/** Wherever a choice is named, wanted or not. */
function hitsIn(saying: Saying, choices: readonly Choice[], language: Language): readonly Hit[] {
  const words = saying.words.map((word) => word.plain);
  const named = choices.flatMap((choice) =>
    phrasesOf(choice, language).flatMap((phrase) =>
      placesOf(words, plainWords(phrase), language).map((place) => ({ choice, ...place })),
    ),
  );
  return named.map((hit) => ({ ...hit, denied: isDenied(saying.words, hit, named, language) }));
}

/** Where a choice's phrase stands; "my will" names "a will", "no hurry" names "no rush". */
function placesOf(
  words: readonly string[],
  wanted: readonly string[],
  language: Language,
): readonly Stretch[] {
  const { articles, sameWords } = vocabularyOf(language);
  const [article = ""] = articles;
  const familyOf = (word: string) => sameWords.find((family) => family.includes(word))?.[0] ?? word;
  const like = (word: string) => (articles.includes(word) ? article : familyOf(word));
  const phrase = wanted.map(like);
  const alike = words.map(like);
  return alike.flatMap((_, from) => {
    const to = from + phrase.length;
    return indexOfPhrase(alike.slice(from, to), phrase) === 0 ? [{ from, to }] : [];
  });
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
