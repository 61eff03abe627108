import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";
import { plain, tagFor } from "./known-tag.ts";
import { writtenTags } from "./profile-tags.ts";

type Tag = Taxonomy[number]["tags"][number];

/** As many as a tag may have. */
const SYNONYMS = 60;

/**
 * The taxonomy with whatever this profile writes and it did not know, under the profile's own words. What was there
 * keeps its meaning. It is valid when the groups that the profile names are short ids.
 */
export function extendedBy(given: Taxonomy, profile: BusinessProfile): Taxonomy {
  let extended = given;
  for (const { group, tag, words } of writtenTags(profile)) {
    const found = tagFor(extended, group, tag);
    const id = "tag" in found ? found.tag : freeId(tagsIn(extended, group), tag);
    if (!("tag" in found)) extended = withTag(extended, group, { id, label: words[0] ?? tag, synonyms: [] });
    for (const word of [tag, ...words]) {
      const isFull = tagsIn(extended, group).some(
        (each) => each.id === id && each.synonyms.length >= SYNONYMS,
      );
      if (!isFull) extended = withSynonym(extended, group, id, word);
    }
  }
  return extended;
}

/** The taxonomy with a tag of this label, and the tag's id. A group that is missing is made. */
export function withNewTag(
  given: Taxonomy,
  group: string,
  label: string,
): { readonly taxonomy: Taxonomy; readonly id: string } {
  const id = freeId(tagsIn(given, group), label);
  return { id, taxonomy: withTag(given, group, { id, label, synonyms: [] }) };
}

/** The taxonomy in which the word means the tag. A word that means something already goes on meaning that. */
export function withSynonym(given: Taxonomy, group: string, tag: string, word: string): Taxonomy {
  if ("tag" in tagFor(given, group, word)) return given;
  return withTags(given, group, (tags) =>
    tags.map((known) => (known.id === tag ? { ...known, synonyms: [...known.synonyms, word] } : known)),
  );
}

function withTag(given: Taxonomy, group: string, tag: Tag): Taxonomy {
  const known = given.some(({ id }) => id === group);
  const groups = known ? given : [...given, { id: group, label: headline(group), tags: [] }];
  return withTags(groups, group, (tags) => [...tags, tag]);
}

function withTags(given: Taxonomy, group: string, change: (tags: Tag[]) => Tag[]): Taxonomy {
  return given.map((each) => (each.id === group ? { ...each, tags: change(each.tags) } : each));
}

function tagsIn(given: Taxonomy, group: string): readonly Tag[] {
  return given.find(({ id }) => id === group)?.tags ?? [];
}

/** "preferred-language" → "Preferred language". */
function headline(id: string): string {
  return (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll("-", " ");
}

/** A short id made of the label's letters; numbered when that is taken or the label has none. */
function freeId(tags: readonly Tag[], label: string): string {
  const letters = plain(label)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 56)
    .replace(/^-+|-+$/g, "");
  const taken = new Set(tags.map(({ id }) => id));
  if (letters !== "" && !taken.has(letters)) return letters;
  const base = letters === "" ? "tag" : letters;
  for (let number = 1; ; number++) {
    const numbered = `${base}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
