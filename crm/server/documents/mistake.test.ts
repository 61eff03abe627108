import { expect, test } from "vitest";
import { z } from "zod";
import { mistakesOf, placeOf } from "./mistake.ts";

test("a place is written as people write it", () => {
  expect(placeOf(["form", 2, "prompt", "en"])).toBe("form[2].prompt.en");
  expect(placeOf([0, "id"])).toBe("[0].id");
  expect(placeOf([])).toBe("");
});

test("every mistake of a document is told with its place", () => {
  const schema = z.strictObject({ id: z.string(), tags: z.array(z.int()) });
  const { error } = schema.safeParse({ id: 1, tags: [1, 1.5], more: true });
  expect(error && mistakesOf(error).map(({ at }) => at)).toEqual(["id", "tags[1]", ""]);
});
