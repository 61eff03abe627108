import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { pageQuery } from "../../contract/page.ts";
import { decodeCursor, encodeCursor, pageFrom } from "./cursor.ts";
import { Refusal } from "./refusal.ts";

const place = z.tuple([z.string(), z.int()]);

test("a cursor gives back what it was made of", () => {
  fc.assert(
    fc.property(fc.tuple(fc.string(), fc.integer()), (parts) => {
      expect(decodeCursor(encodeCursor(parts), place)).toEqual(parts);
    }),
  );
});

test("a list without a cursor begins at its first page", () => {
  expect(decodeCursor(undefined, place)).toBeNull();
});

test("whatever is no cursor of this list is refused with its place, and never read further", () => {
  const notOurs = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map(encodeCursor),
    fc.constantFrom("bnVsbA", "e30", "%%%", ""),
  );
  fc.assert(
    fc.property(notOurs, (cursor) => {
      expect(() => decodeCursor(cursor, place)).toThrow(Refusal);
    }),
  );
});

test("a page knows from one row too many that another follows", () => {
  const placeOf = (row: number) => [row];
  expect(pageFrom([1, 2, 3], 2, placeOf)).toEqual({ items: [1, 2], next: encodeCursor([2]) });
  expect(pageFrom([1, 2], 2, placeOf)).toEqual({ items: [1, 2], next: null });
  expect(pageFrom([], 2, placeOf)).toEqual({ items: [], next: null });
});

test("a moment with an id fits into what the contract allows a cursor", () => {
  const cursor = encodeCursor(["2026-11-22T22:40:00.000Z", "00000000-0000-4000-8000-000000000000"]);
  expect(pageQuery.parse({ cursor }).cursor).toBe(cursor);
});
