import { describe, expect, it } from "vitest";
import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { talker } from "./crowd-rig.ts";

describe("in a conversation", () => {
  it("a patient visitor answers when the robot has ended, an eager one before", () => {
    for (const [manner, answers] of [
      ["patient", []],
      ["eager", ["consent: yes"]],
    ] as const) {
      const rig = talker(`manner: ${manner}, answers: { consent: [{ do: choose, choice: "yes" }] }`);
      rig.asks("consent");
      rig.says("Hello, I am a robot.");
      rig.live(3);
      expect(rig.done).toEqual(answers);
      rig.falls();
      rig.live(3);
      expect(rig.done).toEqual(["consent: yes"]);
    }
  });

  it("several things are done in one turn, one after another", () => {
    const rig = talker(
      "answers: { service: [[{ do: say, words: a cut }, { do: wait, forS: 2 }, { do: choose, choice: cut }]] }",
    );
    rig.asks("service");
    rig.live(8);
    expect(rig.done).toEqual(["a cut", "service: cut"]);
    expect(rig.deeds[1]!.atMs - rig.deeds[0]!.atMs).toBeGreaterThan(2500);
  });

  it("several choices are tapped one by one, and then that these are all", () => {
    const rig = talker("answers: { languages: [{ do: pick, choices: [english, polish] }] }");
    rig.asks("languages");
    rig.live(4);
    expect(rig.done).toEqual(["languages: english", "languages: polish", "languages: done"]);
  });

  it("somebody breaks off in the middle of a word and walks away", () => {
    const rig = talker(
      "answers: { name: [[{ do: say, words: my name is ann, breaksOffAfterS: 0.5 }, { do: walk-away }]] }",
    );
    rig.asks("name");
    rig.live(4);
    expect(rig.deeds.map(({ deed }) => deed)).toEqual([{ do: "speak", words: "my name is ann", forMs: 500 }]);
    expect(rig.empty).toBe(true);
  });

  it("a reaction comes before the answer, as often as it may, after as many misses as it says", () => {
    const rig = talker(`answers: { name: [{ do: say, words: anna }] },
      reactions: [{ when: { asked: name, afterMisses: 2 }, do: [{ do: type, text: Ann }] }]`);
    for (let time = 0; time < 4; time++) {
      rig.asks("name");
      rig.says("Your name?");
      rig.falls();
      rig.live(3);
    }
    expect(rig.done).toEqual(["anna", "anna", "name: Ann", "anna"]);
  });

  it("what is read back right is confirmed, and what is read back wrong is denied", () => {
    const rig = talker('means: { name: Ann Li, contact: "+1 312 555 0143" }');
    rig.asks("confirm-name", { title: "Anne Lee" });
    rig.live(2);
    rig.asks("confirm-contact", { title: "(312) 555-0143" });
    rig.live(2);
    expect(rig.done).toEqual(["confirm-name: no", "confirm-contact: yes"]);
  });

  it("a correction is spoken when what is read back is wrong, and only then", () => {
    const rig = talker(`means: { name: Ann Ruiz },
      reactions: [{ when: { readsBack: name, wrong: true }, do: [{ do: say, words: "no ruiz" }], times: 5 }]`);
    rig.asks("confirm-name", { title: "Ann Rees" });
    rig.live(3);
    rig.asks("confirm-name", { title: "Ann Ruiz" });
    rig.says("Ann Ruiz, is that right?");
    rig.falls();
    rig.live(3);
    expect(rig.done).toEqual(["no ruiz", "confirm-name: yes"]);
  });

  it("a visitor interrupts so long after the robot began to say something, and no earlier", () => {
    const rig = talker(
      'reactions: [{ when: { says: "/details/" }, interruptsAfterS: 1, do: [{ do: say, words: "no" }] }]',
    );
    rig.asks("consent");
    rig.says("Hello.");
    rig.live(2);
    rig.says("May I note your details?");
    const begunMs = 3000;
    rig.live(2);
    expect(rig.done).toEqual(["no"]);
    expect(rig.deeds[0]!.atMs - begunMs).toBeGreaterThanOrEqual(1000);
    expect(rig.deeds[0]!.atMs - begunMs).toBeLessThan(1100);
  });

  it("a line of the review that is wrong is changed, and what is right is agreed to", () => {
    const item = (question: string, value: string) => ({
      question,
      label: question,
      value,
      by: "touch" as const,
    });
    const review = (...items: ReturnType<typeof item>[]): Partial<Panel> => ({
      input: { kind: "review", items, agree: "That is right" },
    });
    const rig = talker("means: { contact: ann@example.com }");
    rig.asks("review", review(item("name", "Ann"), item("contact", "dan@example.com")));
    rig.live(2);
    rig.asks("review", review(item("name", "Ann"), item("contact", "ann@example.com")));
    rig.says("Changed. Is everything right now?");
    rig.falls();
    rig.live(2);
    expect(rig.done).toEqual(["review: change:contact", "review: yes"]);
  });

  it("a question that nobody foresaw puzzles them, and they leave", () => {
    const rig = talker("means: { name: Ann }");
    rig.asks("shoe-size");
    rig.live(5);
    expect(rig.puzzles).toEqual(["shoe-size"]);
    rig.live(10);
    expect(rig.empty).toBe(true);
  });
});
