/** A sentence quotes so much of a note; its source has the whole. */
const LONGEST_EXCERPT = 280;

/** Somebody's own words, told apart from what is said about them: what they claim does not become a fact. */
export function inQuotes(words: string): string {
  return `“${words.replace(/\s+/gu, " ").replace(/[“”]/gu, "'").trim()}”`;
}

export function excerptOf(text: string): string {
  const letters = [...text.trim()];
  return letters.length <= LONGEST_EXCERPT ? text.trim() : `${letters.slice(0, LONGEST_EXCERPT).join("")} …`;
}

/** Equal for two writings of one answer. */
export function alike(value: string): string {
  return value.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
}
