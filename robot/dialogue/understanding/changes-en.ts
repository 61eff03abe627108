import type { ChangeWords } from "./vocabulary.ts";

/** How visitors ask in English to correct what they told before. */
export const englishChanges: ChangeWords = {
  verbs: [
    "change",
    "correct",
    "fix",
    "edit",
    "instead",
    "update",
    "wrong",
    "incorrect",
    "mistake",
    "not right",
    "not correct",
    "my old",
    "an old",
    "the old",
    "misspelled",
    "mixed up",
  ],
  nouns: {
    name: ["name", "surname"],
    phone: ["phone", "number", "telephone", "mobile", "cell"],
    email: ["email", "e-mail", "mail", "address"],
    services: ["service", "treatment"],
    sources: ["source"],
    timelines: ["date", "day", "time", "timeline"],
    hosts: ["host", "person"],
    date: ["date", "day"],
    time: ["time", "hour"],
    money: ["budget", "amount", "price"],
  },
  into: ["to", "it should be", "should be", "it is"],
  phrases: [
    "change my name",
    "change the name",
    "change my number",
    "change the number",
    "change the phone",
    "my number is wrong",
  ],
};
