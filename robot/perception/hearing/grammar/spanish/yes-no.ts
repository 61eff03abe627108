import { inOrder, maybe, oneOf, type Phrase } from "../phrase.ts";

/** Agreeing and declining. */
export function spanishYesNo(): Phrase {
  return oneOf([
    inOrder(oneOf(YES), maybe(oneOf(["por favor", "gracias", "claro"]))),
    inOrder(oneOf(NO), maybe(oneOf(["gracias", "ahora no", "por favor"]))),
  ]);
}

const YES = [
  ..."si|si si|claro|claro que si|por supuesto|vale|de acuerdo|esta bien|muy bien|bueno|correcto|exacto".split(
    "|",
  ),
  ..."es correcto|asi es|si es correcto|si esta bien|adelante|perfecto|okay|si claro|eso es".split("|"),
];

const NO = [
  ..."no|no no|no gracias|incorrecto|no es correcto|esta mal|no esta bien|eso no|mejor no|prefiero que no".split(
    "|",
  ),
  ..."prefiero no|no quiero|de ninguna manera|claro que no|ahora no".split("|"),
];
