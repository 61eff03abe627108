import { describe, expect, test } from "vitest";
import { approvesIn, leavesAsIsIn } from "./approval.ts";
import { sayingOf } from "./saying.ts";

const approves = (words: string, language: "en" | "es" = "en") => approvesIn(sayingOf(words), language);

describe("that all is well is understood", () => {
  test.each([
    "nope all good",
    "nothing it's fine",
    "no that's everything",
    "don't change anything",
    "no everything is right",
    "no it's perfect",
    "no, that's all correct",
    "looks good",
    "it all looks right to me",
    "all good thanks",
    "no changes",
    "leave it as it is",
    "no no, everything's fine",
    "yes, everything is correct",
  ])("in %j", (words) => expect(approves(words)).toBe(true));

  test.each(["no, está todo bien", "todo correcto", "nada, está bien", "no cambie nada", "así está bien"])(
    "in the Spanish %j",
    (words) => expect(approves(words, "es")).toBe(true),
  );

  test.each([
    "no",
    "no good",
    "not good",
    "no it's not right",
    "no right",
    "no the name is wrong",
    "everything is wrong",
    "no it's the color",
    "is it all right",
    "looks good but how much is it",
    "i am Grace Fine",
    "nothing is right",
    "not everything is right",
    "no please",
  ])("but not in %j", (words) => expect(approves(words)).toBe(false));
});

test.each(["no está todo bien", "no todo está bien", "no es correcto"])(
  "a Spanish %j is no praise",
  (words) => expect(approves(words, "es")).toBe(false),
);

test.each(["nothing", "no thanks", "no, nothing", "nothing at all", "none", "no thank you, nothing"])(
  "asked what to change, %j leaves all as it is",
  (words) => expect(leavesAsIsIn(sayingOf(words), "en")).toBe(true),
);

test.each(["no", "nope", "no the name", "nothing but the name"])("but %j does not", (words) =>
  expect(leavesAsIsIn(sayingOf(words), "en")).toBe(false),
);
