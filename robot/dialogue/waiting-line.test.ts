import { expect, test } from "vitest";
import { VisitRig } from "./visit-rig.ts";

const comes = { type: "somebody-waits" } as const;

test("somebody who comes meanwhile is told with the next words, and the visitor's answer is not lost", () => {
  const rig = new VisitRig().engage().says("yes");
  const said = rig.said.length;
  rig.happen(comes);
  expect(rig.said).toHaveLength(said);
  rig.says("my name is ana ruiz");
  expect(rig.lastSaid).toMatch(/^Hello there, I will be with you in a moment\. .*Ana Ruiz/);
  expect(rig.question).toBe("confirm-name");
  rig.says("yes");
  expect(rig.lastSaid).not.toContain("Hello there");
});

test("whoever asks to repeat hears their question, not the words to somebody else", () => {
  const rig = new VisitRig().engage().happen(comes).says("yes");
  expect(rig.lastSaid).toContain("Hello there");
  rig.says("repeat that");
  expect(rig.lastSaid).not.toContain("Hello there");
});

test("a robot that speaks when somebody comes says its sentence to the end", () => {
  const rig = new VisitRig();
  rig.hearsOut = false;
  rig.engage().happen(comes);
  expect(rig.effects.filter((effect) => effect.type === "hush")).toEqual([]);
  expect(rig.said).toHaveLength(1);
});

test("nothing of it is left for the next visit", () => {
  const rig = new VisitRig().engage().happen(comes).leaves().engage();
  expect(rig.lastSaid).not.toContain("Hello there");
});
