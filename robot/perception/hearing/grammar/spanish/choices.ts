import { inOrder, maybe, oneOf, type Phrase, repeated, words } from "../phrase.ts";
import { spanishWords } from "./words.ts";

/** One of a list, alone or in the sentence people wrap around a choice; null when the list has no word in it. */
export function spanishChoice(phrases: readonly string[]): Phrase | null {
  const choices = spanishLiteral(phrases);
  return choices && inOrder(maybe(oneOf(LEAD_IN)), maybe(oneOf(ARTICLES)), choices, maybe(oneOf(TAIL)));
}

/** One or more of a list: "el corte y las mechas". */
export function spanishSeveral(phrases: readonly string[]): Phrase | null {
  const [first, choices] = [spanishChoice(phrases), spanishLiteral(phrases)];
  if (!first || !choices) return null;
  const another = inOrder(maybe(oneOf(JOINTS)), maybe(oneOf(ARTICLES)), choices);
  return oneOf([
    inOrder(first, maybe(repeated(another)), maybe(oneOf(TAIL))),
    ..."todos|todas|todo|ambos|ambas|los dos|las dos|ninguno|ninguna|nada".split("|"),
  ]);
}

/** One of a list, word for word; null when the list has no word in it. */
export function spanishLiteral(phrases: readonly string[]): Phrase | null {
  const spoken = new Set(
    phrases.map((phrase) => spanishWords(phrase).join(" ")).filter((text) => text !== ""),
  );
  return spoken.size > 0 ? oneOf([...spoken].map(words)) : null;
}

const LEAD_IN = [
  ..."quiero|quisiera|me gustaria|necesito|busco|vengo por|vengo a por|vengo para|seria|es|fue|por|en|de|creo que".split(
    "|",
  ),
  ..."los encontre en|los vi en|los conoci por|me hablo de ustedes|puedo|quiero hacerme|me interesa|me interesan".split(
    "|",
  ),
];
export const ARTICLES = ["un", "una", "unas", "unos", "el", "la", "los", "las", "mi", "mis"];
const JOINTS = ["y", "y tambien", "tambien", "mas", "con", "ademas"];
const TAIL = ["por favor", "gracias", "creo"];
