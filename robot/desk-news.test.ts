import { expect, it } from "vitest";
import { DeskNews } from "./desk-news.ts";
import { VisitRig } from "./dialogue/visit-rig.ts";
import type { News } from "./news.ts";

it("what has not changed is not told again", () => {
  const told: News[] = [];
  const news = new DeskNews((one) => told.push(one));
  expect([news.state("waiting"), news.state("waiting"), news.state("serving")]).toEqual([true, false, true]);
  const visit = new VisitRig().engage();
  news.dialogue(visit.state);
  news.dialogue(visit.state);
  news.dialogue(new VisitRig().state);
  expect(told.map((one) => (one.type === "dialogue" ? one.dialogue?.question : one.type))).toEqual([
    "state",
    "state",
    "consent",
    undefined,
  ]);
});

it("where nobody listens, joints need not be read", () => {
  expect(new DeskNews(undefined).joints).toBeUndefined();
  expect(new DeskNews(() => {}).joints).toBeDefined();
});
