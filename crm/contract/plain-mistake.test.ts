import { expect, test } from "vitest";
import { z } from "zod";
import { plainMistake } from "./plain-mistake.ts";

test.each([
  [z.string(), undefined, "is missing"],
  [z.string(), 3, "must be a text"],
  [z.int(), 1.5, "must be a whole number"],
  [z.array(z.string()), "none", "must be a list"],
  [z.string().min(1), "", "must not be empty"],
  [z.string().min(4), "abc", "must have at least 4 characters"],
  [z.array(z.int()).max(1), [1, 2], "must have at most 1 entry"],
  [z.number().max(1), 3, "must be at most 1"],
  [z.number().positive(), 0, "must be more than 0"],
  [z.enum(["en", "es"]), "fr", "must be one of “en”, “es”"],
  [z.literal(true), false, "must be “true”"],
  [z.uuid(), "nine", "is not an id (a UUID)"],
  [z.iso.datetime(), "today", "is not a time such as 2026-01-05T09:00:00Z"],
  [z.string().regex(/^[a-z]+$/), "A1", "does not have the form that is wanted"],
  [z.strictObject({}), { more: 1 }, "has a part that is not known: “more”"],
  [z.union([z.string(), z.int()]), true, "has none of the forms that are known"],
  [z.number().multipleOf(5), 3, "must be a multiple of 5"],
  // What a schema says itself is for people already.
  [z.string().min(1, "say why"), "", "say why"],
])("a mistake is told in plain words (%#)", (schema, given, told) => {
  const { error } = schema.safeParse(given);
  expect(error?.issues.map(plainMistake)).toEqual([told]);
});
