import type { Language } from "../kernel/vocabulary.ts";
import { spokenEnglish } from "./spoken-form/english.ts";
import { spokenSpanish } from "./spoken-form/spanish.ts";

/**
 * How a written sentence is read aloud: telephone numbers digit by digit, addresses with "at" and "dot", dates,
 * times and prices as people say them. Speech engines read "(312) 555-0143" as two large numbers, and "17:00" as
 * "seventeen zero zero".
 */
export function spokenForm(text: string, language: Language): string {
  return language === "es" ? spokenSpanish(text) : spokenEnglish(text);
}
