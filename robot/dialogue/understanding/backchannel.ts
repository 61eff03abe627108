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

/**
 * Whether it is an answer that, said over another's voice, may as well be no more than that. Of "uh huh" both engines make
 * a "yeah" or a "that's right", and of a surprised "oh" a "no".
 */
export function mayBeBackchannel(text: string, language: Language): boolean {
  const words = sayingOf(text).words.map((word) => word.plain);
  return SLIGHT_ANSWERS[language].some((phrase) => plainWords(phrase).join(" ") === words.join(" "));
}

const PHRASES: Readonly<Record<Language, readonly string[]>> = {
  en: "mhm|uh huh|hm|mm|okay|ok|right|i see|all right|alright|got it|oh|ah|oh okay".split("|"),
  es: "ajá|mm|hm|vale|ya|claro|ya veo|bien|ah|okay|ok|entiendo".split("|"),
};

const SLIGHT_ANSWERS: Readonly<Record<Language, readonly string[]>> = {
  en: ["yeah", "yep", "that's right", "no"],
  es: ["sí", "no"],
};
