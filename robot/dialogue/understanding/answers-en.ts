import type { Vocabulary } from "./vocabulary.ts";

/** How choices, numbers and a yes or a no are told in English, where one of them was asked for. */
export const englishAnswers: Pick<
  Vocabulary,
  | "allOfThem"
  | "noneOfThem"
  | "zero"
  | "notAny"
  | "summingUp"
  | "emphasis"
  | "calling"
  | "betweenCalling"
  | "statedYes"
  | "statedNo"
  | "sameWords"
  | "kinOfAnswers"
  | "places"
> = {
  allOfThem: [
    "all of them",
    "all of those",
    "everything",
    "all of the above",
    "all three",
    "all four",
    "both",
  ],
  noneOfThem: ["none", "none of them", "none of those", "neither", "nothing", "none of the above"],
  zero: ["none", "zero", "nobody", "nothing"],
  notAny: ["not have any", "have not got any", "not any", "none of", "have none", "have no"],
  summingUp: ["so", "that makes", "that is", "altogether", "in total", "in all"],
  calling: ["call", "ring", "phone", "text", "reach me", "contact me", "get me", "write to me"],
  betweenCalling: [
    "me",
    "us",
    "back",
    "only",
    "just",
    "please",
    "there",
    "best",
    "on",
    "in the",
    "some time",
  ],
  emphasis: [
    "one hundred percent",
    "a hundred percent",
    "hundred percent",
    "100 percent",
    "that one",
    "this one",
    "the right one",
    "the one",
    "one more thing",
    "one thing",
    "at once",
  ],
  statedYes: ["i did", "i have", "i was", "i am", "i went", "we did", "we have", "we are", "already"],
  statedNo: ["have not", "has not", "did not", "was not", "am not", "is not", "not yet", "never"],
  sameWords: [
    ["rush", "hurry"],
    ["color", "colour", "coloring", "colouring"],
    ["gray", "grey"],
  ],
  kinOfAnswers: [
    ["wedding", "married", "marrying", "marriage"],
    ["friend", "colleague", "coworker", "neighbor", "neighbour", "roommate", "buddy"],
    ["family", "sister", "brother", "mother", "mom", "father", "dad", "daughter", "cousin", "aunt", "uncle"],
    ["accident", "crash", "collision"],
    ["injury", "injured", "wounded"],
    ["internet", "website", "web"],
    ["inheritance", "inherited", "inherit"],
  ],
  places: [
    ["first", "first one", "former"],
    ["second", "second one", "latter"],
    ["third", "third one"],
  ],
};
