import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { leavesOf, valueAt, withValueAt } from "./config-leaves.ts";

const schema = z.strictObject({
  name: z.string().default("Stella").describe("What it is called."),
  motion: z
    .strictObject({
      tickMs: z.int().min(5).max(100).default(20),
      pan: z.strictObject({ lowestRad: z.number() }),
    })
    .refine(() => true),
});

it("every value of a configuration is found by its dotted path, in the schema's order", () => {
  const leaves = leavesOf(schema);
  expect(leaves.map(({ path }) => path)).toEqual(["name", "motion.tickMs", "motion.pan.lowestRad"]);
  expect(leaves[1]?.entry).toMatchObject({ type: "integer", minimum: 5, maximum: 100 });
  expect(leaves[0]?.entry.description).toBe("What it is called.");
});

it("a value that is not there is undefined", () => {
  expect(valueAt({ motion: { tickMs: 20 } }, "motion.pan.lowestRad")).toBeUndefined();
  expect(valueAt("no document", "name")).toBeUndefined();
});

it("what is put at a path is found there, and nothing else has changed", () => {
  const key = fc.constantFrom("a", "b", "c");
  const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join("."));
  fc.assert(
    fc.property(fc.object({ key, maxDepth: 3 }), path, fc.integer(), (document, at, value) => {
      const before = JSON.stringify(document);
      const after = withValueAt(document, at, value);
      expect(valueAt(after, at)).toBe(value);
      expect(JSON.stringify(document)).toBe(before);
      const top = at.split(".")[0];
      for (const other of Object.keys(document).filter((name) => name !== top)) {
        expect(valueAt(after, other)).toBe(document[other]);
      }
    }),
  );
});
