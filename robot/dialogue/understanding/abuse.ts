import type { Language } from "../../kernel/vocabulary.ts";
import type { Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Whether a saying that made no sense is meant to hurt. */
export function isRude(saying: Saying, language: Language): boolean {
  const { abuse } = vocabularyOf(language);
  return saying.words.some(({ plain }) => abuse.includes(plain));
}
