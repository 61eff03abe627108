import { describe, expect, test } from "vitest";
import { VisitRig } from "./visit-rig.ts";

const visit = (rules = {}) => new VisitRig(rules).engage();

describe("speaking and listening", () => {
  test("the robot listens only when it has finished speaking", () => {
    const rig = new VisitRig();
    rig.hearsOut = false;
    rig.engage();
    expect(rig.effects.some((effect) => effect.type === "listen")).toBe(false);
    rig.finishSpeaking();
    expect(rig.effects.at(-1)).toMatchObject({
      type: "listen",
      expectation: {
        question: "consent",
        answers: [{ form: "yes-no" }, { form: "opening" }, { form: "phrases" }],
      },
    });
  });

  test("with barge-in a visitor who speaks is heard at once and the robot falls silent", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    rig.engage();
    expect(rig.effects.at(-1)).toMatchObject({ type: "listen", expectation: { question: "consent" } });
    rig.happen({ type: "speech-started" });
    expect(rig.effects.at(-1)).toEqual({ type: "hush" });
  });

  test.each(["mhm", "Okay, I see."])("%j while the robot speaks does not take its turn", (noise) => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    rig.engage();
    const [greeting] = rig.said.slice(-1);
    rig.happen({ type: "speech-started" }).says(noise);
    expect(rig.said).toEqual([greeting, greeting]);
    rig.happen({ type: "speech-started" }).happen({ type: "not-understood" });
    expect(rig.said).toEqual([greeting, greeting, greeting]);
    rig.finishSpeaking();
    rig.says("yes");
    expect(rig.said.at(-1)).not.toBe(greeting);
  });

  test("what is said over the robot's voice answers, when it is an answer", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    rig.engage().happen({ type: "speech-started" }).says("yes");
    expect(rig.effects.filter(({ type }) => type === "listen").at(-1)).toMatchObject({
      expectation: { question: "name" },
    });
  });

  test("what is hardly made out over the robot's voice is asked for again, and counts then", () => {
    const rig = new VisitRig({ bargeIn: true }).engage();
    rig.hearsOut = false;
    const { lastSaid: asked } = rig.says("yes");
    rig.confidence = 0.85;
    rig.happen({ type: "speech-started" }).says("ana ruiz");
    expect(rig.said.slice(-2)).toEqual([asked, asked]);
    rig.finishSpeaking();
    expect(rig.says("ana ruiz").lastSaid).toContain("Ana Ruiz. Is that right?");
  });

  test.each(["yeah", "That's right.", "no"])(
    "a mere %j over the robot's voice may be a sign of listening: it says again what it was saying, and is answered",
    (word) => {
      const rig = new VisitRig({ bargeIn: true });
      rig.hearsOut = false;
      const { lastSaid: asked } = rig.engage();
      expect(rig.happen({ type: "speech-started" }).says(word).said).toEqual([asked, asked]);
      rig.finishSpeaking();
      expect(rig.says(word).lastSaid).not.toBe(asked);
    },
  );

  test("who says the same over its voice once more means it, and who listens on does not", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    const { lastSaid: asked } = rig.engage();
    for (const noise of ["mhm", "mhm", "yeah", "no"]) rig.happen({ type: "speech-started" }).says(noise);
    expect(new Set(rig.said)).toEqual(new Set([asked]));
    expect(rig.happen({ type: "speech-started" }).says("no").lastSaid).not.toBe(asked);
  });

  test("a yeah over its voice, said twice, may be two sounds of listening: no consent, but the question is asked again", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    const { lastSaid: asked } = rig.engage();
    for (let time = 0; time < 2; time++) rig.happen({ type: "speech-started" }).says("yeah");
    expect(rig.lastSaid).not.toContain(asked);
    expect(rig.lastSaid).toContain("Is it all right if I note your answers?");
    rig.finishSpeaking();
    expect(rig.says("yeah").lastSaid).toContain("name");
  });

  test("nor is a value agreed to by two of them", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.engage().says("yes").says("ana ruiz");
    rig.hearsOut = false;
    const { lastSaid: readBack } = rig.happen({ type: "not-understood" });
    expect(readBack).toContain("Ana Ruiz");
    for (let time = 0; time < 2; time++) rig.happen({ type: "speech-started" }).says("yeah");
    expect(rig.lastSaid).toContain("Ana Ruiz");
    rig.finishSpeaking();
    expect(rig.says("yeah").lastSaid).not.toContain("Ana Ruiz");
  });

  test("its name, said while the robot speaks, makes it stop and listen", () => {
    const rig = new VisitRig();
    rig.hearsOut = false;
    rig.engage().happen({ type: "stop-word" });
    expect(rig.effects.slice(-2)).toMatchObject([
      { type: "hush" },
      { type: "listen", expectation: { question: "consent" } },
    ]);
    const before = rig.effects.length;
    rig.happen({ type: "stop-word" });
    expect(rig.effects).toHaveLength(before);
  });

  test("a slow speaker is not interrupted by the silence prompt", () => {
    const rig = visit().says("yes").staysSilent(5_000).happen({ type: "speech-started" });
    const before = rig.said.length;
    expect(rig.staysSilent(15_000).said).toHaveLength(before);
    expect(rig.staysSilent(15_000).said).toHaveLength(before + 1);
  });
});
