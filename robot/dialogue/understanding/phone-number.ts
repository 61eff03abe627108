import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import type { Language } from "../../kernel/vocabulary.ts";
import { withDigits } from "./number-words.ts";
import { type Saying, sayingOfWords } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** The first valid phone number in what was said, as E.164 ("+13125550143"); null when there is none. */
export function phoneNumberIn(saying: Saying, region: string, language: Language): string | null {
  for (const run of digitRuns(saying, language)) {
    const number = parsePhoneNumberFromString(run, countryOf(region));
    if (number?.isValid()) return number.number;
  }
  return null;
}

/** The digits of a saying with one stretch of them, for "no, the last four are 0143"; null when there is none. */
export function digitsIn(saying: Saying, language: Language): string | null {
  const { last } = vocabularyOf(language);
  // The "four" of "the last four" counts digits and is none.
  const words = saying.words.filter((_, at) => !last.includes(saying.words[at - 1]?.plain ?? ""));
  const runs = digitRuns(sayingOfWords(words), language);
  return runs.length === 1 ? (runs[0]?.replace(/\D/g, "") ?? null) : null;
}

/** `number` with its last digits replaced, if that is still a valid number. */
export function withLastDigits(number: string, digits: string): string | null {
  if (digits.length < 2 || digits.length > 7) return null;
  const corrected = parsePhoneNumberFromString(number.slice(0, -digits.length) + digits);
  return corrected?.isValid() ? corrected.number : null;
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
