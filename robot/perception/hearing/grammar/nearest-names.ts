import { spokenWords } from "../spoken-words.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { SURNAMES } from "./surnames.ts";

/** Letters whose names sound alike. */
const ALIKE = ["bcdegptvz", "mn", "ajkh", "fsx", "iy", "qu"];
/** A confusion of letters that sound alike counts half of one that should not happen. */
const ALIKE_COST = 0.5;
/** Readings further off than this share of their letters are not worth proposing. */
const FARTHEST = 1 / 3;

/**
 * Listed names that may have been meant by bare letters, nearest first: `"n i l l k r"` → `["m i l l e r"]`. Empty when
 * the text is anything but letters or the letters already are a name.
 */
export function nearestNames(text: string, limit = 3): readonly string[] {
  if (!/^[a-z]( [a-z])+$/.test(text)) return [];
  const letters = text.replaceAll(" ", "");
  if (SPELLED.includes(letters)) return [];
  return (
    SPELLED.map((name) => ({ name, distance: distanceBetween(letters, name) }))
      .filter(({ name, distance }) => distance <= name.length * FARTHEST)
      // Not `localeCompare`: the machine's language must not decide which name is proposed first.
      .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(({ name }) => [...name].join(" "))
  );
}

const SPELLED: readonly string[] = [
  ...new Set([...FIRST_NAMES, ...SURNAMES].map((name) => spokenWords(name).join("").replaceAll("'", ""))),
];

/** Edits from one to the other (Levenshtein), with a discount for letters that sound alike. */
function distanceBetween(heard: string, meant: string): number {
  let previous = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...heard].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...meant].entries()) {
      const [above, left, diagonal] = [previous[column + 1], current[column], previous[column]];
      current.push(
        Math.min(
          (above ?? Number.POSITIVE_INFINITY) + 1,
          (left ?? Number.POSITIVE_INFINITY) + 1,
          (diagonal ?? Number.POSITIVE_INFINITY) + substitution(letter, other),
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

function substitution(heard: string, meant: string): number {
  if (heard === meant) return 0;
  return ALIKE.some((group) => group.includes(heard) && group.includes(meant)) ? ALIKE_COST : 1;
}
