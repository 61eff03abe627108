import type { BusinessProfile, Faq, Service } from "../../kernel/business-profile.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { inLanguage } from "../../kernel/wording.ts";
import { phrasesOf } from "./choice.ts";
import { closestSubject, type Subject } from "./closest-subject.ts";
import { indexOfPhrase, plainWords, type Saying, sayingOfWords } from "./saying.ts";
import { type SmallTalk, type Topic, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What a visitor wants to know about the business. */
export type Inquiry =
  | { readonly about: "faq"; readonly faq: Faq }
  | { readonly about: "price"; readonly service: Service | null }
  | { readonly about: "hours"; readonly day: AskedDay }
  | { readonly about: Exclude<Topic, "hours"> }
  | { readonly about: "small-talk"; readonly talk: SmallTalk }
  /** It is a question, and the profile holds no answer. */
  | { readonly about: "unknown" };

/** Sunday is 0. */
export type AskedDay = number | "today" | "tomorrow";

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
  const asked = withoutLeadIn(words, vocabulary);
  const known = closestSubject(
    { words: asked, asks: sounds },
    subjectsOf(words, profile, language),
    language,
  );
  // Whether one will be called is not what number to call.
  const isCalled = vocabulary.persons.calls.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  if (known && !(known.about === "telephone" && isCalled)) return known;
  return saying.asks || (sounds && words.length >= 3) ? { about: "unknown" } : null;
}

/** Whether it has the form of a question: "tomorrow" answers one, "are you open tomorrow" is one. */
export function soundsAsked(saying: Saying, language: Language): boolean {
  const words = saying.words.map((word) => word.plain);
  return saying.asks || startsAsQuestion(words, vocabularyOf(language));
}

/** The question in "I don't know, did you get my number" and "it's fine, but how much is it"; null when there is none. */
export function questionWithin(saying: Saying, language: Language): Saying | null {
  if (soundsAsked(saying, language)) return saying;
  const { leadIns, commands } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  const starts = [...leadIns, ...commands.skip].flatMap((phrase) => {
    const start = indexOfPhrase(words, plainWords(phrase));
    return start < 0 ? [] : [start + plainWords(phrase).length];
  });
  const tails = starts.sort((a, b) => a - b).map((start) => sayingOfWords(saying.words.slice(start)));
  return tails.find((tail) => tail.words.length > 1 && soundsAsked(tail, language)) ?? null;
}

/** "Can you change my number" has the form of a question, and wants something done. */
export function startsAsRequest({ words }: Saying, language: Language): boolean {
  const { requests } = vocabularyOf(language);
  const said = words.map((word) => word.plain);
  return requests.some((phrase) => indexOfPhrase(said.slice(0, 4), plainWords(phrase)) >= 0);
}

/** Phrasings that the recogniser should expect at any time. */
export function inquiryPhrases(profile: BusinessProfile, language: Language): readonly string[] {
  const { topics, smallTalk } = vocabularyOf(language);
  return [
    ...profile.faqs.flatMap((faq) => faq.questions[language]),
    ...Object.values(topics).flat(),
    // A grammar hears "thanks" in much that is none: what is short is left to whoever types it.
    ...Object.values(smallTalk)
      .flat()
      .filter((phrasing) => phrasing.split(" ").length >= 3),
  ];
}

export function priceOf(service: Service, language: Language): string | null {
  return service.price ? inLanguage(service.price, language) : null;
}

function subjectsOf(
  words: readonly string[],
  profile: BusinessProfile,
  language: Language,
): readonly Subject<Inquiry>[] {
  const { topics, smallTalk, ...vocabulary } = vocabularyOf(language);
  const { hours, ...others } = topics;
  return [
    ...profile.faqs.map((faq) => ({
      about: { about: "faq", faq } as const,
      phrasings: faq.questions[language],
      answer: inLanguage(faq.answer, language),
    })),
    { about: { about: "hours", day: askedDay(words, vocabulary) }, phrasings: hours },
    ...keysOf(others).map((about) => ({ about: { about }, phrasings: others[about] })),
    ...keysOf(smallTalk).map((talk) => ({
      about: { about: "small-talk", talk } as const,
      phrasings: smallTalk[talk],
      verbatim: true,
    })),
  ];
}

function askedDay(
  words: readonly string[],
  { weekdays, tomorrow }: Pick<Vocabulary, "weekdays" | "tomorrow">,
): AskedDay {
  const named = weekdays.findIndex((day) => words.includes(day) || words.includes(`${day}s`));
  if (named >= 0) return named;
  return words.some((word) => tomorrow.includes(word)) ? "tomorrow" : "today";
}

function startsAsQuestion(words: readonly string[], vocabulary: Vocabulary): boolean {
  const question = withoutLeadIn(words, vocabulary).slice(0, 4);
  return vocabulary.questionStarts.some((start) => indexOfPhrase(question, plainWords(start)) === 0);
}

/** "Um, by the way, is the parking free" without what comes before the question. */
function withoutLeadIn(words: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const { fillers, leadIns } = vocabulary;
  for (const phrase of [...fillers, ...leadIns].map(plainWords)) {
    const leads = phrase.length < words.length && indexOfPhrase(words.slice(0, phrase.length), phrase) === 0;
    if (leads) return withoutLeadIn(words.slice(phrase.length), vocabulary);
  }
  return words;
}

function serviceIn(words: readonly string[], profile: BusinessProfile, language: Language): Service | null {
  const named = profile.services.filter((service) =>
    phrasesOf(service, language).some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0),
  );
  return named[0] ?? null;
}

/** Of an object whose keys are all named by its type. */
function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  // TypeScript lets an object have more keys than its type says; these are written out in one place.
  return Object.keys(record) as Key[];
}
