import { describe, expect, it } from "vitest";
import type { AnswerForm } from "../../../kernel/expectation.ts";
import { isComplete } from "./complete.ts";
import { grammarFor } from "./grammar.ts";

function complete(answer: AnswerForm, text: string): boolean {
  const grammar = grammarFor({ question: "q", answers: [answer], commands: ["go back"], patience: "normal" });
  return grammar !== null && isComplete(grammar, text.split(" "));
}

describe("whether an answer is over", () => {
  it.each<[AnswerForm, string, boolean]>([
    [{ form: "phone-number" }, "three one two five five five", false],
    [{ form: "phone-number" }, "my number is three one two five five five oh one four three", true],
    [{ form: "phone-number" }, "go back", true],
    [{ form: "phone-number" }, "go", false],
    [{ form: "person-name" }, "my name is", false],
    [{ form: "person-name" }, "my name is maria", true],
    [{ form: "person-name" }, "my name is maria ruiz", true],
    [{ form: "email-address", domains: ["gmail.com"] }, "john smith at", false],
    [{ form: "email-address", domains: ["gmail.com"] }, "john dot smith at gmail dot com", true],
    [{ form: "letters" }, "s as in", false],
    [{ form: "letters" }, "s as in sierra", false],
    [{ form: "letters" }, "letter_s as in sierra letter_m as in mike", true],
    [{ form: "date" }, "november the", false],
    [{ form: "date" }, "november the twenty", false],
    [{ form: "date" }, "november the twenty fourth after five", true],
    [{ form: "several", phrases: ["trim", "color"] }, "a trim and", false],
    [{ form: "several", phrases: ["trim", "color"] }, "a trim and a color trim", true],
  ])("%j: %s → %s", (answer, text, over) => {
    expect(complete(answer, text)).toBe(over);
  });
});
