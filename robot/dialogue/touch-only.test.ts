import { expect, test } from "vitest";
import { panel } from "./screen-protocol.ts";
import { answerByTouch } from "./touching-visitor.ts";
import { lawOffice, VisitRig } from "./visit-rig.ts";

test("a form with every kind of field is filled by touch alone, with what the screen offers", () => {
  const rig = new VisitRig({}, lawOffice).engage();
  const kinds = new Set<string>();
  for (let turns = 0; rig.question !== null && turns < 20; turns++) {
    const { input } = panel.parse(rig.panel);
    if (!input) throw new Error(`${rig.question} cannot be answered by touch`);
    kinds.add(input.kind);
    answerByTouch(rig, input);
  }
  expect([...kinds].sort()).toEqual([
    "choices",
    "consent",
    "date",
    "keyboard",
    "number",
    "review",
    "several",
    "time",
  ]);
  expect(rig.outcomes).toEqual(["completed"]);
  const [record] = rig.records;
  expect(record?.fields).toMatchObject({
    name: { value: "Ana Ruiz" },
    languages: { value: "English; Spanish" },
    budget: { value: "100000.00 USD" },
    day: { value: "2026-01-06" },
    // It is ten o'clock, and the day is today.
    time: { value: "10:00" },
  });
  const kept = Object.values(record?.fields ?? {});
  expect(kept.every((field) => field.source.kind === "touch")).toBe(true);
});
