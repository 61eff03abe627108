/** Longest name that a contact keeps; the record keeps what was said. */
const LONGEST_NAME = 200;

/** The name as a contact carries it; null when there is nothing to call somebody by. */
export function contactName(said: string | null | undefined): string | null {
  const name = said?.replace(/\s+/gu, " ").trim() ?? "";
  return wordsOf(name).length === 0 ? null : [...name].slice(0, LONGEST_NAME).join("").trim();
}

/**
 * Whether two names may be one person's: one of them leaves words out, changes their order, abbreviates a word to its
 * initial, or is written without accents. "Ana", "Ana Ruiz", "A. Ruiz" and "RUÍZ, Ana" go together; "Ana Ruiz" and
 * "Eva Ruiz" do not. Names that only nearly agree do not either: Maria and Mario share a telephone. An unknown
 * name goes with every other.
 */
export function mayBeOnePerson(one: string | null, other: string | null): boolean {
  const [fewer = [], more = []] = [wordsOf(one ?? ""), wordsOf(other ?? "")].sort(
    (a, b) => a.length - b.length,
  );
  if (fewer.length === 0) return true;
  const left = [...more];
  // Whole words first, so that an initial does not take the word that another one is.
  return [...fewer]
    .sort((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.indexOf(word);
      const found = at >= 0 ? at : left.findIndex((candidate) => abbreviates(word, candidate));
      if (found >= 0) left.splice(found, 1);
      return found >= 0;
    });
}

/** Whether it is the same name but for case, accents and order. */
export function isSameName(one: string | null, other: string | null): boolean {
  const [a, b] = [wordsOf(one ?? ""), wordsOf(other ?? "")];
  return a.length > 0 && a.sort().join(" ") === b.sort().join(" ");
}

function abbreviates(one: string, other: string): boolean {
  return (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
