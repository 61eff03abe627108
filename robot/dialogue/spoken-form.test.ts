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
  ["at 12 PM or 12:00 AM", "at noon or midnight"],
  ["at 17:00 or 08:30", "at 5 P M or 8 30 A M"],
  ["It is $45, or $60.50.", "It is 45 dollars, or 60 dollars and 50 cents."],
  ["$1, or $1,200", "1 dollar, or 1200 dollars"],
  ["45.00 USD", "45 dollars"],
  ["Tuesday, November 24", "Tuesday, November twenty fourth"],
  ["the 1st or the 22nd of May", "the first or the twenty second of May"],
  ["2026-11-24", "November twenty fourth, 2026"],
  ["20% off for 3-5 people", "20 percent off for 3 to 5 people"],
  ["214 Maple Street", "214 Maple Street"],
])("%j is read as %j", (written, spoken) => {
  expect(spokenForm(written, "en")).toBe(spoken);
});

test.each([
  ["Tengo ana_r@gmail.com.", "Tengo ana guion bajo r arroba gmail punto com."],
  ["Tengo (312) 555-0143.", "Tengo tres uno dos, cinco cinco cinco, cero uno cuatro tres."],
  ["de 09:00 a 18:30", "de las 9 de la mañana a las 6 y media de la tarde"],
  ["a las 13:15", "a la 1 y cuarto de la tarde"],
  ["a las 20:45 o 12:00", "a las 8 y 45 de la noche o mediodía"],
  ["desde $45 o €60,50", "desde 45 dólares o 60 euros con 50"],
  ["45.00 USD", "45 dólares"],
  ["el 1 de noviembre", "el primero de noviembre"],
  ["2026-11-24", "24 de noviembre de 2026"],
])("%j is read in Spanish as %j", (written, spoken) => {
  expect(spokenForm(written, "es")).toBe(spoken);
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
