import { type CharacterNames, withCharactersSpoken } from "./characters.ts";

const names: CharacterNames = {
  digits: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  signs: { "@": "arroba", ".": "punto", _: "guion bajo", "-": "guion", "+": "más" },
};
const months =
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre".split("|");

/** "de 09:00 a 18:30, desde $45" → "de las 9 de la mañana a las 6 y media de la tarde, desde 45 dólares". */
export function spokenSpanish(text: string): string {
  return withCharactersSpoken(text, names)
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (_, year: string, month: string, day: string) => {
      return `${Number(day)} de ${months[Number(month) - 1]} de ${year}`;
    })
    .replace(new RegExp(`\\b1 de (?=${months.join("|")})`, "g"), "primero de ")
    .replace(/\b(?:las? )?(\d{1,2}):(\d\d)\b/g, (_, hour: string, minute: string) =>
      spokenTime(Number(hour), minute),
    )
    .replace(/([$€£])\s?([\d.]*\d)(?:,(\d\d))?/g, (_, sign: string, whole: string, cents?: string) =>
      spokenMoney(sign, whole, cents),
    )
    .replace(/\b(\d+)(?:[.,](\d\d))? (USD|EUR|GBP)\b/g, (_, whole: string, cents: string, code: string) =>
      spokenMoney(code, whole, cents),
    )
    .replace(/(\d) ?%/g, "$1 por ciento")
    .replace(/(\d) ?[–-] ?(?=\d)/g, "$1 a ");
}

function spokenTime(hour: number, minute: string): string {
  if (minute === "00" && hour === 12) return "mediodía";
  if (minute === "00" && hour % 24 === 0) return "medianoche";
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const article = twelve === 1 ? "la" : "las";
  return `${article} ${twelve}${spokenMinutes(minute)} ${partOfDay(hour)}`;
}

function spokenMinutes(minute: string): string {
  switch (minute) {
    case "00":
      return "";
    case "15":
      return " y cuarto";
    case "30":
      return " y media";
    default:
      return ` y ${Number(minute)}`;
  }
}

function partOfDay(hour: number): string {
  if (hour < 6) return "de la madrugada";
  if (hour < 12) return "de la mañana";
  return hour < 20 ? "de la tarde" : "de la noche";
}

function spokenMoney(sign: string, wholeWritten: string, cents?: string): string {
  const [one, many] = currencies[sign] ?? currencies.$;
  // "45.00" is how values are kept; a dot before three digits groups thousands.
  const [whole = "", decimals = cents] = wholeWritten.replace(/\.(?=\d{3})/g, "").split(".");
  const unit = whole === "1" ? one : many;
  return decimals && decimals !== "00" ? `${whole} ${unit} con ${Number(decimals)}` : `${whole} ${unit}`;
}

const dollar = ["dólar", "dólares"] as const;
const euro = ["euro", "euros"] as const;
const pound = ["libra", "libras"] as const;
const currencies: { readonly $: typeof dollar } & Readonly<Record<string, readonly [string, string]>> = {
  $: dollar,
  USD: dollar,
  "€": euro,
  EUR: euro,
  "£": pound,
  GBP: pound,
};
