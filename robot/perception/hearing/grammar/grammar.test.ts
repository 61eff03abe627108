import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerForm, Expectation } from "../../../kernel/expectation.ts";
import { grammarFor, grammarName } from "./grammar.ts";
import { jsgfOf } from "./jsgf.ts";
import { LETTER_SOUNDS } from "./letters.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated, without, words, wordsIn } from "./phrase.ts";

const asking = (over: Partial<Expectation>): Expectation => ({
  question: "q",
  answers: [],
  commands: [],
  patience: "normal",
  ...over,
});

describe("a phrase", () => {
  const order = inOrder(maybe("a"), oneOf(["cut", "balayage", "balayage cut"]), maybe("please"));

  it("becomes one public rule of JSGF", () => {
    expect(jsgfOf(inOrder(maybe("a"), oneOf(["cut", "trim"]), repeated("now")))).toBe(
      "#JSGF V1.0;\ngrammar heard;\npublic <heard> = [ a ] ( cut | trim ) now ( now )*;\n",
    );
  });

  it("loses only what cannot be said without a missing word", () => {
    expect(without(order, new Set(["balayage", "please"]))).toEqual(
      inOrder(maybe("a"), { kind: "one-of", choices: [words("cut")] }),
    );
  });

  it("is nothing when what is left cannot stand", () => {
    expect(without(order, new Set(["cut", "balayage"]))).toBeNull();
  });

  it("never keeps a missing word", () => {
    fc.assert(
      fc.property(somePhrase, fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")), (phrase, missing) => {
        const kept = without(phrase, new Set(missing));
        for (const word of kept ? wordsIn(kept) : []) expect(missing).not.toContain(word);
      }),
    );
  });
});

describe("a grammar", () => {
  it("has one name for the same answers and another for others", () => {
    const cut = asking({ answers: [{ form: "phrases", phrases: ["cut"] }] });
    const trim = asking({ answers: [{ form: "phrases", phrases: ["trim"] }] });
    expect(grammarName({ ...cut, question: "other" })).toBe(grammarName(cut));
    expect(grammarName(trim)).not.toBe(grammarName(cut));
  });

  it("does not exist when nothing can be said", () => {
    expect(grammarFor(asking({}))).toBeNull();
    expect(
      grammarFor(asking({ answers: [{ form: "phrases", phrases: ["…"] }], commands: ["!"] })),
    ).toBeNull();
  });

  it("has commands beside every form of answer", () => {
    const phrases = ["a trim"];
    const forms: readonly AnswerForm[] = [
      ...(
        ["yes-no", "person-name", "phone-number", "letters", "date", "time", "money", "free-text"] as const
      ).map((form) => ({ form })),
      { form: "number", from: 0, to: 5_000 },
      { form: "several", phrases },
      { form: "correction", of: { form: "person-name" } },
      { form: "opening", parts: [{ form: "person-name" }, { form: "phrases", phrases }] },
    ];
    for (const form of forms) {
      const grammar = grammarFor(asking({ answers: [form], commands: ["Start over!"] }));
      expect(grammar && wordsIn(grammar), form.form).toContain("over");
    }
  });

  it("has what ends a visit as well, a hundred times as rarely as the other commands", () => {
    const asked = asking({ answers: [{ form: "free-text" }], commands: ["help", "bye"], farewells: ["bye"] });
    const grammar = grammarFor(asked);
    expect(grammar && jsgfOf(grammar)).toContain("/0.5/ ( help ) [ please ] | /0.005/ ( bye ) [ please ]");
    expect(grammarName(asked)).not.toBe(grammarName({ ...asked, farewells: [] }));
    const none = grammarFor({ ...asked, commands: ["help"] });
    expect(none && jsgfOf(none)).not.toContain("bye");
  });

  it("names a sound for every letter", () => {
    expect(Object.keys(LETTER_SOUNDS)).toHaveLength(26);
  });

  it("takes any text that an owner may write without breaking the syntax", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (phrases) => {
        const grammar = grammarFor(asking({ answers: [{ form: "phrases", phrases }] }));
        for (const word of grammar ? wordsIn(grammar) : []) expect(word).toMatch(/^[a-z][a-z'_]*$/);
      }),
    );
  });
});

const somePhrase: fc.Arbitrary<Phrase> = fc.letrec<{ phrase: Phrase }>((tie) => ({
  phrase: fc.oneof(
    { maxDepth: 4 },
    fc
      .array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 })
      .map((w) => words(w.join(" "))),
    fc.array(tie("phrase"), { minLength: 1, maxLength: 3 }).map((parts) => inOrder(...parts)),
    fc.array(tie("phrase"), { minLength: 1, maxLength: 3 }).map((choices) => oneOf(choices)),
    tie("phrase").map((part) => maybe(part)),
    tie("phrase").map((part) => repeated(part)),
  ),
})).phrase;
