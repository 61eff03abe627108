import type { Language } from "../../kernel/vocabulary.ts";
import { fold, indexOfPhrase, plainWords, type Saying, sayingOfWords } from "./saying.ts";
import { placeOf, standingIn } from "./standing.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Every number in a saying, as digits or as words: "a hundred and fifty", "2,500", "two k". Without those that were ruled
 * out or taken back, and without ages.
 */
export function amountsIn(saying: Saying, language: Language): readonly number[] {
  const { skeleton, amounts } = namedAmounts(saying, language);
  const { standing, bounds } = standingIn(skeleton, language);
  return [...standing, ...bounds].sort((a, b) => a - b).flatMap((number) => amounts[number] ?? []);
}

/** What the numbers of a saying may come to, the likeliest first: "two boys and a girl" is three, or two. */
export function sumsIn(saying: Saying, language: Language): readonly number[] {
  const { skeleton, amounts: named } = namedAmounts(saying, language);
  const total = named.length > 1 ? totalIn(saying, language) : null;
  if (total !== null) return [total];
  const amounts = amountsIn(saying, language);
  const isSum = amounts.length > 1 && /@\d+ (?:\S+ ){0,2}(?:and|y) @\d+/.test(skeleton);
  const alone = new RegExp(
    `@\\d+ (?:\\S+ ){0,2}(?:and|y) ${ONE_MORE} (?!half )\\S| ${ONE_MORE} \\S+ (?:and|y) @\\d+`,
  ).test(skeleton);
  const sum = amounts.reduce((all, each) => all + each, alone ? 1 : 0);
  return [...new Set(amounts.length > 0 && (isSum || alone) ? [sum, ...amounts] : amounts)];
}

const ONE_MORE = "(?:a|an|another|un|otro|otra)";

/** "Make that six" of what was five hundred: six hundred. Null where it can only be six. */
export function completedLike(amount: number, before: number): number | null {
  const scale = [1_000_000, 1_000, 100].find((each) => before >= each && before % each === 0);
  return scale !== undefined && Number.isInteger(amount) && amount > 0 && amount < 100
    ? amount * scale
    : null;
}

interface NamedAmounts {
  /** The words, with a place for each amount. */
  readonly skeleton: string;
  readonly amounts: readonly number[];
}

function namedAmounts(saying: Saying, language: Language): NamedAmounts {
  const words = withCouples(
    saying.words.flatMap(({ typed, plain, pause }) =>
      pause && plain === "no" ? ["no;"] : piecesOf(typed, plain),
    ),
  );
  const amounts: number[] = [];
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const read = amountAt(words, at, language);
    if (read && !countsElse(words, at, read.to)) {
      out.push(placeOf(amounts.length));
      amounts.push(read.amount);
    } else out.push(...words.slice(at, read?.to ?? at + 1));
    at = read?.to ?? at + 1;
  }
  return { skeleton: ` ${out.join(" ")} `, amounts };
}

/** "Four figures", "he's five", "seven years old" */
function countsElse(words: readonly string[], from: number, to: number): boolean {
  const before = words.slice(0, from).join(" ");
  const after = words.slice(to).join(" ");
  return (
    /^(?:figures?|digits?|cifras?)\b/.test(after) ||
    /^(?:years?|months?|weeks?|days?) old\b/.test(after) ||
    /(?:^| )(?:(?:he|she)'s|they're|(?:he|she|they|who) (?:is|are)|aged|turned|turning)$/.test(before) ||
    (/(?:^| )(?:tiene|tienen|de)$/.test(before) && /^(?:anos?|meses)\b/.test(after))
  );
}

/** The last number, where it is said to be the sum of those before it: "a boy and two girls, so three". */
function totalIn(saying: Saying, language: Language): number | null {
  const words = saying.words.map(({ plain }) => plain);
  const from = Math.max(
    ...vocabularyOf(language).summingUp.map((phrase) => {
      const wanted = plainWords(phrase);
      const start = indexOfPhrase(words, wanted);
      return start < 0 ? -1 : start + wanted.length;
    }),
  );
  const [total, ...others] = from > 0 ? amountsIn(sayingOfWords(saying.words.slice(from)), language) : [];
  return total !== undefined && others.length === 0 ? total : null;
}

/**
 * The one amount of money; cents are the second number of "forty five dollars and fifty cents". None when it is said to
 * be in another currency than `currency`.
 */
export function moneyIn(saying: Saying, language: Language, currency = "USD"): number | null {
  if (!isIn(currency, saying)) return null;
  const { dollars, cents } = moneyWords[language];
  const words = saying.words.flatMap(({ typed, plain }) => piecesOf(typed, plain));
  const amounts = amountsIn(saying, language);
  const [whole, part] = amounts;
  if (whole === undefined || whole < 0) return null;
  // "Two and a half" is more likely of thousands.
  if (words.some((word) => HALVES.includes(word)) && !Number.isInteger(whole)) return null;
  if (amounts.length === 1) return onlyCents(words, dollars, cents) ? whole / 100 : whole;
  const saysBoth = amounts.length === 2 && part !== undefined && part < 100 && Number.isInteger(part);
  const joined =
    words.some((word) => dollars.includes(word)) && !words.includes("or") && !words.includes("o");
  const between = words.includes("to") || words.includes("between") || words.includes("entre");
  return saysBoth && joined && !between ? whole + part / 100 : null;
}

/** Whether it is said as only money is: "$50", "fifty dollars". */
export function saysMoney(saying: Saying, language: Language): boolean {
  const { dollars, cents } = moneyWords[language];
  return (
    /[$€£]\s?\d/.test(saying.text) ||
    saying.words.some(({ plain }) => dollars.includes(plain) || cents.includes(plain))
  );
}

const moneyWords: Readonly<
  Record<Language, { readonly dollars: readonly string[]; readonly cents: readonly string[] }>
> = {
  en: { dollars: ["dollars", "dollar", "bucks", "euros", "euro", "pounds", "usd"], cents: ["cents", "cent"] },
  es: { dollars: ["dolares", "dolar", "euros", "euro", "pesos"], cents: ["centavos", "centavo", "centimos"] },
};

/** Which currencies a word or a sign may mean; any other word means none. */
const currencies: readonly (readonly [RegExp, readonly string[]])[] = [
  [/€|\beuros?\b/, ["EUR"]],
  [/£|\bpounds\b|\blibras\b/, ["GBP"]],
  [/\bd[oó]lar(?:es)?\b|\bdollars?\b|\bbucks\b/, ["USD", "CAD", "AUD", "NZD", "SGD", "HKD"]],
  [/\bpesos?\b/, ["MXN", "ARS", "CLP", "COP", "UYU", "DOP", "PHP"]],
  [/\$/, ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP"]],
];

function isIn(currency: string, { text }: Saying): boolean {
  return currencies.every(([said, meant]) => !said.test(text.toLowerCase()) || meant.includes(currency));
}

const HALVES = ["half", "medio", "media"];

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  cien: 100,
  ciento: 100,
  thousand: 1_000,
  grand: 1_000,
  k: 1_000,
  mil: 1_000,
  million: 1_000_000,
  millon: 1_000_000,
  millones: 1_000_000,
};
const spanishHundreds: Readonly<Record<string, number>> = {
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
};

function onlyCents(words: readonly string[], dollars: readonly string[], cents: readonly string[]): boolean {
  return words.some((word) => cents.includes(word)) && !words.some((word) => dollars.includes(word));
}

/** The number that begins at a word: its parts add up, its scales multiply. */
function amountAt(words: readonly string[], from: number, language: Language): AmountRead | null {
  const { digits, tens } = vocabularyOf(language);
  const unitOf = (word: string | undefined): number | undefined => {
    if (word === undefined) return undefined;
    if (/^\d+(\.\d+)?$/.test(word)) return Number(word);
    // A bare letter is no zero here.
    if (word.length > 1 && Object.hasOwn(digits, word)) return Number(digits[word]);
    if (Object.hasOwn(tens, word)) return tens[word];
    return Object.hasOwn(spanishHundreds, word) ? spanishHundreds[word] : undefined;
  };
  const scaleOf = (word: string | undefined) =>
    word !== undefined && Object.hasOwn(scales, word) ? scales[word] : undefined;

  const halved = halfAt(words, from, scaleOf);
  if (halved) return halved;

  let total = 0;
  let part: number | null = null;
  let at = from;
  for (; at < words.length; at++) {
    const word = words[at];
    const scale = scaleOf(word);
    if (scale !== undefined) {
      if (part === null && word !== "cien" && word !== "ciento" && word !== "mil") break;
      const grown: number = (part ?? 1) * scale;
      if (scale >= 1_000) {
        total += grown;
        part = 0;
      } else part = grown;
      continue;
    }
    const isOne: boolean = ["a", "an", "un"].includes(word ?? "") && scaleOf(words[at + 1]) !== undefined;
    const unit: number | undefined = isOne ? 1 : unitOf(word);
    if (unit !== undefined) {
      // "five six" are two numbers, "fifty six" and "two hundred six" are one.
      if (part !== null && !joins(part, unit) && !(part === 0 && total > 0)) break;
      // "Five hundred, four hundred"
      if (part !== null && part >= 100 && unit < 10 && scaleOf(words[at + 1]) === 100) break;
      part = (part ?? 0) + unit;
      continue;
    }
    const links = (word === "and" || word === "y") && part !== null;
    const follows = links ? unitOf(words[at + 1]) : undefined;
    if (follows !== undefined && (joins(part ?? 0, follows) || part === 0)) continue;
    break;
  }
  if (part === null) return null;
  const half = andAHalf(words, at, { total, part }, scaleOf);
  return half ?? { amount: total + part, to: Math.max(at, from + 1) };
}

interface AmountRead {
  readonly amount: number;
  /** The word after it. */
  readonly to: number;
}

type ScaleOf = (word: string | undefined) => number | undefined;

/** "Half a grand", "medio millón" */
function halfAt(words: readonly string[], from: number, scaleOf: ScaleOf): AmountRead | null {
  if (!HALVES.includes(words[from] ?? "")) return null;
  const at = words[from + 1] === "a" ? from + 2 : from + 1;
  const scale = scaleOf(words[at]);
  return scale === undefined ? null : { amount: scale / 2, to: at + 1 };
}

/** "Two and a half thousand", "a grand and a half" */
function andAHalf(
  words: readonly string[],
  at: number,
  { total, part }: { readonly total: number; readonly part: number },
  scaleOf: ScaleOf,
): AmountRead | null {
  const said = words.slice(at, at + 3).join(" ");
  const length = said === "and a half" ? 3 : /^y medi[oa]\b/.test(said) ? 2 : 0;
  if (length === 0 || (total > 0 && part > 0)) return null;
  if (total > 0) return { amount: total + (scaleOf(words[at - 1]) ?? 1) / 2, to: at + length };
  const scale = scaleOf(words[at + length]);
  return { amount: (part + 0.5) * (scale ?? 1), to: at + length + (scale === undefined ? 0 : 1) };
}

function joins(before: number, unit: number): boolean {
  if (before === 0 || !Number.isInteger(before)) return false;
  if (before % 1000 === 0) return unit < 1000;
  if (before % 100 === 0) return unit < 100;
  return before % 10 === 0 && before % 100 >= 20 && unit > 0 && unit < 10;
}

/** "A couple of hundred" is two hundred. */
function withCouples(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (word === "couple") return ["2"];
    const couples = word === "a" && words[at + 1] === "couple";
    const of = word === "of" && words[at - 1] === "couple";
    return couples || of ? [] : [word];
  });
}

/** "$2,500.50" → 2500.50; "2k" → 2, k; "twenty-five" → twenty, five. */
function piecesOf(typed: string, plain: string): readonly string[] {
  const number = /^[$€£]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(k)?[$€£]?$/.exec(typed.toLowerCase());
  if (number)
    return [`${(number[1] ?? "").replaceAll(",", "")}${number[2] ?? ""}`, ...(number[3] ? ["k"] : [])];
  return /^\p{L}+-\p{L}+$/u.test(plain) ? fold(plain).split("-") : [plain];
}
