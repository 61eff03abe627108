import { describe, expect, it } from "vitest";
import type { AnswerForm, Expectation } from "../../kernel/expectation.ts";
import { grammarFor } from "./grammar/grammar.ts";
import { hearingConfig } from "./hearing-config.ts";
import { progressOf, readingOf } from "./open-reading.ts";

const { rejection } = hearingConfig.parse({});

const asking = (answer: AnswerForm, over: Partial<Expectation> = {}): Expectation => ({
  question: "q",
  answers: [answer],
  commands: ["go back", "cancel"],
  patience: "normal",
  ...over,
});
const read = (text: string, expectation: Expectation) =>
  readingOf(text, expectation, grammarFor(expectation), rejection);

const SERVICES: AnswerForm = { form: "phrases", phrases: ["Haircut", "Blow-dry"] };
const NAME: AnswerForm = { form: "person-name" };
const PHONE: AnswerForm = { form: "phone-number" };
const NOTES: AnswerForm = { form: "free-text" };

describe("the reading of an engine without grammars", () => {
  it.each<[string, string, AnswerForm, string]>([
    [
      "a choice, however the engine writes it",
      "I'd like a Haircut, please.",
      SERVICES,
      "i'd like a haircut please",
    ],
    [
      "a number that the engine wrote in digits",
      "312 555 0143",
      PHONE,
      "three one two five five five zero one four three",
    ],
    [
      "a number in words",
      "THREE ONE TWO FIVE FIVE FIVE OH ONE FOUR THREE",
      PHONE,
      "three one two five five five oh one four three",
    ],
    ["letters", "R U I Z", { form: "letters" }, "r u i z"],
    ["a command", "Go back.", SERVICES, "go back"],
  ])("has %s", (_, text, answer, said) => {
    expect(read(text, asking(answer))).toMatchObject({ heard: "words", text: said });
  });

  it("is in the visitor's language", () => {
    const spanish = asking(
      { form: "phrases", phrases: ["Corte", "Uñas"] },
      { commands: ["volver"], language: "es" },
    );
    expect(read("Quiero las uñas, por favor.", spanish)).toMatchObject({ text: "quiero las uñas por favor" });
    expect(read("Sí.", asking({ form: "yes-no" }, { language: "es" }))).toMatchObject({ text: "si" });
  });

  it("keeps a name that no list has, but not as if it were sure", () => {
    const reading = read("My name is Ottoline Vandersloot", asking(NAME));
    expect(reading).toMatchObject({ heard: "words", text: "my name is ottoline vandersloot" });
    expect(reading.confidence).toBeLessThan(0.7);
  });

  it("keeps what is told in a visitor's own words, and obeys a command in its place", () => {
    expect(read("Please ring the bell twice.", asking(NOTES))).toMatchObject({
      text: "please ring the bell twice",
    });
    expect(read("cancel", asking(NOTES))).toMatchObject({ text: "cancel", confidence: 1 });
  });

  it.each<[AnswerForm, string]>([
    [SERVICES, "i don't want a haircut"],
    [{ form: "yes-no" }, "what is the weather like today"],
    [PHONE, "three one two then five five five"],
  ])("hands on what is no answer to %j as it was said, too unsure to count unasked", (answer, text) => {
    expect(read(text, asking(answer))).toMatchObject({ heard: "words", text, confidence: 0.6 });
  });

  it("takes no word that only resembles a command for it, as it may an answer", () => {
    expect(read("cancer", asking(SERVICES))).toMatchObject({ text: "cancer" });
    expect(read("manicures", asking({ form: "phrases", phrases: ["manicure"] }))).toMatchObject({
      text: "manicure",
    });
  });

  it("is nothing when nothing was heard", () => {
    expect(read(" ", asking(NOTES))).toEqual({ heard: "something-else", guess: null, confidence: 0 });
  });
});

describe("how far an answer is", () => {
  it.each<[string, AnswerForm, string]>([
    ["", PHONE, "nothing"],
    ["three one two", PHONE, "unfinished"],
    ["three one two five five five oh one four three", PHONE, "complete"],
    ["I have a", NOTES, "complete"],
  ])("%j to %j is %s", (text, answer, progress) => {
    const expectation = asking(answer);
    expect(progressOf(text, expectation, grammarFor(expectation))).toBe(progress);
  });
});
