import { range } from "../number.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "../phrase.ts";
import { spanishBelowHundred } from "./words.ts";

/** "El martes por la tarde", "mañana a las cinco". */
export function spanishDate(): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), dateThenTime(), maybe(oneOf(TAIL)));
}

/** "A las cinco y media"; a day may come first. */
export function spanishTime(): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), maybe(DATE), TIME, maybe(oneOf(TAIL)));
}

/** Without what people say around it. */
export function dateThenTime(): Phrase {
  return inOrder(DATE, maybe(TIME));
}

const WEEKDAY = oneOf("lunes|martes|miercoles|jueves|viernes|sabado|domingo".split("|"));
const MONTH = oneOf(
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre".split("|"),
);
const DAY = oneOf(["primero", ...range(1, 31).map(spanishBelowHundred)].map(words));
const HOUR = oneOf(["una", ...range(2, 12).map(spanishBelowHundred)].map(words));
const MINUTES = oneOf(["media", "cuarto", "cinco", "diez", "veinte", "veinticinco"]);

const DATE: Phrase = oneOf([
  ..."hoy|mañana|pasado mañana|esta tarde|esta noche|esta semana|la proxima semana|la semana que viene".split(
    "|",
  ),
  ..."este fin de semana|el fin de semana|cualquier dia|lo antes posible|cuanto antes".split("|"),
  inOrder(
    maybe(oneOf(["el", "este", "el proximo", "proximo"])),
    WEEKDAY,
    maybe(oneOf([words("que viene"), words("de la semana que viene"), DAY])),
  ),
  inOrder(maybe(oneOf(["el", "el dia"])), DAY, "de", MONTH),
  inOrder("el dia", DAY),
  inOrder(
    oneOf(["en", "dentro de"]),
    oneOf(range(2, 14).map(spanishBelowHundred).map(words)),
    oneOf(["dias", "semanas"]),
  ),
]);

const PART_OF_DAY = oneOf(
  "de la mañana|de la tarde|de la noche|por la mañana|por la tarde|por la noche|en la mañana|en la tarde".split(
    "|",
  ),
);
const CLOCK: Phrase = oneOf([
  inOrder(
    oneOf(["las", "la"]),
    HOUR,
    maybe(oneOf([inOrder(oneOf(["y", "menos"]), MINUTES), words("en punto")])),
    maybe(PART_OF_DAY),
  ),
  ..."mediodia|medianoche".split("|"),
]);
const TIME: Phrase = oneOf([
  inOrder(oneOf(["a", "sobre", "hacia", "despues de", "antes de", "a partir de", "desde", "hasta"]), CLOCK),
  inOrder("entre", CLOCK, "y", CLOCK),
  PART_OF_DAY,
  ..."temprano|tarde|al mediodia|a cualquier hora".split("|"),
]);

const LEAD_IN = "quiero|quisiera|para|puede ser|que tal|seria|mejor|puedo|podria ser|me gustaria".split("|");
const TAIL = "por favor|estaria bien|si es posible|si puede ser|gracias".split("|");
