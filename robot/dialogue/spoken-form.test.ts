import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";
import { spokenForm } from "./spoken-form.ts";

test.each([
  [
    "I have (312) 555-0143. Is that right?",
    "I have three one two, five five five, zero one four three. Is that right?",
  ],
  ["+1 312 555 0143", "plus one, three one two, five five five, zero one four three"],
  ["I have ana.ruiz99@gmail.com.", "I have ana dot ruiz nine nine at gmail dot com."],
  ["from 9 AM to 6:30 PM", "from 9 A M to 6 30 P M"],
  ["at 6:05 PM", "at 6 oh 5 P M"],
  ["It is $45, or $60.50.", "It is 45 dollars, or 60 dollars 50."],
  ["214 Maple Street", "214 Maple Street"],
])("%j is read as %j", (written, spoken) => {
  expect(spokenForm(written, "en")).toBe(spoken);
});

test("Spanish addresses are read in Spanish", () => {
  expect(spokenForm("Tengo ana_r@gmail.com.", "es")).toBe("Tengo ana guion bajo r arroba gmail punto com.");
});

test("a text is said sentence by sentence, and names and numbers are not torn apart", () => {
  expect(sentencesOf("Hello! I am Stella. Is Dr. Ruiz at ana.ruiz@x.com? ¿Sí? Today from 9.")).toEqual([
    "Hello!",
    "I am Stella.",
    "Is Dr. Ruiz at ana.ruiz@x.com?",
    "¿Sí?",
    "Today from 9.",
  ]);
  expect(sentencesOf("  ")).toEqual([]);
});
