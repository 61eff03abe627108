import { expect, it } from "vitest";
import { type HearingNews, heardAlso, nothingHeard, REMEMBERED_S } from "./hearing-history.ts";

const news = (levelDbfs: number): HearingNews => ({
  type: "meter",
  levelDbfs,
  speech: 0.2,
  gateOpen: true,
  wake: null,
});

it("readings are kept in columns, in their order", () => {
  const history = heardAlso(heardAlso(nothingHeard, [{ at: 1000, news: news(-40) }]), [
    { at: 1100, news: news(-30) },
    { at: 1200, news: news(-20) },
  ]);
  expect(history).toEqual({
    atS: [1, 1.1, 1.2],
    levelDbfs: [-40, -30, -20],
    speech: [0.2, 0.2, 0.2],
    gate: [1, 1, 1],
    wake: [null, null, null],
  });
});

it("what is older than half a minute is forgotten, in every column", () => {
  const old = heardAlso(nothingHeard, [{ at: 0, news: news(-40) }]);
  const { atS, levelDbfs } = heardAlso(old, [{ at: (REMEMBERED_S + 1) * 1000, news: news(-20) }]);
  expect([atS, levelDbfs]).toEqual([[REMEMBERED_S + 1], [-20]]);
});

it("nothing new changes nothing", () => {
  expect(heardAlso(nothingHeard, [])).toBe(nothingHeard);
});
