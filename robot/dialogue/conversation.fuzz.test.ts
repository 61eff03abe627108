import fc from "fast-check";
import { expect, test } from "vitest";
import { acts, profiles } from "../../test/conversations/random-visitor.ts";
import { type BusinessProfile, choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import { intakeRecord } from "../kernel/intake-record.ts";
import { screenMessage } from "./screen-protocol.ts";
import { VisitRig } from "./visit-rig.ts";

/** Whether a value has the form that its question's type is kept in. */
function fits(question: Question, value: string, profile: BusinessProfile): boolean {
  switch (question.type) {
    case "phone":
      return /^\+\d{7,15}$/.test(value);
    case "email":
      return value.includes("@");
    case "contact":
      return /^\+\d{7,15}$/.test(value) || value.includes("@");
    case "choice":
    case "several": {
      const labels = choicesOf(profile, question).map(({ label }) => label.en);
      return value.split("; ").every((each) => labels.includes(each));
    }
    case "yes-no":
      return value === "yes" || value === "no";
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "time":
      return /^((after|before) )?\d{2}:\d{2}$|^between \d{2}:\d{2} and \d{2}:\d{2}$/.test(value);
    case "number":
      return Number(value) >= question.from && Number(value) <= question.to;
    case "money":
      return /^\d+\.\d{2} [A-Z]{3}$/.test(value);
    case "name":
    case "text":
      return value.trim() === value && value !== "";
    case "consent":
      return false;
  }
}

test("whatever happens, no record exists without consent and no value without a source", () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), fc.boolean(), profiles, (performed, bargeIn, profile) => {
      const rig = new VisitRig({ bargeIn }, profile).engage();
      for (const act of performed) act(rig);
      rig.leaves();

      for (const record of rig.records) intakeRecord.parse(record);
      for (const effect of rig.effects) if (effect.type === "show") screenMessage.parse(effect.message);
      expect(["waiting", "off-duty"]).toContain(rig.state.phase.at);
    }),
    { numRuns: 400 },
  );
});

test("nothing learned under one question leaks into another: every value was said or touched, and fits its question", () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), profiles, (performed, profile) => {
      const rig = new VisitRig({}, profile).engage();
      for (const act of performed) act(rig);
      rig.leaves();

      const questions = [...profile.form, ...(profile.checkIn ?? [])];
      for (const { fields } of rig.records) {
        for (const [id, { value, source }] of Object.entries(fields)) {
          const fitting = questions.filter((question) => question.id === id);
          expect(fitting.some((question) => fits(question, value, profile))).toBe(true);
          // What was heard under another question is only kept where it says so itself.
          if (source.kind === "utterance") expect(source.words).not.toBe("");
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("an answer leaves all other answers as they were, unless it names them", () => {
  const answers = ["yes", "Ana Ruiz", "yes", "312 555 0143", "yes", "a haircut", "google", "this week"];
  const silent = ["hold on", "slower please", "where can i park", "you idiot", "what?"];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(answers.length - 1), fc.constantFrom(...silent)), { maxLength: 6 }),
      (asides) => {
        const plain = new VisitRig().engage().says(...answers);
        const rig = new VisitRig({ missesBeforeHandover: 10 }).engage();
        for (const [at, answer] of answers.entries()) {
          for (const [before, words] of asides) if (before === at) rig.says(words);
          rig.says(answer);
        }
        const told = (each: VisitRig) =>
          Object.entries(each.records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]);
        expect(told(rig)).toEqual(told(plain));
        expect(rig.records[0]?.tags).toEqual(plain.records[0]?.tags);
      },
    ),
    { numRuns: 200 },
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
