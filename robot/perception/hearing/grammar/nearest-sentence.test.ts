import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grammarFor } from "./grammar.ts";
import { nearestSentence } from "./nearest-sentence.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated } from "./phrase.ts";

const order = inOrder(maybe("i'd like"), maybe(oneOf(["a", "the"])), oneOf(["haircut", "blow dry", "color"]));
const digits = repeated(oneOf(["one", "two", "four", "nine"]));

const nearest = (phrase: Phrase, heard: string) => {
  const found = nearestSentence(phrase, heard.split(" "));
  return found && [found.words.join(" "), Number(found.cost.toFixed(2))];
};

describe("the nearest sentence of a grammar", () => {
  it.each([
    ["what was heard, where the grammar has it", order, "i'd like a haircut", "i'd like a haircut", 0],
    ["the grammar's spelling of it", order, "i'd like a colour", "i'd like a color", 0.17],
    ["the digits that sound so", digits, "for nine to won", "four nine two one", 0.3],
  ])("is %s", (_, phrase, heard, said, cost) => {
    expect(nearest(phrase, heard)).toEqual([said, cost]);
  });

  it.each([
    ["puts in nothing that was not heard", order, "i'd like a blow"],
    ["leaves out nothing that was heard", order, "i'd not like a haircut"],
    ["takes no word for another", order, "i'd like a haberdasher"],
    ["tells short words apart by every letter", oneOf(["no"]), "now"],
    ["knows no homophone of a word that every object has", order, "a constructor"],
  ])("%s", (_, phrase, heard) => {
    expect(nearest(phrase, heard)).toBeNull();
  });

  it("makes no listed name of one that is not listed", () => {
    const names = grammarFor({
      question: "q",
      answers: [{ form: "person-name" }],
      commands: [],
      patience: "normal",
    });
    expect(names && nearest(names, "my name is ottoline vandersloot")).toBeNull();
    expect(names && nearest(names, "my name is maria ruiz")).toEqual(["my name is maria ruiz", 0]);
  });

  it("takes letters for the letter words of the grammar", () => {
    const letters = grammarFor({
      question: "q",
      answers: [{ form: "letters" }],
      commands: [],
      patience: "spelling",
    });
    expect(letters && nearest(letters, "are you i z")?.[1]).toBe(0.2);
  });

  it("of anything the grammar can say is that, for nothing", () => {
    const sayings = fc.array(fc.constantFrom("one", "two", "four", "nine"), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sayings, (said) => {
        expect(nearestSentence(digits, said)).toEqual({ words: said, cost: 0 });
      }),
    );
  });
});
