import { inOrder, maybe, oneOf, type Phrase, repeated, words } from "../phrase.ts";

/** Something spelled by the letters' Spanish names: "erre u i zeta". */
export function spanishLetters(): Phrase {
  return inOrder(maybe(oneOf(["es", "se escribe", "con", "seria"])), repeated(LETTER));
}

/** One letter, as dictated to a clerk; the listener knows these names. */
export const LETTER: Phrase = oneOf(
  "a|be|ce|de|e|efe|ge|hache|i|jota|ka|ele|eme|ene|o|pe|cu|erre|ere|ese|te|u|uve|equis|ye|zeta"
    .split("|")
    .map(words),
);
