import type { Language } from "../../kernel/vocabulary.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Digits spoken as words become digits: "five double five oh twenty three" → 5, 55, 0, 23. Other words
 * stay as they are.
 */
export function withDigits(words: readonly string[], language: Language): readonly string[] {
  const { digits, tens, repeats } = vocabularyOf(language);
  const digitOf = (word: string | undefined) => {
    if (word === undefined) return undefined;
    if (/^\d+$/.test(word)) return word;
    return Object.hasOwn(digits, word) ? digits[word] : undefined;
  };
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const times = Object.hasOwn(repeats, word) ? repeats[word] : undefined;
    const repeated = digitOf(words[at + 1]);
    if (times !== undefined && repeated?.length === 1) {
      out.push(repeated.repeat(times));
      at += 1;
      continue;
    }
    const ten = Object.hasOwn(tens, word) ? tens[word] : undefined;
    if (ten !== undefined) {
      // "treinta y cinco"
      const skip = words[at + 1] === "y" ? 2 : 1;
      const unit = digitOf(words[at + skip]);
      const joins = unit !== undefined && /^[1-9]$/.test(unit);
      if (joins) at += skip;
      // "twenty two hundred"
      const hundreds = words[at + 1] === "hundred" ? "00" : "";
      if (hundreds !== "") at += 1;
      out.push(`${ten + (joins ? Number(unit) : 0)}${hundreds}`);
      continue;
    }
    const digit = digitOf(word);
    if (digit !== undefined && words[at + 1] === "hundred") {
      out.push(`${digit}00`);
      at += 1;
      continue;
    }
    out.push(digit ?? word);
  }
  return out;
}
