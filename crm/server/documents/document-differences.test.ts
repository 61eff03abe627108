import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../contract/document.ts";
import { differences } from "./document-differences.ts";

describe("what changed between two documents", () => {
  it("is told place by place, entries of lists by their ids", () => {
    const before = {
      business: { name: "Luna", phone: "+1 312 555 0143" },
      services: [
        { id: "cut", label: { en: "Cut" }, synonyms: { en: ["trim"] } },
        { id: "dye", label: { en: "Dye" } },
      ],
    };
    const after = {
      business: { name: "Luna Hair", address: "214 Maple Street" },
      services: [
        { id: "blowout", label: { en: "Blowout" } },
        { id: "cut", label: { en: "Cut" }, synonyms: { en: ["trim", "a trim"] } },
      ],
    };
    expect(differences(before, after)).toEqual([
      { at: "business.name", before: "Luna", after: "Luna Hair" },
      { at: "business.phone", before: "+1 312 555 0143", after: null },
      { at: "business.address", before: null, after: "214 Maple Street" },
      { at: "services.cut.synonyms.en", before: ["trim"], after: ["trim", "a trim"] },
      { at: "services.dye", before: { id: "dye", label: { en: "Dye" } }, after: null },
      { at: "services.blowout", before: null, after: { id: "blowout", label: { en: "Blowout" } } },
    ]);
  });

  it("names the order of a list when what stayed stands in another one", () => {
    const list = (...ids: string[]) => ({ form: ids.map((id) => ({ id })) });
    expect(differences(list("name", "phone", "day"), list("day", "name", "new"))).toEqual([
      { at: "form.phone", before: { id: "phone" }, after: null },
      { at: "form.new", before: null, after: { id: "new" } },
      { at: "form", before: ["name", "day"], after: ["day", "name"] },
    ]);
  });

  it("is nothing where nothing and null are all there is", () => {
    expect(differences({ retentionDays: null }, {})).toEqual([]);
  });
});

/** A document as a tree in which lists of entries are keyed by id; their order is left to the examples. */
type Tree =
  | { readonly of: "fields" | "entries"; readonly parts: Map<string, Tree> }
  | { readonly leaf: string };

function treeOf(value: unknown): Tree {
  if (Array.isArray(value) && value.every((each) => typeof each === "object")) {
    return { of: "entries", parts: new Map(value.map((each: { id: string }) => [each.id, treeOf(each)])) };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { leaf: JSON.stringify(value) };
  }
  const parts = Object.entries(value).map(([key, each]): [string, Tree] => [key, treeOf(each)]);
  return { of: "fields", parts: new Map(parts) };
}

function applied(tree: Tree, { at, before, after }: Difference): Tree {
  if (at === "") return treeOf(after);
  const path = at.split(".");
  const last = path.pop() ?? "";
  let place = tree;
  for (const key of path) place = "parts" in place ? (place.parts.get(key) ?? place) : place;
  if (!("parts" in place)) throw new Error(`${at} leads nowhere`);
  const present = place.parts.get(last);
  const isOrder = present && "of" in present && present.of === "entries" && Array.isArray(before);
  if (isOrder && typeof before[0] === "string") return tree;
  if (after === null) place.parts.delete(last);
  else place.parts.set(last, treeOf(after));
  return tree;
}

/** Documents of a few keys, so that two of them often share places. */
const key = fc.constantFrom("a", "b", "c", "constructor", "__proto__");
const leaf = fc.oneof(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 2 }), fc.boolean());
const { document } = fc.letrec<{ value: unknown; entries: object[]; document: Record<string, unknown> }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(leaf, { maxLength: 3 }),
      tie("entries"),
      tie("document"),
    ),
    entries: fc
      .uniqueArray(fc.tuple(key, tie("document")), { maxLength: 4, selector: ([id]) => id })
      .map((pairs) => pairs.map(([id, fields]) => ({ ...fields, id }))),
    document: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  }),
);

describe("between any two documents", () => {
  it("there is no difference when they are the same", () => {
    fc.assert(fc.property(document, (one) => differences(one, structuredClone(one)).length === 0));
  });

  it("the differences lead from the one to the other", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        expect(differences(before, after).reduce(applied, treeOf(before))).toEqual(treeOf(after));
      }),
      { numRuns: 1000 },
    );
  });

  it("the way back has the same places", () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const places = (found: readonly Difference[]) => found.map(({ at }) => at).sort();
        expect(places(differences(other, one))).toEqual(places(differences(one, other)));
      }),
    );
  });
});
