/** What stands for the same in an answer, the longer before what they contain. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/'m\b/g, " am"],
  [/'s\b/g, " is"],
  [/'d\b/g, " would"],
  [/\boh\b/g, "zero"],
];
/** They change nothing of what is answered. */
const IDLE = new Set(["a", "an", "the", "and", "for", "please", "well", "hi"]);

/**
 * Whether what was heard comes to the same as what was said: "i'd like haircut" for "I'd like a haircut, please". A
 * recogniser that drops an article has not misheard.
 */
export function isSameAnswer(heard: string, said: string): boolean {
  return gistOf(heard) === gistOf(said);
}

function gistOf(line: string): string {
  const written = SAME.reduce(
    (text, [pattern, word]) => text.replaceAll(pattern, word),
    line.replaceAll(",", ""),
  );
  return written
    .split(" ")
    .filter((word) => !IDLE.has(word))
    .join(" ");
}
