import type { JournalEntry, Level } from "../../../robot/kernel/journal.ts";

export interface JournalFilter {
  /** The mildest that is shown. */
  readonly level: Level;
  /** Words that the line must contain, in any order; a word after a minus must not be there. */
  readonly text: string;
}

const severity: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 };

/** The entries that are shown, in their order. Pure. */
export function shownOf(entries: readonly JournalEntry[], filter: JournalFilter): readonly JournalEntry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (severity[entry.level] < severity[filter.level]) return false;
    const line = `${entry.event} ${detailOf(entry)}`.toLowerCase();
    return words.every((word) =>
      word.startsWith("-") ? !line.includes(word.slice(1)) : line.includes(word),
    );
  });
}

/** `track=t1 from=noticed to=engaging` */
export function detailOf({ fields }: JournalEntry): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : value}`)
    .join(" ");
}
