import { describe, expect, it } from "vitest";
import { writtenSentences } from "./written-sentence.ts";

describe("a sentence of a grammar, as it would be written", () => {
  it.each([
    ["yes please", ["Yes please."]],
    ["my name is ana ruiz", ["My name is Ana Ruiz."]],
    ["i'd like a haircut on tuesday", ["I'd like a haircut on Tuesday."]],
    [
      "it's three one two five five five oh one four three thanks",
      ["It's three one two five five five oh one four three thanks.", "It's 312-555-0143 thanks."],
    ],
    [
      "my email is maria dot ruiz at g mail dot com",
      ["My email is Maria dot Ruiz at G mail dot com.", "My email is maria.ruiz@gmail.com."],
    ],
    ["r as in romeo u", ["R as in romeo U."]],
  ])("%s", (words, written) => {
    expect(writtenSentences(words)).toEqual(written);
  });
});
