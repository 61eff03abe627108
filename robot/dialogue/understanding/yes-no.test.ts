import { describe, expect, test } from "vitest";
import { sayingOf } from "./saying.ts";
import { answerToldIn, yesNoIn } from "./yes-no.ts";

const told = (words: string, language: "en" | "es" = "en") => {
  const { answer, certain } = answerToldIn(sayingOf(words), language);
  return answer === "unclear" ? answer : certain ? answer : `${answer}?`;
};

describe("the answer to a question of yes or no", () => {
  test.each([
    ["yes", "yes"],
    ["no", "no"],
    ["I do", "yes"],
    ["no I haven't", "no"],
    ["no, I did not", "no"],
    ["no I did not go because I am fine", "no"],
    ["no, I'm fine", "no"],
    ["no I have no time for that", "no?"],
    ["yes I did", "yes"],
    ["yes I have been to one", "yes"],
    ["no I went to the hospital", "no?"],
    ["no I was fine", "no?"],
    ["yeah no", "no"],
    ["I did", "yes?"],
    ["I have not been to one", "no?"],
    // Corrected: the later one, read back.
    ["no wait I did", "yes?"],
    ["no wait I did go to one", "yes?"],
    ["no I mean yes", "yes?"],
    ["no sorry yes", "yes?"],
    ["no actually I have", "yes?"],
    ["yes I mean no", "no?"],
    ["yes wait I haven't", "no?"],
    // Both, and no sign of which.
    ["no no I have", "unclear"],
    ["no I did", "unclear"],
    ["yes I have not", "unclear"],
    ["yes and no", "unclear"],
    ["no and yes", "unclear"],
    ["no yes", "unclear"],
    ["a haircut", "unclear"],
  ])("%j is %s", (words, answer) => {
    expect(told(words)).toBe(answer);
  });

  test.each([
    ["no espere sí fui", "yes?"],
    ["no, perdón, sí", "yes?"],
    ["sí, digo, no", "no?"],
    ["no lo hice", "no"],
    ["no fui", "no"],
    ["sí y no", "unclear"],
    ["no, ya fui", "unclear"],
  ])("in Spanish %j is %s", (words, answer) => {
    expect(told(words, "es")).toBe(answer);
  });
});

test.each(["yes and no", "no and yes", "no I mean yes", "no wait yes"])(
  "%j agrees to nothing and declines nothing",
  (words) => {
    expect(yesNoIn(sayingOf(words), "en").answer).toBe("unclear");
  },
);
