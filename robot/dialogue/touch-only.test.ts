import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseProfile } from "../kernel/business-profile.ts";
import { panel, type TouchInput } from "./screen-protocol.ts";
import { VisitRig } from "./visit-rig.ts";

const file = new URL("../../launch/profiles/law-office.yaml", import.meta.url);
const lawOffice = parseProfile(readFileSync(file, "utf8"), "law-office.yaml");

const typed: Readonly<Record<string, string>> = {
  name: "Ana Ruiz",
  phone: "312 555 0143",
  email: "ana@example.com",
  text: "I would rather come in the morning.",
};

test("a form with every kind of field is filled by touch alone, with what the screen offers", () => {
  const rig = new VisitRig({}, lawOffice).engage();
  const kinds = new Set<string>();
  for (let turns = 0; rig.question !== null && turns < 20; turns++) {
    const { input } = panel.parse(rig.panel);
    if (!input) throw new Error(`${rig.question} cannot be answered by touch`);
    kinds.add(input.kind);
    answer(rig, input);
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
    time: { value: "09:00" },
  });
  const kept = Object.values(record?.fields ?? {});
  expect(kept.every((field) => field.source.kind === "touch")).toBe(true);
});

/** The first that is offered; of several the first two; of numbers the highest. */
function answer(rig: VisitRig, input: TouchInput): void {
  switch (input.kind) {
    case "consent":
    case "review":
      rig.touches("yes");
      return;
    case "choices":
      rig.touches(input.choices[0]?.id ?? "");
      return;
    case "several":
      for (const { id } of input.choices.slice(0, 2)) rig.touches(id);
      rig.touches("done");
      return;
    case "keyboard":
      rig.types(typed[input.layout] ?? "");
      return;
    case "date":
    case "time":
      rig.types(input.from);
      return;
    case "number":
      rig.types(String(input.to));
      return;
  }
}
