import { FIRST_NAMES } from "../first-names.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated, times, words } from "../phrase.ts";
import { SURNAMES } from "../surnames.ts";
import { LETTER } from "./letters.ts";
import { spanishBelowHundred, spanishWords } from "./words.ts";

/** "Me llamo Ana Ruiz"; two surnames where somebody has them. */
export function spanishName(): Phrase {
  const leadIn = "me llamo|mi nombre es|soy|es|llameme|puede llamarme|hola soy|hola me llamo".split("|");
  return inOrder(maybe(oneOf(leadIn)), listedName(), maybe("por favor"));
}

/** Without what people say around it. */
export function listedName(): Phrase {
  return oneOf([inOrder(FIRST, maybe(FIRST), maybe(inOrder(SURNAME, maybe(SURNAME)))), SURNAME]);
}

/** Ten digits, one by one: a fixed count, for the reason given in `../phone-number.ts`. */
export function spanishPhone(): Phrase {
  const leadIn =
    "mi numero es|mi telefono es|el numero es|es|es el|mi celular es|mi movil es|puede llamarme al|llameme al".split(
      "|",
    );
  return inOrder(maybe(oneOf(leadIn)), tenDigits(), maybe("por favor"));
}

/** Without what people say around it. */
export function tenDigits(): Phrase {
  return times(10, DIGIT);
}

/** "Maria punto ruiz arroba gmail punto com" */
export function spanishEmail(domains: readonly string[]): Phrase {
  const leadIn = "mi correo es|mi correo electronico es|mi email es|es|el correo es".split("|");
  return inOrder(maybe(oneOf(leadIn)), addressAt(domains));
}

/** Without what people say before it. */
export function addressAt(domains: readonly string[]): Phrase {
  const part = oneOf([FIRST, SURNAME, LETTER, DIGIT]);
  const local = inOrder(repeated(part), maybe(inOrder(oneOf(["punto", "guion"]), repeated(part))));
  const known = domains.map((domain) => words(domain.split(".").map(spokenLabel).join(" punto ")));
  return inOrder(local, "arroba", oneOf(known.length > 0 ? known : ["gmail punto com"]));
}

export const DIGIT: Phrase = oneOf(
  Array.from({ length: 10 }, (_, digit) => words(spanishBelowHundred(digit))),
);

/** Spelled with the ñ that the lists of the census leave out. */
const RESPELLED: Readonly<Record<string, string>> = { munoz: "muñoz", nunez: "nuñez", pena: "peña" };

const FIRST = oneOf(FIRST_NAMES.map(asSaid));
const SURNAME = oneOf(SURNAMES.map(asSaid));

function asSaid(name: string): Phrase {
  return words(spanishWords(RESPELLED[name] ?? name).join(" "));
}

function spokenLabel(label: string): string {
  return spanishWords(label).join(" ");
}
