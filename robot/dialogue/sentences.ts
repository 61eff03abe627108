/** A full stop after one of these ends no sentence. */
const abbreviations = ["Dr", "Mr", "Mrs", "Ms", "St", "Ave", "Sr", "Sra", "Mt", "Jr", "Prof"];

/**
 * The sentences of a text, each spoken and captioned by itself. Never empty ones; the text of a name, an
 * address or a number is not torn apart, since what follows their dots is not a space and a capital.
 */
export function sentencesOf(text: string): readonly string[] {
  const pieces = text.trim().split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}¿¡"“(])/u);
  const sentences: string[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    const goesOn = abbreviations.some((short) => last?.endsWith(` ${short}.`) || last === `${short}.`);
    if (last !== undefined && goesOn) sentences[sentences.length - 1] = `${last} ${piece}`;
    else if (piece !== "") sentences.push(piece);
  }
  return sentences;
}
