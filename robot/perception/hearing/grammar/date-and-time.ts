import { belowHundred } from "../spoken-words.ts";
import { letterWord } from "./letters.ts";
import { range } from "./number.ts";
import { inOrder, maybe, oneOf, type Phrase, words } from "./phrase.ts";

/** A day, with the time when people add it: "tomorrow after five", "next tuesday", "the twenty fourth". */
export function dateAnswer(): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), dateThenTime(), maybe(oneOf(TAIL)));
}

/** A time of the day, with the day when people add it: "half past three", "three on friday". */
export function timeAnswer(): Phrase {
  const either = oneOf([inOrder(TIME, maybe(inOrder(maybe("on"), DATE))), inOrder(DATE, TIME)]);
  return inOrder(maybe(oneOf(LEAD_IN)), either, maybe(oneOf(TAIL)));
}

/** Without what people say around it. */
export function dateThenTime(): Phrase {
  return inOrder(DATE, maybe(TIME));
}

const WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday".split("|");
const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december".split(
  "|",
);

const ORDINALS = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(
    " ",
  ),
  ..."fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
];

/** 1 … 31 */
function ordinal(day: number): string {
  if (day <= 20) return ORDINALS[day - 1] ?? "";
  if (day === 30) return "thirtieth";
  return `${day < 30 ? "twenty" : "thirty"} ${ORDINALS[(day % 10) - 1]}`;
}

const DAYS = range(1, 31);
const WEEKDAY = oneOf(WEEKDAYS);
const MONTH = oneOf(MONTHS);
const ORDINAL = oneOf(DAYS.map((day) => words(ordinal(day))));

const DATE: Phrase = oneOf([
  ..."today|tonight|tomorrow|the day after tomorrow|this afternoon|this evening|this morning".split("|"),
  ..."next week|this week|this weekend|next weekend|next month|in a week|in two weeks|in a few days".split(
    "|",
  ),
  ..."any day|as soon as possible".split("|"),
  inOrder(
    maybe(oneOf(["next", "this", "this coming", "coming"])),
    WEEKDAY,
    maybe(oneOf(["next week", "in a week"])),
    maybe(inOrder(maybe("the"), ORDINAL)),
  ),
  inOrder("the", ORDINAL, maybe(inOrder(maybe("of"), MONTH))),
  inOrder(
    maybe(WEEKDAY),
    MONTH,
    oneOf([inOrder(maybe("the"), ORDINAL), oneOf(DAYS.map((day) => words(belowHundred(day))))]),
    maybe(year()),
  ),
  inOrder(ORDINAL, maybe("of"), MONTH),
  inOrder("in", oneOf(range(2, 14).map((count) => words(belowHundred(count)))), oneOf(["days", "weeks"])),
]);

function year(): Phrase {
  return inOrder("twenty", oneOf(range(24, 39).map((value) => words(belowHundred(value)))));
}

const HOUR = oneOf(range(1, 12).map((hour) => words(belowHundred(hour))));
const MINUTES = oneOf([
  ...range(10, 59).map((minute) => words(belowHundred(minute))),
  ...range(1, 9).map((minute) => words(`oh ${belowHundred(minute)}`)),
]);
/** "A m" in letters, since the dictionary's "a" is the article too. */
const HALF_OF_DAY: Phrase = oneOf([
  inOrder(letterWord("a"), letterWord("m")),
  inOrder(letterWord("p"), letterWord("m")),
  "in the morning",
  "in the afternoon",
  "in the evening",
  "at night",
  "tonight",
]);
const CLOCK: Phrase = oneOf([
  inOrder(HOUR, maybe(oneOf([words("o'clock"), MINUTES])), maybe(HALF_OF_DAY)),
  inOrder("half past", HOUR, maybe(HALF_OF_DAY)),
  inOrder(
    oneOf([..."a quarter|quarter|five|ten|twenty|twenty five".split("|")]),
    oneOf(["past", "to", "after", "before"]),
    HOUR,
    maybe(HALF_OF_DAY),
  ),
  ..."noon|midday|midnight".split("|"),
]);
const TIME: Phrase = oneOf([
  inOrder(
    maybe(
      oneOf(
        "at|around|about|at about|at around|after|any time after|sometime after|before|by|from|until".split(
          "|",
        ),
      ),
    ),
    CLOCK,
    maybe(oneOf(["or later", "or so", "sharp", "onwards"])),
  ),
  inOrder("between", CLOCK, "and", HOUR),
  inOrder(oneOf("from|starting at".split("|")), CLOCK, "to", HOUR),
  ..."in the morning|in the afternoon|in the evening|morning|afternoon|evening|at night|any time".split("|"),
  ..."early|late|after work|after lunch|before lunch|first thing in the morning".split("|"),
]);

const LEAD_IN = [
  ..."on|for|how about|what about|maybe|probably|preferably|it's|it is|i'd like|i'd like to come|can i come".split(
    "|",
  ),
  ..."could i come|let's say|let's do|i can do|i could do|i can come|i could come|is|i think|i'm free|does".split(
    "|",
  ),
  ..."i was thinking|i was thinking of|would|make it|say".split("|"),
];
const TAIL =
  "please|would be great|would be good|works|works for me|if possible|is fine|is good|work|okay|free".split(
    "|",
  );
