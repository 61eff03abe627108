import { describe, expect, it } from "vitest";
import type { AnswerForm, Expectation } from "../../../../kernel/expectation.ts";
import { isComplete } from "../complete.ts";
import { grammarFor } from "../grammar.ts";
import { jsgfOf } from "../jsgf.ts";
import { wordsIn } from "../phrase.ts";
import { spanishSounds } from "./sounds.ts";
import { spanishWords } from "./words.ts";

const SERVICES: AnswerForm = { form: "phrases", phrases: ["Corte", "Uñas y manicura"] };
const EMAIL: AnswerForm = { form: "email-address", domains: ["gmail.com"] };

const asking = (answer: AnswerForm): Expectation => ({
  question: "q",
  answers: [answer],
  commands: ["mas despacio", "volver"],
  patience: "normal",
  language: "es",
});

function canBeSaid(answer: AnswerForm, text: string): boolean {
  const phrase = grammarFor(asking(answer));
  return phrase !== null && isComplete(phrase, text.split(" "));
}

describe("a Spanish grammar", () => {
  it.each<[AnswerForm, string]>([
    [{ form: "yes-no" }, "si por favor"],
    [{ form: "yes-no" }, "no gracias"],
    [SERVICES, "quisiera un corte por favor"],
    [SERVICES, "uñas y manicura"],
    [{ form: "several", phrases: ["corte", "mechas"] }, "el corte y las mechas"],
    [{ form: "person-name" }, "me llamo ana ruiz"],
    [{ form: "person-name" }, "elena muñoz"],
    [{ form: "person-name" }, "maria elena lopez garcia"],
    [{ form: "phone-number" }, "mi numero es tres uno dos cinco cinco cinco cero uno cuatro tres"],
    [EMAIL, "maria punto ruiz arroba gmail punto com"],
    [{ form: "letters" }, "erre u i zeta"],
    [{ form: "date" }, "mañana a las cinco"],
    [{ form: "date" }, "el martes por la tarde"],
    [{ form: "date" }, "el quince de marzo"],
    [{ form: "time" }, "despues de las cinco y media"],
    [{ form: "number", from: 1, to: 20 }, "somos cuatro personas"],
    [{ form: "money" }, "unos ochenta dolares"],
    [{ form: "correction", of: { form: "person-name" } }, "no es ana lopez"],
    [
      { form: "opening", parts: [{ form: "person-name" }, SERVICES, { form: "date" }] },
      "hola soy ana ruiz y quiero un corte para mañana a las cinco",
    ],
    [{ form: "yes-no" }, "volver por favor"],
  ])("lets one say %j: %s", (answer, text) => {
    expect(canBeSaid(answer, text)).toBe(true);
  });

  it.each<[AnswerForm, string]>([
    [{ form: "yes-no" }, "yes please"],
    [{ form: "number", from: 1, to: 20 }, "somos cuarenta"],
    [{ form: "number", from: 100, to: 200 }, "noventa y nueve"],
    [{ form: "number", from: -20, to: -10 }, "cero"],
    [{ form: "phone-number" }, "tres uno dos"],
  ])("does not let one say %j: %s", (answer, text) => {
    expect(canBeSaid(answer, text)).toBe(false);
  });

  it("keeps its commands when none of the numbers has words", () => {
    for (const [from, to] of [
      [100, 200],
      [-20, -10],
    ] as const) {
      const phrase = grammarFor(asking({ form: "number", from, to }));
      expect(phrase && isComplete(phrase, ["volver"])).toBe(true);
      // An empty alternative is no grammar, and the engine would refuse all of it.
      expect(phrase && jsgfOf(phrase)).not.toMatch(/\(\s*\)/);
    }
  });

  it("has no word that cannot be pronounced", () => {
    const forms: AnswerForm[] = [
      { form: "yes-no" },
      { form: "person-name" },
      EMAIL,
      { form: "letters" },
      { form: "date" },
      { form: "time" },
      { form: "money" },
    ];
    const silent = forms
      .map((form) => grammarFor(asking(form)))
      .flatMap((phrase) => [...(phrase ? wordsIn(phrase) : [])])
      .filter((word) => spanishSounds(word).length === 0);
    expect(silent).toEqual([]);
  });
});

describe("Spanish as it is said", () => {
  it.each([
    ["Corte & peinado (50 min)", "corte y peinado cincuenta min"],
    ["¿Uñas? ¡Sí!", "uñas si"],
    ["ana.lopez@gmail.com", "ana lopez arroba gmail com"],
    ["2026", "dos cero dos seis"],
    ["16", "dieciseis"],
    ["35", "treinta y cinco"],
  ])("%s is %s", (written, said) => {
    expect(spanishWords(written).join(" ")).toBe(said);
  });

  it.each([
    ["guerra", ["g e rr a"]],
    ["queso", ["k e s o"]],
    ["mañana", ["m a gn a n a"]],
    ["hoy", ["o i"]],
    ["jueves", ["j u e b e s"]],
    ["gente", ["j e n t e"]],
    ["enrique", ["e n rr i k e"]],
    ["cinco", ["z i n k o", "s i n k o"]],
    ["llamo", ["ll a m o", "y a m o"]],
    ["ruiz", ["rr u i z", "rr u i s"]],
    ["mayo", ["m a y o"]],
    ["constructor", ["k o n s t r u k t o r"]],
    ["東京", []],
  ])("%s sounds like %j", (word, sounds) => {
    expect(spanishSounds(word)).toEqual(sounds);
  });
});
