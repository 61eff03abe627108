import { expect, test } from "vitest";
import { type Body, put, textAt } from "./form/draft.ts";
import type { Mistake } from "./form/editing.ts";
import { standingMistakes } from "./standing-mistakes.ts";

/** The page sees that a name is empty; that a tag is in use, only the hub knows. */
const seeNow = (body: unknown): readonly Mistake[] =>
  textAt(body, ["name"]) === "" ? [{ place: ["name"], what: "must not be empty" }] : [];
const inUse: Mistake = { place: ["tags", 0], what: "three leads have it" };
const body: Body = { name: "", tags: ["a"], other: 1 };
const said = { draft: { after: 1, body }, mistakes: [...seeNow(body), inUse] };

test("of the draft that the hub saw, what it said is what counts", () => {
  expect(standingMistakes(said, said.draft, seeNow)).toEqual(said.mistakes);
});

test("what was mended is gone at once, and the rest stays", () => {
  expect(standingMistakes(said, { after: 1, body: put(body, ["name"], "Luna") }, seeNow)).toEqual([inUse]);
});

test("what only the hub can see is taken back once its place was changed", () => {
  const changed = put(put(body, ["name"], "Luna"), ["tags", 0], "b");
  expect(standingMistakes(said, { after: 1, body: changed }, seeNow)).toEqual([]);
});

test("a mistake that was made since is told without asking", () => {
  const right = put(body, ["name"], "Luna");
  const spoken = { draft: { after: 1, body: right }, mistakes: [] };
  expect(standingMistakes(spoken, { after: 1, body }, seeNow)).toEqual(seeNow(body));
});
