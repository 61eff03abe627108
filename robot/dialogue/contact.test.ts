import { describe, expect, test } from "vitest";
import { VisitRig } from "./visit-rig.ts";

const agreed = () => new VisitRig().engage().says("yes");
const named = () => agreed().says("ana ruiz", "yes");
const number = "three one two five five five oh one four three";
const answersOf = (rig: VisitRig) => {
  const { phase } = rig.state;
  return phase.at === "visiting" ? phase.visit.answers : {};
};
const nameOf = (rig: VisitRig) => answersOf(rig).name?.value;

describe("who would rather not be reached keeps the name that was confirmed", () => {
  test.each([
    "i don't feel comfortable",
    "i don't give out my number",
    "no more questions",
    "i don't trust robots",
    "no landline",
    "no phone",
  ])("%j", (refusal) => {
    const rig = named().says(refusal);
    expect(rig.lastSaid).not.toMatch(/I heard/);
    expect(nameOf(rig)).toBe("Ana Ruiz");
    expect(rig.says(number).lastSaid).toContain("(312) 555-0143");
  });

  test("and is told that it is needed", () => {
    expect(named().says("i don't feel comfortable").lastSaid).toMatch(/I need that one/);
    const spanish = new VisitRig({ language: "es" }).engage().says("sí", "ana ruiz", "sí");
    expect(spanish.says("no doy mi número").lastSaid).toMatch(/Eso lo necesito/);
  });

  test("but who does not understand has not refused", () => {
    expect(named().says("i don't understand what you need").lastSaid).not.toMatch(/I need that one/);
  });
});

describe("a name that was confirmed", () => {
  test("is corrected by one that is like it, and replaced when that is accepted", () => {
    const rig = named().says("no ruis");
    expect(rig.lastSaid).toBe("I heard Ana Ruis. Is that right?");
    expect(nameOf(rig)).toBe("Ana Ruiz");
    expect(nameOf(rig.says("yes"))).toBe("Ana Ruis");
  });

  test("stands when the correction is denied", () => {
    const rig = named().says("no ruis", "no");
    expect(nameOf(rig)).toBe("Ana Ruiz");
    expect(rig.lastSaid).toMatch(/Ana Ruiz.*phone number/);
  });

  test("is corrected by spelling it", () => {
    const rig = named().says(number, "yes", "my name is spelled h a n n a");
    expect(rig.lastSaid).toBe("I heard Hanna Ruiz. Is that right?");
  });

  test("is asked for again when it is spelled otherwise", () => {
    const rig = named().says(number, "yes", "my name is spelled with an h by the way");
    expect(rig.lastSaid).toMatch(/first and last name/);
  });
});

describe("a telephone number in pieces", () => {
  test.each([
    [["three one two", "five five five", "oh one", "four three"], "(312) 555-0143"],
    [["three one two five five five", "no five five six", "oh one four three"], "(312) 556-0143"],
    [["three one two", "five five six", "sorry five five five", "oh one four three"], "(312) 555-0143"],
    [["three one two five five five", "sorry five five six oh one four three"], "(312) 556-0143"],
    [["three one two five five five", "sorry oh one four three"], "(312) 555-0143"],
    [["three", "one two", "five", "five five", "oh", "one four three"], "(312) 555-0143"],
    [["five five five oh one four three", "area code three one two"], "(312) 555-0143"],
    [["five five five oh one four three area code three one two"], "(312) 555-0143"],
  ])("%j", (pieces, whole) => {
    expect(named().says(...pieces).lastSaid).toBe(`I have ${whole}. Is that right?`);
  });

  test("does not begin with an oh", () => {
    expect(named().says("oh").lastSaid).not.toMatch(/rest/);
  });

  test("that are too many is asked for again from the start", () => {
    const rig = named().says("three one two five five five", "nine nine nine nine nine nine nine");
    expect(rig.lastSaid).toMatch(/phone number/);
    expect(rig.says("three one two five five five", "oh one four three").lastSaid).toMatch(
      /\(312\) 555-0143/,
    );
  });
});

describe("what was read back is corrected in part", () => {
  test.each([
    [["mat brown", "two t's"], "Matt Brown"],
    [["phil colins", "double l"], "Phil Collins"],
    [["phil colins", "it's with two l's"], "Phil Collins"],
    [["kristin bell", "it's k r i s t e n"], "Kristen Bell"],
    [["kristin bell", "no it's spelled k r i s t e n"], "Kristen Bell"],
    [["ana ruis", "my last name is r u i z"], "Ana Ruiz"],
    [["ana", "my last name is gomez"], "Ana Gomez"],
    [["ana ruiz", "no first name anna last name reese"], "Anna Reese"],
    [["first name ana last name de la cruz"], "Ana de la Cruz"],
    [["ana ruiz", "first name is hannah"], "Hannah Ruiz"],
    [["ana ruiz that's r u i s"], "Ana Ruis"],
    [["kristin bell", "k r i s t e n b e l l"], "Kristen Bell"],
    [["ana maria", "that's my first name and middle name my last name is gomez"], "Ana Maria Gomez"],
    [["it's under my husband's name mark lee"], "Mark Lee"],
  ])("name: %j", (lines, name) => {
    expect(agreed().says(...lines).lastSaid).toBe(`I heard ${name}. Is that right?`);
  });

  test("and words that are no name correct none", () => {
    expect(agreed().says("ana ruiz", "whatever").lastSaid).toMatch(/Ana Ruiz/);
  });

  test.each([
    ["the area code's wrong it's seven seven three", "(773) 555-0143"],
    ["no the area code is seven seven three", "(773) 555-0143"],
    ["no the middle is five five six", "(312) 556-0143"],
    ["no five five six", "(312) 556-0143"],
    ["seven seven three not three one two", "(773) 555-0143"],
    ["no the last four are oh one four four", "(312) 555-0144"],
    ["no it's oh one four four", "(312) 555-0144"],
  ])("number: %j", (line, whole) => {
    expect(named().says(number, line).lastSaid).toBe(`I have ${whole}. Is that right?`);
  });

  test("and a part that could be any is not guessed", () => {
    expect(named().says(number, "no seven seven three").lastSaid).toMatch(/try again/);
  });

  test("address: two n's", () => {
    const rig = named().says("ana at gmail dot com", "no anna with two n's");
    expect(rig.lastSaid).toBe("I have anna@gmail.com. Is that right?");
  });
});
