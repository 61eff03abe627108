import { spokenWords } from "../spoken-words.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "./phrase.ts";

/** One of a list, alone or in the sentence people wrap around a choice; null when the list has no word in it. */
export function choiceOf(phrases: readonly string[]): Phrase | null {
  const choices = literal(phrases);
  return choices && inOrder(maybe(oneOf(LEAD_IN)), choices, maybe(oneOf(TAIL)));
}

/** One of a list, word for word; null when the list has no word in it. */
export function literal(phrases: readonly string[]): Phrase | null {
  const spoken = new Set(
    phrases.map((phrase) => spokenWords(phrase).join(" ")).filter((text) => text !== ""),
  );
  return spoken.size > 0 ? oneOf([...spoken].map(words)) : null;
}

const LEAD_IN = [
  ..."i'd like|i would like|i'd like to|i would like to|i want|i want to|i need|i need to|can i get".split(
    "|",
  ),
  ..."could i get|can i have|could i have|i'm here for|i'm looking for|i am looking for|i'm interested in".split(
    "|",
  ),
  ..."how about|maybe|just|it's|it was|from|through|on|in|at|probably|i think|i saw|i saw it on".split("|"),
  ..."i found you on|i found you through|i heard from|i heard about you from|i heard from a|from a|from my".split(
    "|",
  ),
  ..."i'd like a|i'd like some|i'd like the|i would like a|i want a|i need a|i'm here for a|a|the|an|some|my".split(
    "|",
  ),
  ..."can i get a|can i have a|could i get a|could i have a|i'm looking for a|i'm interested in a".split("|"),
];

const TAIL = ["please", "thanks", "thank you", "i think"];
