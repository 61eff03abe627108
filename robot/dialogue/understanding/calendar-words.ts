import type { Language } from "../../kernel/vocabulary.ts";

/** How days and times are named. All of it in lower case and without accents. */
export interface CalendarWords {
  readonly today: readonly string[];
  readonly tomorrow: readonly string[];
  readonly dayAfterTomorrow: readonly string[];
  readonly yesterday: readonly string[];
  readonly dayBeforeYesterday: readonly string[];
  /** Sunday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** January first. */
  readonly months: readonly (readonly string[])[];
  /** "third" → 3; compounds such as "twenty third" are put together from these. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Before a weekday: the week after this one; before a season: the one after this. */
  readonly next: readonly string[];
  readonly last: readonly string[];
  /** After a weekday: a week later than it would be; some of them after a season, too. */
  readonly weekLater: readonly string[];
  readonly in: readonly string[];
  readonly ago: readonly string[];
  readonly one: readonly string[];
  readonly units: Readonly<Record<"day" | "week" | "month", readonly string[]>>;
  /** Not one day: "next week". Asked back. */
  readonly vague: readonly string[];
  readonly thisWeek: readonly string[];
  readonly nextWeek: readonly string[];
  readonly weekAfterNext: readonly string[];
  readonly weekend: readonly string[];
  readonly nextWeekend: readonly string[];
  readonly thisMonth: readonly string[];
  readonly nextMonth: readonly string[];
  readonly nextYear: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly (readonly string[])[];

  readonly noon: readonly string[];
  readonly midnight: readonly string[];
  /** "half past three". */
  readonly half: readonly string[];
  readonly quarter: readonly string[];
  readonly past: readonly string[];
  readonly to: readonly string[];
  readonly am: readonly string[];
  readonly pm: readonly string[];
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly between: readonly string[];
  readonly and: readonly string[];
  /** "five or later". */
  readonly orLater: readonly string[];
  readonly orEarlier: readonly string[];
  readonly morning: readonly string[];
  readonly afternoon: readonly string[];
  readonly evening: readonly string[];
  /** Tells that a number is a time: "at five". */
  readonly at: readonly string[];
  readonly oClock: readonly string[];
}

const english: CalendarWords = {
  today: ["today"],
  tomorrow: ["tomorrow"],
  dayAfterTomorrow: ["the day after tomorrow", "day after tomorrow"],
  yesterday: ["yesterday"],
  dayBeforeYesterday: ["the day before yesterday", "day before yesterday"],
  weekdays: [
    ["sunday", "sundays", "sun"],
    ["monday", "mondays", "mon"],
    ["tuesday", "tuesdays", "tue", "tues"],
    ["wednesday", "wednesdays", "wed"],
    ["thursday", "thursdays", "thu", "thur", "thurs"],
    ["friday", "fridays", "fri"],
    ["saturday", "saturdays", "sat"],
  ],
  months: [
    ["january", "jan"],
    ["february", "feb"],
    ["march", "mar"],
    ["april", "apr"],
    ["may"],
    ["june", "jun"],
    ["july", "jul"],
    ["august", "aug"],
    ["september", "sep", "sept"],
    ["october", "oct"],
    ["november", "nov"],
    ["december", "dec"],
  ],
  ordinals: {
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
    eleventh: 11,
    twelfth: 12,
    thirteenth: 13,
    fourteenth: 14,
    fifteenth: 15,
    sixteenth: 16,
    seventeenth: 17,
    eighteenth: 18,
    nineteenth: 19,
    twentieth: 20,
    thirtieth: 30,
  },
  next: ["next"],
  last: ["last"],
  weekLater: ["next week", "in a week", "the week after", "week after next"],
  in: ["in", "in about", "in around", "in maybe", "within"],
  ago: ["ago"],
  one: ["a", "an", "one"],
  units: { day: ["day", "days"], week: ["week", "weeks"], month: ["month", "months"] },
  vague: [
    "next week",
    "the week after next",
    "this week",
    "next month",
    "this month",
    "this weekend",
    "next weekend",
    "the weekend",
  ],
  thisWeek: ["this week"],
  nextWeek: ["next week", "the week after"],
  weekAfterNext: ["week after next"],
  weekend: ["the weekend", "this weekend", "weekend"],
  nextWeekend: ["next weekend"],
  thisMonth: ["this month", "the month"],
  nextMonth: ["next month"],
  nextYear: ["next year"],
  seasons: [["spring", "springtime"], ["summer"], ["fall", "autumn"], ["winter"]],
  noon: ["noon", "midday"],
  midnight: ["midnight"],
  half: ["half"],
  quarter: ["a quarter", "quarter"],
  past: ["past", "after"],
  to: ["to", "before", "of", "till"],
  am: ["am", "a m", "in the morning", "this morning", "morning"],
  pm: [
    "pm",
    "p m",
    "in the afternoon",
    "in the evening",
    "at night",
    "tonight",
    "this afternoon",
    "this evening",
    "afternoon",
    "evening",
  ],
  after: [
    "any time after",
    "anytime after",
    "sometime after",
    "after",
    "later than",
    "past",
    "not before",
    "from",
  ],
  before: [
    "any time before",
    "anytime before",
    "sometime before",
    "before",
    "earlier than",
    "by",
    "until",
    "not after",
  ],
  between: ["between", "from"],
  and: ["and", "to", "till", "until"],
  orLater: ["or later", "or after", "onwards", "onward", "on", "and later"],
  orEarlier: ["or earlier", "or before", "at the latest"],
  morning: ["morning", "mornings", "before noon", "before lunch", "this morning"],
  afternoon: ["afternoon", "afternoons", "this afternoon", "after lunch"],
  evening: ["evening", "evenings", "tonight", "this evening", "night", "after work"],
  at: ["at", "around", "about", "after", "before", "by"],
  oClock: ["o'clock", "oclock", "o clock"],
};

const spanish: CalendarWords = {
  today: ["hoy"],
  tomorrow: ["manana"],
  dayAfterTomorrow: ["pasado manana"],
  yesterday: ["ayer"],
  dayBeforeYesterday: ["anteayer", "antes de ayer", "antier"],
  weekdays: [["domingo"], ["lunes"], ["martes"], ["miercoles"], ["jueves"], ["viernes"], ["sabado"]],
  months: [
    ["enero"],
    ["febrero"],
    ["marzo"],
    ["abril"],
    ["mayo"],
    ["junio"],
    ["julio"],
    ["agosto"],
    ["septiembre", "setiembre"],
    ["octubre"],
    ["noviembre"],
    ["diciembre"],
  ],
  ordinals: { primero: 1 },
  next: ["proximo", "el proximo"],
  last: ["pasado", "el pasado"],
  weekLater: ["que viene", "de la semana que viene", "de la proxima semana"],
  in: ["en", "en unos", "en unas", "dentro de", "dentro de unos", "dentro de unas"],
  ago: ["hace"],
  one: ["un", "una"],
  units: { day: ["dia", "dias"], week: ["semana", "semanas"], month: ["mes", "meses"] },
  vague: [
    "la proxima semana",
    "la semana que viene",
    "esta semana",
    "este mes",
    "el proximo mes",
    "el fin de semana",
    "este fin de semana",
    "el proximo fin de semana",
  ],
  thisWeek: ["esta semana"],
  nextWeek: ["la proxima semana", "la semana que viene", "semana que viene"],
  weekAfterNext: ["semana siguiente a la proxima", "semana despues de la proxima"],
  weekend: ["el fin de semana", "este fin de semana", "fin de semana"],
  nextWeekend: ["proximo fin de semana", "fin de semana que viene"],
  thisMonth: ["este mes"],
  nextMonth: ["el proximo mes", "el mes que viene", "proximo mes", "mes que viene"],
  nextYear: ["el proximo ano", "el ano que viene"],
  seasons: [["primavera"], ["verano"], ["otono"], ["invierno"]],
  noon: ["mediodia", "medio dia"],
  midnight: ["medianoche"],
  half: ["media"],
  quarter: ["cuarto"],
  past: ["y"],
  to: ["menos"],
  am: ["am", "a m", "de la manana"],
  pm: ["pm", "p m", "de la tarde", "de la noche"],
  after: ["despues de las", "despues de la", "despues de", "a partir de las", "a partir de la", "desde las"],
  before: ["antes de las", "antes de la", "antes de", "hasta las", "hasta la"],
  between: ["entre las", "entre la", "entre", "de", "de las"],
  and: ["y las", "y la", "y", "a las", "a la", "a"],
  orLater: ["o mas tarde", "en adelante", "o despues"],
  orEarlier: ["o antes", "como mucho"],
  morning: ["por la manana", "en la manana", "de la manana", "mananas"],
  afternoon: ["por la tarde", "en la tarde", "de la tarde", "la tarde", "tardes"],
  evening: ["por la noche", "en la noche", "de la noche", "la noche", "esta noche"],
  at: ["a las", "a la", "sobre las", "hacia las", "despues de", "antes de"],
  oClock: ["en punto"],
};

export function calendarWordsOf(language: Language): CalendarWords {
  return language === "es" ? spanish : english;
}
