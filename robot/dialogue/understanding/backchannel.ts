import type { Language } from "../../kernel/vocabulary.ts";
import { plainWords, sayingOf } from "./saying.ts";

/** What people say to show that they listen. It answers nothing and takes nobody's turn. */
export function backchannels(language: Language): readonly string[] {
  return PHRASES[language];
}

/** Whether that is all that was said: "mhm", "okay okay". A yes is more than that. */
export function isBackchannel(text: string, language: Language): boolean {
  const phrases = new Set(PHRASES[language].map((phrase) => plainWords(phrase).join(" ")));
  const words = sayingOf(text).words.map((word) => word.plain);
  // Two at most, one after the other: "okay, I see".
  return words.some((_, at) => {
    const [first, second] = [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")];
    return phrases.has(first) && (second === "" || phrases.has(second));
  });
}

const PHRASES: Readonly<Record<Language, readonly string[]>> = {
  en: "mhm|uh huh|hm|mm|okay|ok|right|i see|all right|alright|got it|oh|ah|oh okay".split("|"),
  es: "ajá|mm|hm|vale|ya|claro|ya veo|bien|ah|okay|ok|entiendo".split("|"),
};
