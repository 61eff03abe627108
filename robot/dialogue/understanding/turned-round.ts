import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Whether a no turns into a yes before it ends: "no, wait, yes", "I'd rather not, but okay". It may mean either. */
export function endsInYes(saying: Saying, language: Language): boolean {
  const { turns, yes, politeness } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  return turns.some((phrase) => {
    const turn = plainWords(phrase);
    const start = indexOfPhrase(words, turn);
    const after =
      start < 0
        ? ""
        : words
            .slice(start + turn.length)
            .filter((word) => yes.includes(word) || !politeness.includes(word))
            .join(" ");
    return (
      start >= 0 && yes.some((each) => plainWords(each).join(" ") === after || after.endsWith(` ${each}`))
    );
  });
}
