import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hearingConfig } from "./hearing-config.ts";
import { confidenceOf, type Evidence, isAccepted } from "./rejection.ts";

const rules = hearingConfig.parse({}).rejection;
const NOTHING_ELSE = { answers: [], commands: [] };
const evidence = (loss: number, speechFrames: number): Evidence => ({
  text: "no",
  lossInWords: loss,
  lossAround: 0,
  speechFrames,
  phones: 10,
  freePhones: 10,
});

describe("confidence in a reading", () => {
  it("tells the two decoders' measured scores for a lone no from those for a stranger's sentence", () => {
    // Flite's awb says "no"; slt says "what is the weather like today" to a yes-or-no question.
    expect(confidenceOf({ ...evidence(1_145, 31), lossAround: 958 }, NOTHING_ELSE, rules)).toBeGreaterThan(
      0.9,
    );
    expect(confidenceOf(evidence(10_132, 170), NOTHING_ELSE, rules)).toBeLessThan(0.1);
  });

  it("allows more loss to what is spelled", () => {
    const spelled = evidence(37 * 130, 100);
    expect(confidenceOf(spelled, { answers: [{ form: "person-name" }], commands: [] }, rules)).toBeLessThan(
      rules.acceptAt,
    );
    expect(confidenceOf(spelled, { answers: [{ form: "letters" }], commands: [] }, rules)).toBeGreaterThan(
      rules.acceptAt,
    );
  });

  it("does not take a word of three phones for a sound of seven", () => {
    // Flite's rms says "the packet", slt "back"; both are heard as "back".
    const reading = { ...evidence(3_425, 87), phones: 3 };
    expect(confidenceOf({ ...reading, freePhones: 7 }, NOTHING_ELSE, rules)).toBeLessThan(rules.acceptAt);
    expect(confidenceOf({ ...reading, freePhones: 4 }, NOTHING_ELSE, rules)).toBeGreaterThan(rules.acceptAt);
  });

  it("doubts a reading less for a murmur around its words than for a sound in them", () => {
    const around = confidenceOf({ ...evidence(900, 30), lossAround: 1_200 }, NOTHING_ELSE, rules);
    expect(around).toBeGreaterThan(confidenceOf(evidence(2_100, 30), NOTHING_ELSE, rules));
    expect(around).toBeLessThan(confidenceOf(evidence(900, 30), NOTHING_ELSE, rules));
  });

  it("puts a part of the loss down to the murmur that the voice stands out of, up to its share", () => {
    const doubtful = evidence(37 * 130, 100);
    const sure = (clearanceDb?: number) => confidenceOf(doubtful, NOTHING_ELSE, rules, clearanceDb);
    expect(sure(50)).toBe(sure());
    expect(sure(27)).toBeGreaterThan(sure(50));
    expect(sure(17)).toBeGreaterThan(sure(27));
    expect(sure(3)).toBe(sure(17));
  });

  it("puts nothing of a command's loss down to a murmur: it may cost a question, but not a visit", () => {
    const asked = { answers: [], commands: ["Forget it"] };
    const sure = (clearanceDb: number) =>
      confidenceOf({ ...evidence(37 * 130, 100), text: "forget it please" }, asked, rules, clearanceDb);
    expect(sure(3)).toBe(sure(50));
  });

  it("must be surer for a command than for an answer", () => {
    const taken = (text: string, confidence: number) =>
      isAccepted(text, confidence, ["Get someone!", "skip"], rules);
    expect(taken("yes", 0.67)).toBe(true);
    expect(taken("get someone", 0.67)).toBe(false);
    expect(taken("get someone please", 0.67)).toBe(false);
    expect(taken("get someone", 0.9)).toBe(true);
    expect(taken("yes", 0.4)).toBe(false);
  });

  it("is none without a word", () => {
    expect(confidenceOf(evidence(0, 0), NOTHING_ELSE, rules)).toBe(0);
  });

  it("never rises with the loss, and stays within 0 and 1", () => {
    const loss = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(loss, loss, fc.integer({ min: 1, max: 3_000 }), (a, b, frames) => {
        const [better, worse] = [Math.min(a, b), Math.max(a, b)].map((each) =>
          confidenceOf(evidence(each, frames), NOTHING_ELSE, rules),
        );
        expect(better).toBeGreaterThanOrEqual(worse ?? 0);
        expect(better).toBeLessThanOrEqual(1);
        expect(worse).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
