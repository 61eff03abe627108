import fc from "fast-check";
import { expect, test } from "vitest";
import { append, listAt, moved, put, textAt, valueAt, without } from "./draft.ts";

const body = {
  name: "Luna",
  form: [{ id: "a" }, { id: "b" }, { id: "c" }],
  hours: { monday: ["09:00-17:00"] },
};

test("putting a value changes that place and nothing beside it", () => {
  const changed = put(body, ["form", 1, "id"], "x");
  expect(valueAt(changed, ["form", 1, "id"])).toBe("x");
  expect(valueAt(changed, ["form", 0])).toBe(body.form[0]);
  expect(changed.hours).toBe(body.hours);
  expect(body.form[1]?.id).toBe("b");
});

test("putting nothing takes the key away", () => {
  expect(put(body, ["hours", "monday"], undefined)).toEqual({ ...body, hours: {} });
});

test("records on the way are made", () => {
  expect(put({}, ["business", "kind", "en"], "salon")).toEqual({ business: { kind: { en: "salon" } } });
});

test("entries are added, removed and moved", () => {
  expect(ids(append(body, ["form"], { id: "d" }))).toEqual(["a", "b", "c", "d"]);
  expect(ids(without(body, ["form"], 1))).toEqual(["a", "c"]);
  expect(ids(moved(body, ["form"], 0, 2))).toEqual(["b", "c", "a"]);
  expect(moved(body, ["form"], 0, -1)).toBe(body);
});

test("moving an entry away and back leaves the document as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      expect(moved(moved({ list }, ["list"], from, to), ["list"], to, from)).toEqual({ list });
    }),
  );
});

test("what is not there reads as nothing", () => {
  expect(textAt(body, ["business", "name"])).toBe("");
  expect(listAt(body, ["name"])).toEqual([]);
  expect(valueAt(body, ["form", 9, "id"])).toBeUndefined();
});

function ids(document: unknown): unknown[] {
  return listAt(document, ["form"]).map((entry) => textAt(entry, ["id"]));
}
