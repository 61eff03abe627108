import { expect, test } from "vitest";
import { leavesOf, rejectedPlace } from "./rejected-places.ts";

test.each([
  ["fields.name.value: Too small", ["fields", "name", "value"], "Too small"],
  ["tags[1].group: unknown", ["tags", 1, "group"], "unknown"],
  ["record.visit.language: not spoken", ["visit", "language"], "not spoken"],
])("%s has its place", (reason, place, what) => {
  expect(rejectedPlace(reason)).toEqual({ place, what });
});

test("a reason without a place is kept whole", () => {
  const reason = "The record holds characters that cannot be stored.";
  expect(rejectedPlace(reason)).toEqual({ place: [], what: reason });
});

test("every value of a record has its place", () => {
  expect(leavesOf({ id: "x", tags: [{ group: "source", tag: "google" }], empty: {}, none: null })).toEqual([
    { place: ["id"], value: "x" },
    { place: ["tags", 0, "group"], value: "source" },
    { place: ["tags", 0, "tag"], value: "google" },
    { place: ["none"], value: null },
  ]);
});
