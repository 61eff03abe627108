import type { Language } from "../../kernel/vocabulary.ts";
import { anyOf } from "./calendar-text.ts";
import { type CalendarWords, calendarWordsOf } from "./calendar-words.ts";
import { placeOf, standingIn } from "./standing.ts";

/** "17:00", or a wish that leaves room: "after 17:00", "before 12:00", "between 14:00 and 16:00". */
export type TimeWish = string;

export type TimeReading =
  /** `marked`: said as only times are said, so that it is one also where none was asked for. */
  | { readonly kind: "time"; readonly wish: TimeWish; readonly marked: boolean }
  /** Morning or evening: it could be either. */
  | { readonly kind: "either"; readonly wishes: readonly TimeWish[] }
  | { readonly kind: "none" };

/** Where a time without "a.m." or "p.m." is likely to lie. */
export interface TimeContext {
  readonly language: Language;
  /** "09:00", belongs to it. */
  readonly from: string;
  /** "20:00", belongs to it. */
  readonly to: string;
}

/** The time of day in a {@link calendarText}. */
export function timeIn(text: string, context: TimeContext): TimeReading {
  const words = calendarWordsOf(context.language);
  const clock = clockPattern(words);
  const range = new RegExp(` ${anyOf(words.between)} ${clock("a")} ${anyOf(words.and)} ${clock("b")} `).exec(
    text,
  );
  if (range) return rangeOf(range, words, context);

  const { skeleton, named } = clockTimesIn(text, words, context);
  if (named.length === 0) return partOfDay(text, words, context.language);
  const { standing, isChoice } = standingIn(skeleton, context.language);
  const meant = standing.flatMap((number) => named[number] ?? []);
  if (meant.length === 0) return partOfDay(skeleton, words, context.language);
  if (isChoice) {
    const wishes = [...new Set(meant.flatMap((each) => each.wishes))];
    if (wishes.length > 1) return { kind: "either", wishes };
  }
  // "For two people, at three"
  const [first = null] = [...meant.filter(({ marked }) => marked), ...meant];
  const [only, other] = first?.wishes ?? [];
  if (first === null || only === undefined) return { kind: "none" };
  if (other !== undefined) return { kind: "either", wishes: first.wishes };
  // "At three, no, four"
  return { kind: "time", wish: only, marked: named.some(({ marked }) => marked) };
}

interface NamedTime {
  /** All that it may mean. */
  readonly wishes: readonly TimeWish[];
  readonly marked: boolean;
}

/** Every time on a clock, and the text with a place for each. */
function clockTimesIn(
  text: string,
  words: CalendarWords,
  context: TimeContext,
): { readonly skeleton: string; readonly named: readonly NamedTime[] } {
  const leading = `(?: (?<after>${anyOf(words.after)})| (?<before>${anyOf(words.before)})| (?<at>${anyOf(words.at)}))?`;
  const trailing = `(?: (?<later>${anyOf(words.orLater)})| (?<earlier>${anyOf(words.orEarlier)}))?`;
  const pattern = new RegExp(`${leading} (?:at |las |la |el )?${clockPattern(words)("a")}${trailing} `);
  const named: NamedTime[] = [];
  let skeleton = text;
  while (named.length < MOST_TIMES) {
    const match = pattern.exec(skeleton);
    if (!match) break;
    const groups = match.groups ?? {};
    const asWish = (time: string): TimeWish => {
      if (groups.after !== undefined || groups.later !== undefined) return `after ${time}`;
      return groups.before !== undefined || groups.earlier !== undefined ? `before ${time}` : time;
    };
    const wishes = timesOf(match, "a", words, context, text).map(asWish);
    const behind = skeleton.slice(match.index + match[0].length);
    skeleton = `${skeleton.slice(0, match.index)} ${placeOf(named.length)} ${behind}`;
    named.push({ wishes, marked: isMarked(groups) });
  }
  return { skeleton, named };
}

/** Nobody names more in one breath. */
const MOST_TIMES = 8;

/** What a wish was made of: one or two times. */
export function timesInWish(wish: TimeWish): readonly string[] {
  return wish.match(/\d{2}:\d{2}/g) ?? [];
}

function isMarked(groups: Readonly<Record<string, string | undefined>>): boolean {
  return [
    "after",
    "before",
    "at",
    "later",
    "earlier",
    "ahalf",
    "apart",
    "ahalfday",
    "aclock",
    "aminutes",
    "anamed",
  ].some((name) => groups[name] !== undefined);
}

/** "3", "3:30", "3 30 pm", "half past 3", "quarter to 4", "noon". The groups' names begin with `as`. */
function clockPattern(words: CalendarWords): (as: string) => string {
  const halfDay = anyOf([...words.am, ...words.pm]);
  const share = `(?:${anyOf(words.quarter)}|${anyOf(words.half)}|5|10|20|25)`;
  // Spanish puts the minutes behind: "las tres y media", "las cuatro menos cuarto".
  const behind = words.half.includes("media");
  return (as) => {
    const before = behind
      ? ""
      : `(?:(?<${as}share>${share})(?: minutes)? (?<${as}part>${anyOf([...words.past, ...words.to])}) )?`;
    const after = behind
      ? `(?: (?<${as}part>${anyOf([...words.past, ...words.to])}) (?<${as}share>${share}|\\d{1,2}))?`
      : "";
    // "Ten minutes earlier" is no time of day.
    const hour = `(?<${as}hour>\\d{1,2})(?! ${anyOf(words.durations)} )(?:(?::| )(?<${as}minutes>[0-5]\\d))?${after}(?: (?<${as}clock>${anyOf(words.oClock)}))?`;
    return `(?:${before}${hour}(?: (?<${as}halfday>${halfDay}))?|(?<${as}named>${anyOf([...words.noon, ...words.midnight])}))`;
  };
}

/** Every time of the day that the match may mean, earliest first. */
function timesOf(
  match: RegExpExecArray,
  as: string,
  words: CalendarWords,
  context: TimeContext,
  text: string,
): readonly string[] {
  const group = (name: string) => match.groups?.[`${as}${name}`];
  const named = group("named");
  if (named !== undefined) return [words.noon.includes(named) ? "12:00" : "00:00"];
  const shift = shiftOf(group("share"), group("part"), words);
  const hour = Number(group("hour"));
  const minutes = Number(group("minutes") ?? 0) + shift;
  if (hour > 24) return [];
  const at = (hours: number) => asTime(hours * 60 + minutes);
  const halfDay = group("halfday") ?? halfDayNamed(text, words);
  if (hour > 12 || (hour === 0 && group("minutes") !== undefined)) return [at(hour)];
  if (hour === 0) return [];
  if (halfDay !== undefined) return [at((hour % 12) + (words.pm.includes(halfDay) ? 12 : 0))];
  const both = [at(hour % 12), at((hour % 12) + 12)];
  const likely = both.filter((time) => time >= context.from && time <= context.to);
  return likely.length === 0 ? both : likely;
}

function shiftOf(share: string | undefined, part: string | undefined, words: CalendarWords): number {
  if (share === undefined || part === undefined) return 0;
  const minutes = words.half.includes(share) ? 30 : words.quarter.includes(share) ? 15 : Number(share);
  return words.to.includes(part) ? -minutes : minutes;
}

function rangeOf(match: RegExpExecArray, words: CalendarWords, context: TimeContext): TimeReading {
  const [from, fromOther] = timesOf(match, "a", words, context, "");
  const [to, toOther] = timesOf(match, "b", words, context, "");
  if (from === undefined || to === undefined) return { kind: "none" };
  const later = to > from ? to : toOther;
  if (fromOther !== undefined || later === undefined || later <= from) return { kind: "none" };
  return { kind: "time", wish: `between ${from} and ${later}`, marked: true };
}

/** "Tomorrow morning at nine": the half of the day stands somewhere else. */
function halfDayNamed(text: string, words: CalendarWords): string | undefined {
  // Alone, "am" is a verb.
  const phrases = [...words.am, ...words.pm].filter((phrase) => !/^[ap] ?m$/.test(phrase));
  const match = new RegExp(` (${anyOf(phrases)}) `).exec(text);
  return match?.[1];
}

function partOfDay(text: string, words: CalendarWords, language: Language): TimeReading {
  const parts = [
    [words.afternoon, "between 12:00 and 17:00"],
    [words.evening, "after 17:00"],
    [words.morning, "before 12:00"],
  ] as const;
  const skeleton = parts.reduce(
    (left, [phrases], number) => left.replace(new RegExp(` ${anyOf(phrases)} `, "g"), ` ${placeOf(number)} `),
    text.replace(/@\d+/g, "|"),
  );
  const { standing, denied } = standingIn(skeleton, language);
  const wishes = parts
    .filter((_, number) => standing.includes(number) && !denied.includes(number))
    .map(([, wish]) => wish);
  const [wish] = wishes;
  return wish === undefined ? { kind: "none" } : { kind: "time", wish, marked: true };
}

/** Minutes since midnight, wherever they fall, as "17:05". */
function asTime(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
