import { type BusinessProfile, type Faq, inLanguage, type Service } from "../../kernel/business-profile.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { phrasesOf } from "./choice.ts";
import { indexOfPhrase, plainWords, type Saying } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { type Topic, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What a visitor wants to know about the business. */
export type Inquiry =
  | { readonly about: "faq"; readonly faq: Faq }
  | { readonly about: "price"; readonly service: Service | null }
  | { readonly about: "hours"; readonly day: AskedDay }
  | { readonly about: Exclude<Topic, "hours"> }
  /** It is a question, and the profile holds no answer. */
  | { readonly about: "unknown" };

/** Sunday is 0. */
export type AskedDay = number | "today" | "tomorrow";

/** How much of the telling words must be shared: found on the phrasings of the demo profile, see inquiry.test.ts. */
const ENOUGH_SHARED = 0.6;

/** The question in a saying; null when it is none. */
export function inquiryIn(saying: Saying, profile: BusinessProfile, language: Language): Inquiry | null {
  const vocabulary = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  if (words.length === 0) return null;

  const sounds = soundsAsked(saying, language);
  if (vocabulary.priceWords.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0)) {
    const service = serviceIn(words, profile, language);
    // Price is a surname too.
    if (sounds || service || words.length === 1) return { about: "price", service };
  }
  const known = bestKnown(words, profile, language, vocabulary);
  if (known) return known;
  return saying.asks || (sounds && words.length >= 3) ? { about: "unknown" } : null;
}

/** Whether it has the form of a question: "tomorrow" answers one, "are you open tomorrow" is one. */
export function soundsAsked(saying: Saying, language: Language): boolean {
  const words = saying.words.map((word) => word.plain);
  return saying.asks || startsAsQuestion(words, vocabularyOf(language));
}

/** Phrasings that the recogniser should expect at any time. */
export function inquiryPhrases(profile: BusinessProfile, language: Language): readonly string[] {
  const { topics } = vocabularyOf(language);
  return [...profile.faqs.flatMap((faq) => faq.questions[language]), ...Object.values(topics).flat()];
}

export function priceOf(service: Service, language: Language): string | null {
  return service.price ? inLanguage(service.price, language) : null;
}

function bestKnown(
  words: readonly string[],
  profile: BusinessProfile,
  language: Language,
  vocabulary: Vocabulary,
): Inquiry | null {
  const day = askedDay(words, vocabulary);
  const { topics } = vocabulary;
  const known: readonly (readonly [phrasing: string, inquiry: Inquiry])[] = [
    ...profile.faqs.flatMap((faq) =>
      faq.questions[language].map((phrasing) => [phrasing, { about: "faq", faq }] as const),
    ),
    ...topics.hours.map((phrasing) => [phrasing, { about: "hours", day }] as const),
    ...(["address", "telephone", "services", "privacy"] as const).flatMap((about) =>
      topics[about].map((phrasing) => [phrasing, { about }] as const),
    ),
  ];
  const asked = telling(words, vocabulary);
  let best: { readonly shared: number; readonly inquiry: Inquiry } | null = null;
  for (const [phrasing, inquiry] of known) {
    const shared = sharedShare(asked, telling(plainWords(phrasing), vocabulary));
    if (shared >= ENOUGH_SHARED && shared > (best?.shared ?? 0)) best = { shared, inquiry };
  }
  return best?.inquiry ?? null;
}

function askedDay(words: readonly string[], { weekdays, tomorrow }: Vocabulary): AskedDay {
  const named = weekdays.findIndex((weekday) => words.includes(weekday));
  if (named >= 0) return named;
  return words.some((word) => tomorrow.includes(word)) ? "tomorrow" : "today";
}

/** Words that tell one question from another. */
function telling(words: readonly string[], { smallWords }: Vocabulary): readonly string[] {
  return words.filter((word) => !smallWords.includes(word));
}

/** Dice's coefficient over words; words that differ by a letter count as the same. */
function sharedShare(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const found = a.filter((word) => b.some((other) => similarity(word, other) > 0.84)).length;
  return (2 * found) / (a.length + b.length);
}

function startsAsQuestion(words: readonly string[], { questionStarts }: Vocabulary): boolean {
  return questionStarts.some((start) => indexOfPhrase(words.slice(0, 4), plainWords(start)) === 0);
}

function serviceIn(words: readonly string[], profile: BusinessProfile, language: Language): Service | null {
  const named = profile.services.filter((service) =>
    phrasesOf(service, language).some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0),
  );
  return named[0] ?? null;
}
