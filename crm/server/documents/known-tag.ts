import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";

/** What a word means in a group of the taxonomy; `unknown` is how it is put before the owner. */
export type TagFound = { readonly tag: string } | { readonly unknown: string };

/**
 * Finds the tag that a word names, by id, label or synonym in this order, without regard to case, accents, hyphens and
 * spacing. A group that does not exist knows no word.
 */
export function tagFor(taxonomy: Taxonomy, group: string, word: string): TagFound {
  const tags = taxonomy.find(({ id }) => id === group)?.tags;
  const tag = tags && wordsOf(tags).get(plain(word));
  return tag === undefined ? { unknown: spelled(word) } : { tag };
}

/** What two spellings of one word have in common: "Walk-In" and "walk in", "Peluquería" and "peluqueria". */
export function plain(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();
}

/** As people read it, and the same for every way of writing it in capitals or with spaces around. */
function spelled(word: string): string {
  return word.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

type Tags = Taxonomy[number]["tags"];

/** Plain word to tag, by group: a window of records asks the same ones hundreds of times. */
const known = new WeakMap<Tags, ReadonlyMap<string, string>>();

function wordsOf(tags: Tags): ReadonlyMap<string, string> {
  const words = known.get(tags) ?? namedBy(tags);
  known.set(tags, words);
  return words;
}

function namedBy(tags: Tags): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const name = (word: string, tag: string) => {
    const key = plain(word);
    if (!words.has(key)) words.set(key, tag);
  };
  for (const { id } of tags) name(id, id);
  for (const { id, label } of tags) name(label, id);
  for (const { id, synonyms } of tags) for (const synonym of synonyms) name(synonym, id);
  return words;
}
