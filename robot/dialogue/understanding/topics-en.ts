import type { Vocabulary } from "./vocabulary.ts";

/** How every business is asked about the same things in English. */
export const englishTopics: Vocabulary["topics"] = {
  hours: [
    "what are your hours",
    "what are your opening hours",
    "opening hours",
    "when are you open",
    "when do you open",
    "when do you close",
    "what time do you open",
    "what time do you close",
    "are you open today",
    "are you open tomorrow",
    "are you open on sunday",
    "how late are you open",
  ],
  address: ["what is your address", "where are you", "where are you located", "what is the address"],
  telephone: ["what is your phone number", "what is your number", "how can i call you", "can i call you"],
  services: [
    "what do you offer",
    "what services do you offer",
    "what services do you have",
    "what do you do",
    "what can you do here",
  ],
  privacy: [
    "what do you do with my data",
    "why do you need that",
    "why do you need my number",
    "why do you ask",
    "what do you record",
    "are you recording me",
    "what do you store",
    "how long do you keep it",
    "how long do you keep my data",
    "is this private",
  ],
};
