import { expect, test } from "vitest";
import { lawOffice, VisitRig } from "./visit-rig.ts";

const contacted = ["yes", "ana ruiz", "yes", "three one two five five five oh one four three", "yes"];

test.each([
  ["a haircut", "I don't want a haircut"],
  ["a haircut", "no, not a haircut"],
  ["color", "I don't want color"],
])("a visitor told %j who says %j is asked for it again", (told, denial) => {
  const rig = new VisitRig().engage().says(...contacted, told, denial);
  expect(rig.question).toBe("service");
});

test("a visitor who denies a language is asked for the languages again", () => {
  const rig = new VisitRig({}, lawOffice).engage().says(...contacted, "skip", "a will", "skip", "english");
  expect(rig.says("I don't speak English").question).toBe("languages");
});

test("what is denied is not read back beside what is told instead", () => {
  const rig = new VisitRig({}, lawOffice).engage().says(...contacted, "skip", "a will", "skip", "english");
  rig.says("actually I don't speak English I speak Polish");
  expect(rig.lastSaid).toBe("I have Polish. Is that right?");
});

test("a visitor who denies what was never noted has answered nothing", () => {
  const rig = new VisitRig().engage().says(...contacted, "a haircut", "I don't want color");
  expect(rig.question).toBe("source");
});
