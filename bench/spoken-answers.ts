import type { AnswerForm } from "../robot/kernel/expectation.ts";

/** A question's form, and what visitors say to it. */
export interface SpokenAnswers {
  readonly answer: AnswerForm;
  readonly said: readonly string[];
}

/** May be said at any question. */
export const COMMANDS = ["go back", "skip", "repeat", "start over", "cancel", "help", "get me a person"];

/** Answers to every kind of question, by its name. */
export const QUESTIONS: Readonly<Record<string, SpokenAnswers>> = {
  "yes or no": {
    answer: { form: "yes-no" },
    said: "yes|no|yes please|no thank you|sure|of course|that's right|yeah|nope|go back|help|skip".split("|"),
  },
  name: {
    answer: { form: "person-name" },
    said: "maria ruiz|john smith|my name is david miller|it's jennifer lopez|i'm robert brown|elizabeth taylor|this is michael johnson|angela garcia|my name is daniel kim".split(
      "|",
    ),
  },
  phone: {
    answer: { form: "phone-number" },
    said: [
      "three one two, five five five, oh one four three",
      "two one two, five five five, one nine eight seven",
      "my number is six one seven, five five five, zero nine two four",
      "it's seven seven three, two zero two, eight eight one five",
      "nine one seven, six four three, five five oh nine",
    ],
  },
  email: {
    answer: { form: "email-address", domains: ["gmail.com", "yahoo.com", "outlook.com", "hotmail.com"] },
    said: [
      "john smith at yahoo dot com",
      "my email is david dot miller at outlook dot com",
      "daniel kim five five at hotmail dot com",
      "maria dot ruiz at yahoo dot com",
    ],
  },
  "spelling by example": {
    answer: { form: "letters" },
    said: [
      "s as in sierra, m as in mike, i as in india, t as in tango, h as in hotel",
      "sierra mike india tango hotel",
      "r for robert, u for uncle, i for ice, z for zebra",
    ],
  },
  "spelling in bare letters": { answer: { form: "letters" }, said: ["m, i, l, l, e, r", "g, a, r, c, i, a"] },
  choice: {
    answer: {
      form: "phrases",
      phrases: ["haircut", "a trim", "color", "highlights", "balayage", "blow dry", "wedding hair"],
    },
    said: "haircut|i'd like a haircut please|balayage|color|highlights please|blow dry|wedding hair".split(
      "|",
    ),
  },
  "several choices": {
    answer: { form: "several", phrases: ["haircut", "color", "highlights", "blow dry"] },
    said: ["haircut and highlights", "color and blow dry please", "i'd like a haircut and color"],
  },
  date: {
    answer: { form: "date" },
    said: "tomorrow|tomorrow after five|next tuesday at half past three|the twenty fourth|in two weeks|november twenty fourth".split(
      "|",
    ),
  },
  time: {
    answer: { form: "time" },
    said: "half past three|after five|at three thirty|five p m|noon".split("|"),
  },
  number: {
    answer: { form: "number", from: 1, to: 20 },
    said: "four|twelve people|just me|a couple|about fifteen".split("|"),
  },
  money: {
    answer: { form: "money" },
    said: "two hundred dollars|about fifty bucks|between fifty and eighty dollars|no more than a hundred".split(
      "|",
    ),
  },
  correction: {
    answer: { form: "correction", of: { form: "person-name" } },
    said: "no it's maria lopez|i said john|no it's garcia|actually david miller".split("|"),
  },
  opening: {
    answer: {
      form: "opening",
      parts: [
        { form: "person-name" },
        { form: "phrases", phrases: ["haircut", "color", "highlights"] },
        { form: "date" },
        { form: "phone-number" },
      ],
    },
    said: [
      "i'm ana ruiz and i'd like a haircut tomorrow after five",
      "i'd like a color on friday",
      "hi my name is john smith and i need a haircut next week",
      "i'm david miller, you can text me on three one two, five five five, oh one four three",
    ],
  },
};

/** Sentences that answer no question. */
export const STRANGERS = [
  "the packet",
  "umbrella",
  "yesterday",
  "it depends",
  "perfume",
  "what is the weather like today",
  "the train leaves at seven",
  "i would like a large pizza with olives",
  "do you know where the bathroom is",
  "my dog ate the newspaper yesterday",
  "can you believe this traffic",
  "where did you park the car honey",
  "look at that funny robot",
  "mom can i have ice cream",
  "turn the television off please",
  "how old are you",
  "wait a minute let me think",
  "excuse me",
  "banana",
  "wonderful",
] as const;

/** Short ones, long ones, and such as hold a word of an answer. */
export const FEW_STRANGERS: readonly (typeof STRANGERS)[number][] = [
  "the packet",
  "umbrella",
  "perfume",
  "the train leaves at seven",
  "look at that funny robot",
  "wait a minute let me think",
];
