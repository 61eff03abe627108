import type { BusinessProfile, Question } from "../../kernel/business-profile.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { type ChangeNoun, vocabularyOf } from "./vocabulary.ts";

const LONGEST_REQUEST_WORDS = 9;

/** The question of the form whose answer a visitor wants to change: "my name is wrong"; null when none. */
export function changeAskedIn(saying: Saying, profile: BusinessProfile, language: Language): Question | null {
  const { verbs, nouns } = vocabularyOf(language).changes;
  const words = saying.words.map((word) => word.plain);
  const has = (phrases: readonly string[]) =>
    phrases.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  if (words.length > LONGEST_REQUEST_WORDS || !has(verbs)) return null;
  return profile.form.find((question) => nounsFor(question).some((noun) => has(nouns[noun]))) ?? null;
}

function nounsFor(question: Question): readonly ChangeNoun[] {
  switch (question.type) {
    case "consent":
      return [];
    case "name":
    case "phone":
    case "email":
      return [question.type];
    case "contact":
      return ["phone", "email"];
    case "choice":
      return [question.choices];
  }
}
