import type { Language } from "../kernel/vocabulary.ts";

/**
 * How a written sentence is read aloud: telephone numbers digit by digit, addresses with "at" and "dot",
 * times and prices as people say them. Speech engines read "(312) 555-0143" as two large numbers.
 */
export function spokenForm(text: string, language: Language): string {
  const words = language === "es" ? spanish : english;
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (address) => spokenAddress(address, words))
    .replace(/\+?\(?\d[\d() .-]{5,}\d/g, (number) => spokenDigits(number, words))
    .replace(/\b(\d{1,2}):(\d{2})\b/g, (_, hour: string, minute: string) => spokenTime(hour, minute, words))
    .replace(/\b([AP])M\b/g, "$1 M")
    .replace(/([$€])\s?(\d+)(?:[.,](\d{2}))?/g, (_, sign: string, whole: string, cents?: string) => {
      const unit = sign === "$" ? words.dollars : words.euros;
      return cents && cents !== "00" ? `${whole} ${unit} ${Number(cents)}` : `${whole} ${unit}`;
    });
}

interface SpokenWords {
  readonly digits: readonly string[];
  readonly signs: Readonly<Record<string, string>>;
  /** Before a single digit of minutes: "six oh five". */
  readonly zeroMinute: string;
  readonly dollars: string;
  readonly euros: string;
}

const english: SpokenWords = {
  digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  signs: { "@": "at", ".": "dot", _: "underscore", "-": "dash", "+": "plus" },
  zeroMinute: "oh",
  dollars: "dollars",
  euros: "euros",
};

const spanish: SpokenWords = {
  digits: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  signs: { "@": "arroba", ".": "punto", _: "guion bajo", "-": "guion", "+": "más" },
  zeroMinute: "cero",
  dollars: "dólares",
  euros: "euros",
};

function spokenAddress(address: string, { signs, digits }: SpokenWords): string {
  // A full stop at the end belongs to the sentence.
  const end = /\.$/.test(address) ? "." : "";
  const spoken = [...address.slice(0, address.length - end.length)].map((letter) => {
    const word = signs[letter] ?? digits[/\d/.test(letter) ? Number(letter) : -1];
    return word ? ` ${word} ` : letter;
  });
  return spoken.join("").replace(/\s+/g, " ").trim() + end;
}

/** Digit by digit, with a breath where it was grouped. */
function spokenDigits(number: string, { digits, signs }: SpokenWords): string {
  const groups = number.match(/\+|\d+/g) ?? [];
  return groups
    .map((group) => (group === "+" ? signs["+"] : [...group].map((digit) => digits[Number(digit)]).join(" ")))
    .join(", ")
    .replace(`${signs["+"]}, `, `${signs["+"]} `);
}

function spokenTime(hour: string, minute: string, { zeroMinute }: SpokenWords): string {
  if (minute === "00") return String(Number(hour));
  return `${Number(hour)} ${minute.startsWith("0") ? `${zeroMinute} ${minute[1]}` : minute}`;
}
