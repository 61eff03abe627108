import { describe, expect, test } from "vitest";
import { lawOffice, VisitRig } from "../visit-rig.ts";
import { addsLanguage } from "./other-language.ts";
import { sayingOf } from "./saying.ts";

test.each([
  ["and Spanish", true],
  ["oh and Spanish please", true],
  ["Spanish", false],
  ["in Spanish please", false],
  ["and in Spanish please", false],
  ["can we speak Spanish", false],
  ["habla español", false],
])("whether %j adds a language to others: %s", (words, adds) => {
  expect(addsLanguage(sayingOf(words), "en")).toBe(adds);
});

describe("after the languages were told", () => {
  const speaksEnglish = () =>
    new VisitRig({}, lawOffice)
      .engage()
      .says("yes", "ana ruiz", "yes", "three one two five five five oh one four three", "yes")
      .says("skip", "a will", "skip", "english");

  test.each(["and Spanish", "and Spanish please", "and Polish"])("%j is one more of them", (words) => {
    const language = words.includes("Polish") ? "Polish" : "Spanish";
    expect(speaksEnglish().says(words).lastSaid).toBe(`I have English and ${language}. Is that right?`);
  });

  test("an and later in the form adds nothing and is asked about", () => {
    const rig = speaksEnglish().says("next tuesday", "yes", "and Spanish");
    expect(rig.lastSaid).toContain("What time suits you?");
  });

  test("one more is added at the review as well", () => {
    const rig = speaksEnglish().says("next tuesday", "yes", "ten", "yes", "skip", "and Spanish");
    expect(rig.lastSaid).toBe("I have English and Spanish. Is that right?");
  });

  test.each(["Spanish", "in Spanish please", "can we speak Spanish"])("%j asks for Spanish", (words) => {
    expect(speaksEnglish().says(words).lastSaid).toBe("¿Qué día quiere ver a un abogado?");
  });
});
