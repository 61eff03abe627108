import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import type { Language } from "../../kernel/vocabulary.ts";
import { withDigits } from "./number-words.ts";
import { indexOfPhrase, plainWords, type Saying, sayingOfWords } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** The first valid phone number in what was said, as E.164 ("+13125550143"); null when there is none. */
export function phoneNumberIn(saying: Saying, region: string, language: Language): string | null {
  for (const run of [...areaCodeFirst(saying, language), ...digitRuns(saying, language)]) {
    const number = parsePhoneNumberFromString(run, countryOf(region));
    if (number?.isValid()) return number.number;
  }
  return null;
}

/** "555 0143, area code 312" in the order in which it is dialled; empty when no area code is named. */
function areaCodeFirst(saying: Saying, language: Language): readonly string[] {
  const named = areaCodeIn(saying, language);
  if (!named) return [];
  const digitsOf = (words: Saying["words"]) => digitRuns(sayingOfWords(words), language).join("");
  const [before, after] = [digitsOf(named.before), digitsOf(named.after)];
  return after === "" ? [] : [after + before];
}

/** What was said before and after "area code"; null when nobody names it. */
function areaCodeIn({ words }: Saying, language: Language) {
  const plain = words.map((word) => withoutPossessive(word.plain));
  for (const phrase of vocabularyOf(language).phoneParts.area.map(plainWords)) {
    const at = indexOfPhrase(plain, phrase);
    if (at >= 0) return { before: words.slice(0, at), after: words.slice(at + phrase.length) };
  }
  return null;
}

/** "The area code's wrong" */
const withoutPossessive = (word: string) => word.replace(/'s$/, "");

/** The digits of a saying with one stretch of them, for "no, the last four are 0143"; null when there is none. */
function digitsIn(saying: Saying, language: Language): string | null {
  const { first, last } = vocabularyOf(language).phoneParts;
  // The "four" of "the last four" counts digits and is none.
  const words = saying.words.filter(
    (_, at) => ![...first, ...last].includes(saying.words[at - 1]?.plain ?? ""),
  );
  const runs = digitRuns(sayingOfWords(words), language);
  return runs.length === 1 ? (runs[0]?.replace(/\D/g, "") ?? null) : null;
}

/** `number` with its last digits replaced, if that is still a valid number. */
export function withLastDigits(number: string, digits: string): string | null {
  if (digits.length < 2 || digits.length > 7) return null;
  const corrected = parsePhoneNumberFromString(number.slice(0, -digits.length) + digits);
  return corrected?.isValid() ? corrected.number : null;
}

/**
 * The digits so far and a further piece: put behind them, before them when it is the area code, and in the place of the
 * last ones after a "no". Null when it is no piece: less than three digits are one only where nothing else is said.
 */
export function withPiece(pieces: string, saying: Saying, language: Language): string | null {
  const digits = digitsIn(saying, language);
  if (digits === null || (digits.length < 3 && !isDigitsAlone(saying, language))) return null;
  // "Oh" begins a sentence oftener than a number.
  const gainsTime = saying.words.every(({ plain }) => vocabularyOf(language).fillers.includes(plain));
  if (pieces === "" && gainsTime) return null;
  const isAreaCode = areaCodeIn(saying, language)?.after.length;
  if (isAreaCode && pieces.length + digits.length === DIGITS_WITH_AREA_CODE) return digits + pieces;
  return objects(saying, language) ? withLastPiece(pieces, digits) : pieces + digits;
}

/** What completes the number is put behind it, or over its end; less than that takes the place of the last digits. */
function withLastPiece(pieces: string, digits: string): string {
  const missing = DIGITS_WITH_AREA_CODE - digits.length;
  const completes = missing > 0 && missing <= pieces.length;
  return pieces.slice(0, completes ? missing : -digits.length) + digits;
}

const DIGITS_WITH_AREA_CODE = 10;

function isDigitsAlone({ words }: Saying, language: Language): boolean {
  const { fillers, no, corrections } = vocabularyOf(language);
  const company = [...fillers, ...betweenGroups, ...[...no, ...corrections].flatMap(plainWords)];
  return withDigits(
    words.map(({ plain }) => plain),
    language,
  ).every((word) => /^\d+$/.test(word) || company.includes(word));
}

function objects({ words }: Saying, language: Language): boolean {
  const { no, corrections, fillers } = vocabularyOf(language);
  const plain = words.map((word) => word.plain);
  const start = plain.slice(plain.findIndex((word) => !fillers.includes(word) || corrections.includes(word)));
  return [...no, ...corrections].some((phrase) => indexOfPhrase(start, plainWords(phrase)) === 0);
}

/**
 * `number` with the part corrected that is named ("the area code is 773"), or the one that the new digits are like; null
 * when it may be any, or that is no number.
 */
export function withCorrectedPart(number: string, saying: Saying, language: Language): string | null {
  const exchanged = withExchanged(number, saying, language);
  if (exchanged !== null) return exchanged;
  const digits = digitsIn(saying, language);
  const parsed = parsePhoneNumberFromString(number);
  if (digits === null || !parsed) return null;
  const national = parsed.nationalNumber;
  const isOfThreeParts = parsed.countryCallingCode === "1" && national.length === DIGITS_WITH_AREA_CODE;
  if (!isOfThreeParts || digits.length !== 3) return withLastDigits(number, digits);
  const at = startOfPart(national, digits, saying, language);
  if (at === null) return null;
  const corrected = parsePhoneNumberFromString(
    `+1${national.slice(0, at)}${digits}${national.slice(at + digits.length)}`,
  );
  return corrected?.isValid() ? corrected.number : null;
}

/** "773, not 312" */
function withExchanged(number: string, { words }: Saying, language: Language): string | null {
  const { negations } = vocabularyOf(language);
  const at = words.findIndex(({ plain }, index) => index > 0 && negations.includes(plain));
  if (at < 0) return null;
  const right = digitsIn(sayingOfWords(words.slice(0, at)), language) ?? "";
  const wrong = digitsIn(sayingOfWords(words.slice(at + 1)), language) ?? "";
  const isOnePlace = number.split(wrong).length === 2;
  if (right.length < 2 || right.length !== wrong.length || !isOnePlace) return null;
  const corrected = parsePhoneNumberFromString(number.replace(wrong, right));
  return corrected?.isValid() ? corrected.number : null;
}

/** Where the three digits begin that are meant: area code, middle, or the end. Null when it may be any of them. */
function startOfPart(national: string, digits: string, saying: Saying, language: Language): number | null {
  const { area, middle, first, last } = vocabularyOf(language).phoneParts;
  const plain = saying.words.map((word) => withoutPossessive(word.plain));
  const names = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(plain, plainWords(phrase)) >= 0);
  if (names(area) || names(first)) return 0;
  if (names(middle)) return 3;
  if (names(last)) return 7;
  const alike = (start: number) =>
    [...digits].filter((digit, offset) => national[start + offset] === digit).length;
  // Two of three digits the same: one was heard wrong.
  return [7, 3, 0].find((start) => alike(start) >= 2) ?? null;
}

/** As people of the region write it: "(312) 555-0143", or with the country code when it is from elsewhere. */
export function writtenPhone(number: string, region: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  const home = parsePhoneNumberFromString("0000000000", countryOf(region))?.countryCallingCode;
  return parsed.countryCallingCode === home ? parsed.formatNational() : parsed.formatInternational();
}

function countryOf(region: string): CountryCode {
  return isSupportedCountry(region) ? region : "US";
}

/** Stretches of digits in a row, as words or as digits, with what people write between them. */
function digitRuns(saying: Saying, language: Language): readonly string[] {
  const words = withDigits(
    saying.words.map((word) => word.plain),
    language,
  );
  const runs: string[] = [];
  let run = "";
  for (const word of [...words, "."]) {
    if (word === "plus" || word === "mas") {
      run += "+";
    } else if (/^\+?[\d().-]*\d[\d().-]*$/.test(word)) {
      run += word;
    } else if (!betweenGroups.includes(word)) {
      if (/\d/.test(run)) runs.push(run);
      run = "";
    }
  }
  return runs;
}

/** What people say between the groups of a number. */
const betweenGroups =
  "dash and guion y area code um uh er erm hmm then so okay ok luego este eh entonces".split(" ");
