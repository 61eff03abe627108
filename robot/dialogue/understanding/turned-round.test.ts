import { expect, test } from "vitest";
import type { Language } from "../../kernel/vocabulary.ts";
import { sayingOf } from "./saying.ts";
import { endsInYes } from "./turned-round.ts";

test.each<[string, Language]>([
  ["no wait yes", "en"],
  ["i'd rather not but okay", "en"],
  ["no, sorry, I mean yes", "en"],
  ["not really but sure go ahead", "en"],
  ["no actually that's fine", "en"],
  ["no espere sí", "es"],
  ["prefiero que no pero está bien", "es"],
])("%j ends in a yes", (words, language) => {
  expect(endsInYes(sayingOf(words), language)).toBe(true);
});

test.each<[string, Language]>([
  ["no", "en"],
  ["no thank you", "en"],
  ["no but thank you", "en"],
  ["no sorry", "en"],
  ["no please", "en"],
  ["no sorry I'm not sure about that", "en"],
  ["no wait", "en"],
  ["no, pero gracias", "es"],
])("%j does not", (words, language) => {
  expect(endsInYes(sayingOf(words), language)).toBe(false);
});
