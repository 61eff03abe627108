import type { Language } from "../../kernel/vocabulary.ts";
import { type VisitorCommand, visitorCommand } from "../screen-protocol.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What a visitor may say at any time, whatever was asked. */
export type Standing = VisitorCommand | "goodbye" | "all-told" | "second-thoughts" | "faster" | "go-ahead";

/**
 * The standing wish of a saying that is made of nothing but wishes and politeness; of several the last one:
 * "sorry, could you repeat that, please", "oh I have to go, bye". "I need help with my color" is none.
 * A "never mind" at the end wins over whatever came before it.
 */
export function standingIn(saying: Saying, language: Language): Standing | null {
  const vocabulary = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  if (vocabulary.puzzled.some((phrase) => sameWords(words, plainWords(phrase)))) return "repeat";
  const covered =
    lastWish(words, wishesOf(language)) ??
    lastWish(
      words.filter((word) => !vocabulary.softeners.includes(word)),
      wishesOf(language),
    );
  if (covered) return covered;
  if (retracts(words, vocabulary)) return "cancel";
  return asksForPerson(words, vocabulary) ? "person" : null;
}

/** Every phrase that {@link standingIn} knows, for the recogniser. */
export function standingPhrases(language: Language): readonly string[] {
  const { commands, goodbye, allTold, faster, goAhead } = vocabularyOf(language);
  return [...Object.values(commands).flat(), ...goodbye, ...allTold, ...faster, ...goAhead];
}

/** Those of them after which a visit is over. */
export function farewellPhrases(language: Language): readonly string[] {
  const { commands, goodbye } = vocabularyOf(language);
  return [...commands.cancel, ...goodbye];
}

interface Wish {
  readonly words: readonly string[];
  /** Null: mere politeness. */
  readonly standing: Standing | null;
}

const wishes = new Map<Language, readonly Wish[]>();

/** Longest first, so that "never mind" is not taken apart. */
function wishesOf(language: Language): readonly Wish[] {
  const known = wishes.get(language);
  if (known) return known;
  const { commands, goodbye, allTold, secondThoughts, faster, goAhead, politeness, fillers } =
    vocabularyOf(language);
  const spoken: readonly (readonly [Standing | null, readonly string[]])[] = [
    ...visitorCommand.options.map((command) => [command, commands[command]] as const),
    ["goodbye", goodbye],
    ["all-told", allTold],
    ["second-thoughts", secondThoughts],
    ["faster", faster],
    ["go-ahead", goAhead],
    [null, politeness],
    [null, fillers],
  ];
  const all = spoken
    .flatMap(([standing, phrases]) => phrases.map((phrase) => ({ words: plainWords(phrase), standing })))
    .sort((a, b) => b.words.length - a.words.length);
  wishes.set(language, all);
  return all;
}

/** Null when any word is left over, or all of it is politeness. */
function lastWish(words: readonly string[], known: readonly Wish[]): Standing | null {
  let last: Standing | null = null;
  for (let at = 0; at < words.length; ) {
    const wish = known.find(
      (each) => indexOfPhrase(words.slice(at, at + each.words.length), each.words) === 0,
    );
    if (!wish) return null;
    // "Sorry, what?" asks again; "wait, go back" goes back.
    if (wish.standing && !(wish.standing === "pause" && last)) last = wish.standing;
    at += wish.words.length;
  }
  return last;
}

function retracts(words: readonly string[], { retractions }: Vocabulary): boolean {
  return retractions.some((phrase) => {
    const wanted = plainWords(phrase);
    return words.length > wanted.length && sameWords(words.slice(-wanted.length), wanted);
  });
}

/** "I'd like to talk to the manager", "is there anyone here who can help me", but no "a friend told me to talk to you". */
function asksForPerson(words: readonly string[], { persons }: Vocabulary): boolean {
  if (words.length > LONGEST_CALL_WORDS) return false;
  const says = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  if (says(persons.notMachines)) return true;
  if (says(persons.sure) && says([...persons.asks, ...persons.calls, ...persons.where])) return true;
  const place = (phrase: string) => indexOfPhrase(words, plainWords(phrase));
  const somebody = Math.max(...persons.anybody.map(place));
  const calls = persons.calls.map(place).some((at) => at >= 0 && at < somebody);
  return somebody >= 0 && (calls || says(persons.asks));
}

const LONGEST_CALL_WORDS = 12;

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
