/**
 * Written text as the words that are said: `"Cut & blow-dry (50 min)"` → `cut and blow dry fifty min`.
 * Lower case, no accents, no punctuation but the apostrophe, numbers up to 999 in words and longer ones digit by digit.
 */
export function spokenWords(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/&|\+/g, " and ")
    .replace(/%/g, " percent ")
    .replace(/@/g, " at ")
    .replace(/\d+/g, (digits) => ` ${numberWords(digits)} `)
    .replace(/[^a-z' ]+/g, " ")
    .split(/\s+/)
    .map((word) => word.replace(/^'+|'+$/g, ""))
    .filter((word) => word !== "");
}

const UNITS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" "),
  ..."fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function numberWords(digits: string): string {
  if (digits.length > 3 || (digits.length > 1 && digits.startsWith("0"))) {
    return [...digits].map((digit) => UNITS[Number(digit)]).join(" ");
  }
  const value = Number(digits);
  const hundreds = Math.floor(value / 100);
  const rest = belowHundred(value % 100);
  if (hundreds === 0) return rest;
  return value % 100 === 0 ? `${UNITS[hundreds]} hundred` : `${UNITS[hundreds]} hundred ${rest}`;
}

/** 0 … 99: `"twenty four"`. */
export function belowHundred(value: number): string {
  if (value < 20) return UNITS[value] ?? "";
  const unit = value % 10;
  return unit === 0 ? `${TENS[value / 10]}` : `${TENS[Math.floor(value / 10)]} ${UNITS[unit]}`;
}
