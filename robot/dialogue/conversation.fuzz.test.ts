import fc from "fast-check";
import { expect, test } from "vitest";
import { intakeRecord } from "../kernel/intake-record.ts";
import { screenMessage, visitorCommand } from "./screen-protocol.ts";
import { VisitRig } from "./visit-rig.ts";

type Act = (rig: VisitRig) => void;

const lines = fc.oneof(
  fc.constantFrom(
    "yes",
    "no",
    "ana ruiz",
    "no, Ruiz",
    "three one two five five five oh one four three",
    "ana at gmail dot com",
    "a haircut",
    "harecut",
    "a haircut or color",
    "instagram",
    "this week",
    "skip",
    "go back",
    "start over",
    "cancel",
    "get me a person",
    "where can i park",
    "do you groom dogs?",
    "my name is Bob and i want color",
    "en español",
    "r u i z",
    "goodbye",
    "",
    "constructor",
    "__proto__",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: lines.map(
      (line): Act =>
        (rig) =>
          rig.says(line),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map(
      (pick): Act =>
        (rig) => {
          const input = rig.panel?.input;
          if (input?.kind === "choices") rig.touches(input.choices[pick % input.choices.length]!.id);
          else rig.types(["Ana Ruiz", "ana@example.com", "312 555 0143", "???"][pick % 4]!);
        },
    ),
  },
  fc.constantFrom(...visitorCommand.options).map(
    (command): Act =>
      (rig) =>
        rig.presses(command),
  ),
  fc.constant<Act>((rig) => rig.staysSilent()),
  fc.constant<Act>((rig) => rig.mumbles()),
  fc.constant<Act>((rig) => rig.leaves()),
  fc.constant<Act>((rig) => rig.engage()),
  fc.constant<Act>((rig) => rig.happen({ type: "dismissed" })),
  fc.constant<Act>((rig) => rig.happen({ type: "duty", on: false })),
  fc.constant<Act>((rig) => rig.happen({ type: "duty", on: true })),
  fc.constant<Act>((rig) => rig.happen({ type: "speech-started" })),
  fc.constant<Act>((rig) => rig.happen({ type: "said", say: 3, outcome: "interrupted" })),
  fc.constant<Act>((rig) => rig.happen({ type: "filed", recordId: "somebody else's" })),
  fc.constantFrom("works", "refuses", "never answers").map(
    (disk): Act =>
      (rig) => {
        rig.disk = disk;
      },
  ),
);

test("whatever happens, no record exists without consent and no value without a source", () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), fc.boolean(), (performed, bargeIn) => {
      const rig = new VisitRig({ bargeIn }).engage();
      for (const act of performed) act(rig);
      rig.leaves();

      for (const record of rig.records) intakeRecord.parse(record);
      for (const effect of rig.effects) if (effect.type === "show") screenMessage.parse(effect.message);
      expect(["waiting", "off-duty"]).toContain(rig.state.phase.at);
    }),
    { numRuns: 400 },
  );
});

test("every visit ends once and is wiped once, and is thanked only after it was filed", () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), (performed) => {
      const rig = new VisitRig().engage();
      for (const act of performed) act(rig);
      rig.leaves();

      let open = 0;
      for (const effect of rig.effects) {
        if (effect.type === "lookAt" && effect.target === "visitor") open = 2;
        if (effect.type === "ended") expect(open--).toBe(2);
        if (effect.type === "wipe") expect(open--).toBe(1);
      }
      expect(open).toBe(0);
      const thanked = rig.said.filter((said) => /Thank you.*!|¡Gracias/.test(said)).length;
      expect(thanked).toBeLessThanOrEqual(rig.records.length);
    }),
    { numRuns: 400 },
  );
});

test("a visitor who leaves at any question leaves nothing behind in the robot", () => {
  const answers = ["yes", "Zebulon Quark", "yes", "zq at example dot com", "yes", "color", "google"];
  for (let given = 0; given <= answers.length; given++) {
    const rig = new VisitRig()
      .engage()
      .says(...answers.slice(0, given))
      .leaves();
    expect(rig.state.phase).toEqual({ at: "waiting" });
    expect(rig.records).toHaveLength(given >= 5 ? 1 : 0);
  }
});

test("the same events give the same effects", () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), (performed) => {
      const [one, two] = [new VisitRig().engage(), new VisitRig().engage()];
      for (const act of performed) {
        act(one);
        act(two);
      }
      expect(two.effects).toEqual(one.effects);
    }),
    { numRuns: 50 },
  );
});
