/**
 * Written Spanish as the words that are said: `"Corte & peinado (50 min)"` → `corte y peinado cincuenta min`. Lower case,
 * no accents but the ñ, which is a letter of its own; no punctuation; numbers up to 99 in words, longer ones digit by digit.
 */
export function spanishWords(text: string): readonly string[] {
  return withoutAccents(text.toLowerCase())
    .replace(/&|\+/g, " y ")
    .replace(/%/g, " por ciento ")
    .replace(/@/g, " arroba ")
    .replace(/\d+/g, (digits) => ` ${inWords(digits)} `)
    .split(/[^a-zñ]+/)
    .filter((word) => word !== "");
}

/** "mañana, así" → "mañana, asi": the tilde of the ñ stays. */
function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/n\u0303/g, "ñ")
    .replace(/\p{M}/gu, "");
}

function inWords(digits: string): string {
  const value = Number(digits);
  return digits.length <= 2 && !(digits.length === 2 && digits.startsWith("0"))
    ? spanishBelowHundred(value)
    : [...digits].map((digit) => UNITS[Number(digit)]).join(" ");
}

/** 0 … 99: `"treinta y cinco"`. */
export function spanishBelowHundred(value: number): string {
  const small = UNITS[value];
  if (small !== undefined) return small;
  const unit = value % 10;
  const ten = TENS[Math.floor(value / 10) - 3] ?? "";
  return unit === 0 ? ten : `${ten} y ${UNITS[unit]}`;
}

const UNITS = [
  ..."cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince".split(" "),
  ..."dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro".split(
    " ",
  ),
  ..."veinticinco veintiseis veintisiete veintiocho veintinueve".split(" "),
];
const TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
