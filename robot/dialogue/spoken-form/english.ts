import { type CharacterNames, withCharactersSpoken } from "./characters.ts";

const names: CharacterNames = {
  digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  signs: { "@": "at", ".": "dot", _: "underscore", "-": "dash", "+": "plus" },
};
const months = "January|February|March|April|May|June|July|August|September|October|November|December".split(
  "|",
);
const ordinals = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " +
  "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");

/** "Tuesday, November 24 at 6:05 PM, from $45" → "… November twenty fourth at 6 oh 5 P M, from 45 dollars". */
export function spokenEnglish(text: string): string {
  return withCharactersSpoken(text, names)
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (_, year: string, month: string, day: string) => {
      return `${months[Number(month) - 1]} ${Number(day)}, ${year}`;
    })
    .replace(new RegExp(`\\b(${months.join("|")}) (\\d{1,2})(?:st|nd|rd|th)?\\b`, "g"), (_, month, day) => {
      return `${month} ${ordinal(Number(day))}`;
    })
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, (_, day: string) => ordinal(Number(day)))
    .replace(/\b12(?::00)? PM\b/g, "noon")
    .replace(/\b12(?::00)? AM\b/g, "midnight")
    .replace(/\b(\d{1,2}):(\d\d)\b(?! ?[AP]M)/g, (_, hour: string, minute: string) =>
      onTwelveHours(hour, minute),
    )
    .replace(/\b(\d{1,2}):(\d\d)\b/g, (_, hour: string, minute: string) => spokenTime(Number(hour), minute))
    .replace(/\b([AP])M\b/g, "$1 M")
    .replace(/([$€£])\s?([\d,]*\d)(?:\.(\d\d))?/g, (_, sign: string, whole: string, cents?: string) =>
      spokenMoney(sign, whole, cents),
    )
    .replace(/\b([\d,]*\d)(?:\.(\d\d))? (USD|EUR|GBP)\b/g, (_, whole: string, cents: string, code: string) =>
      spokenMoney(code, whole, cents),
    )
    .replace(/(\d) ?%/g, "$1 percent")
    .replace(/(\d) ?[–-] ?(?=\d)/g, "$1 to ")
    .replace(/ & /g, " and ");
}

function ordinal(number: number): string {
  if (number < 1 || number > 31) return String(number);
  if (number <= 20) return ordinals[number - 1] ?? String(number);
  if (number === 30) return "thirtieth";
  return `${number > 30 ? "thirty" : "twenty"} ${ordinals[(number % 10) - 1]}`;
}

/** A time without AM or PM is on the clock of 24 hours, unless that makes no difference. */
function onTwelveHours(hour: string, minute: string): string {
  const given = Number(hour);
  if (given > 0 && given <= 12 && !hour.startsWith("0")) return spokenTime(given, minute);
  const half = given < 12 ? "AM" : "PM";
  if (given % 12 === 0 && minute === "00") return half === "AM" ? "midnight" : "noon";
  return `${spokenTime(given % 12 === 0 ? 12 : given % 12, minute)} ${half}`;
}

function spokenTime(hour: number, minute: string): string {
  if (minute === "00") return String(hour);
  return `${hour} ${minute.startsWith("0") ? `oh ${minute[1]}` : minute}`;
}

function spokenMoney(sign: string, wholeWritten: string, cents?: string): string {
  const [one, many, coin] = currencies[sign] ?? currencies.$;
  const whole = wholeWritten.replaceAll(",", "");
  const unit = whole === "1" ? one : many;
  return cents && cents !== "00" ? `${whole} ${unit} and ${Number(cents)} ${coin}` : `${whole} ${unit}`;
}

const dollar = ["dollar", "dollars", "cents"] as const;
const euro = ["euro", "euros", "cents"] as const;
const pound = ["pound", "pounds", "pence"] as const;
const currencies: { readonly $: typeof dollar } & Readonly<
  Record<string, readonly [string, string, string]>
> = {
  $: dollar,
  USD: dollar,
  "€": euro,
  EUR: euro,
  "£": pound,
  GBP: pound,
};
