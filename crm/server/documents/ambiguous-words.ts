import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";
import { plain } from "./known-tag.ts";
import { type Mistake, placeOf } from "./mistake.ts";

/** Words that would mean two tags of one group: whoever uses one cannot be understood. */
export function ambiguousWords(taxonomy: Taxonomy): readonly Mistake[] {
  return taxonomy.flatMap(({ tags }, group) => {
    const meanings = new Map<string, string>();
    const mistakes: Mistake[] = [];
    const name = (word: string, tag: string, path: readonly PropertyKey[]) => {
      const meaning = meanings.get(plain(word)) ?? tag;
      meanings.set(plain(word), meaning);
      const at = placeOf(["taxonomy", group, "tags", ...path]);
      if (meaning !== tag) mistakes.push({ at, what: `"${word}" means "${meaning}" already` });
    };
    for (const [index, { id }] of tags.entries()) name(id, id, [index, "id"]);
    for (const [index, { id, label }] of tags.entries()) name(label, id, [index, "label"]);
    for (const [index, { id, synonyms }] of tags.entries()) {
      for (const [of, synonym] of synonyms.entries()) name(synonym, id, [index, "synonyms", of]);
    }
    return mistakes;
  });
}
