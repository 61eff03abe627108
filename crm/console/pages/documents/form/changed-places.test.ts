import fc from "fast-check";
import { expect, test } from "vitest";
import { changedPlaces } from "./changed-places.ts";
import { type Body, put, valueAt } from "./draft.ts";

test("two documents that say the same differ nowhere", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(changedPlaces(value, structuredClone(value))).toEqual([]);
    }),
  );
});

test("one changed leaf is one place", () => {
  const body = { form: [{ id: "a", prompt: { en: "Hi" } }, { id: "b" }], version: 1 };
  expect(changedPlaces(body, put(body, ["form", 0, "prompt", "en"], "Hello"))).toEqual([
    ["form", 0, "prompt", "en"],
  ]);
});

test("an entry that was added or removed is one place", () => {
  const body = { tags: [{ id: "a", label: "A" }] };
  const longer = put(body, ["tags", 1], { id: "b", label: "B" });
  expect(changedPlaces(body, longer)).toEqual([["tags", 1]]);
  expect(changedPlaces(longer, body)).toEqual([["tags", 1]]);
});

test("copying every changed place makes the first document the second", () => {
  const record = fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.oneof(fc.nat(9), fc.dictionary(fc.constantFrom("x", "y"), fc.nat(9))),
  );
  fc.assert(
    fc.property(record, record, (before, after) => {
      const made = changedPlaces(before, after).reduce<Body>(
        (body, place) => put(body, place, valueAt(after, place)),
        { ...before },
      );
      expect(made).toEqual({ ...after });
    }),
  );
});
