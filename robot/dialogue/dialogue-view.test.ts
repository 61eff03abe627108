import { expect, it } from "vitest";
import { dialogueViewOf, type Slot } from "./dialogue-view.ts";
import { VisitRig } from "./visit-rig.ts";

function slotsOf(rig: VisitRig): Record<string, Slot> {
  const slots = dialogueViewOf(rig.state)?.slots ?? [];
  return Object.fromEntries(slots.map((slot) => [slot.question, slot]));
}

it("while nobody is served there is nothing to see", () => {
  expect(dialogueViewOf(new VisitRig().state)).toBeNull();
});

it("a visitor who was greeted is asked for consent, and everything else is open", () => {
  const rig = new VisitRig().engage();
  expect(dialogueViewOf(rig.state)).toMatchObject({ step: "asking", question: "consent", misses: 0 });
  const { consent, ...others } = slotsOf(rig);
  expect(consent?.state).toBe("asked");
  expect(new Set(Object.values(others).map(({ state }) => state))).toEqual(new Set(["open"]));
});

it("a name that is read back shows the words behind it", () => {
  const rig = new VisitRig().engage().says("yes", "my name is Maria Lopez");
  expect(dialogueViewOf(rig.state)).toMatchObject({ step: "confirming", question: "name" });
  expect(slotsOf(rig).name).toMatchObject({
    state: "to-be-confirmed",
    value: "Maria Lopez",
    source: { kind: "utterance", words: "my name is Maria Lopez" },
  });
  rig.says("yes");
  expect(slotsOf(rig).name?.state).toBe("answered");
  expect(slotsOf(rig).consent).toMatchObject({ state: "answered", value: "yes" });
});

it("an answer that is not understood counts as a miss", () => {
  const rig = new VisitRig().engage().mumbles();
  expect(dialogueViewOf(rig.state)?.misses).toBe(1);
});
