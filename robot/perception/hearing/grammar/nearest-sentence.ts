import { withoutLetterMarks } from "./letters.ts";
import type { Phrase } from "./phrase.ts";

export interface NearestSentence {
  /** As the grammar has them, one for each that was heard. */
  readonly words: readonly string[];
  /** By how much they differ: 0 for the same sentence, 0.1 for each homophone, the share of other letters for the rest. */
  readonly cost: number;
}

/**
 * The sentence of a grammar that words mean which were heard without one: the same words, or nearly. Null when there is
 * none. Nothing is put in that was not heard and nothing left out: a "not" that got lost would turn an answer round.
 */
export function nearestSentence(phrase: Phrase, heard: readonly string[]): NearestSentence | null {
  return after(phrase, new Map([[0, { words: [], cost: 0 }]]), heard).get(heard.length) ?? null;
}

/** How many of the heard words are used up → the cheapest way to be there. */
type Reached = ReadonlyMap<number, NearestSentence>;

function after(phrase: Phrase, starts: Reached, heard: readonly string[]): Reached {
  switch (phrase.kind) {
    case "words":
      return phrase.words.reduce<Reached>((from, word) => wordAfter(word, from, heard), starts);
    case "in-order":
      return phrase.parts.reduce<Reached>(
        (from, part) => (from.size === 0 ? from : after(part, from, heard)),
        starts,
      );
    case "one-of":
      return cheapest(phrase.choices.map((choice) => after(choice, starts, heard)));
    case "maybe":
      return cheapest([starts, after(phrase.part, starts, heard)]);
    case "repeated": {
      let all: Reached = new Map();
      // Each round uses up a word at least.
      for (
        let next = after(phrase.part, starts, heard);
        next.size > 0;
        next = after(phrase.part, next, heard)
      )
        all = cheapest([all, next]);
      return all;
    }
  }
}

function wordAfter(word: string, starts: Reached, heard: readonly string[]): Reached {
  const meant = withoutLetterMarks(word);
  const reached = new Map<number, NearestSentence>();
  for (const [at, { words, cost }] of starts) {
    const other = heard[at];
    const difference = other === undefined ? null : differenceOf(other, meant);
    if (difference !== null) reached.set(at + 1, { words: [...words, word], cost: cost + difference });
  }
  return reached;
}

function cheapest(all: readonly Reached[]): Reached {
  const reached = new Map<number, NearestSentence>();
  for (const some of all) {
    for (const [at, sentence] of some) {
      const known = reached.get(at);
      if (!known || sentence.cost < known.cost) reached.set(at, sentence);
    }
  }
  return reached;
}

/** Null for another word. */
function differenceOf(heard: string, meant: string): number | null {
  if (heard === meant) return 0;
  if (HOMOPHONES.get(heard) === meant) return HOMOPHONE_COST;
  // "No" and "now", "yes" and "yet": short words are told apart by every letter.
  if (Math.min(heard.length, meant.length) < SHORTEST_LIKE) return null;
  const share = edits(heard, meant) / Math.max(heard.length, meant.length);
  return share <= MOST_OTHER_LETTERS ? share : null;
}

const SHORTEST_LIKE = 4;
const MOST_OTHER_LETTERS = 0.3;
const HOMOPHONE_COST = 0.1;

/** What an engine writes that does not know that digits or letters are said. */
const HOMOPHONES: ReadonlyMap<string, string> = new Map([
  ...pairs(
    "for four|fore four|to two|too two|won one|ate eight|o oh|owe oh|be b|bee b|see c|sea c|gee g|jay j|kay k",
  ),
  ...pairs("em m|en n|pea p|pee p|queue q|cue q|are r|tea t|tee t|you u|ex x|why y|zee z|eye i"),
]);

function pairs(written: string): readonly [string, string][] {
  return written.split("|").map((pair): [string, string] => {
    const [heard = "", meant = ""] = pair.split(" ");
    return [heard, meant];
  });
}

/** Levenshtein's distance. */
function edits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column++) {
      const [above, left, diagonal] = [previous[column + 1], current[column], previous[column]];
      current.push(
        Math.min((above ?? 0) + 1, (left ?? 0) + 1, (diagonal ?? 0) + (letter === to[column] ? 0 : 1)),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
