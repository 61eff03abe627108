import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeScore, LISTENING, type WakeJudgement } from "./wake-rule.ts";

const rules = { threshold: 0.5 };

/** The places of the scores at which the wake word was heard. */
function heardAt(scores: readonly number[]): readonly number[] {
  let judgement: WakeJudgement = LISTENING;
  const places: number[] = [];
  for (const [place, score] of scores.entries()) {
    const judged = judgeScore(judgement, score, rules);
    judgement = judged.judgement;
    if (judged.candidate !== null) places.push(place);
  }
  return places;
}

describe("the scores of the wake word", () => {
  it("wake the robot at the second high one in a row, with the better of them", () => {
    const first = judgeScore(LISTENING, 0.9, rules);
    expect(first.candidate).toBeNull();
    expect(judgeScore(first.judgement, 0.6, rules).candidate).toBe(0.9);
  });

  it("do not for a single high one, nor for two apart", () => {
    expect(heardAt([0.1, 0.99, 0.1, 0.99, 0.2])).toEqual([]);
  });

  it("count at the threshold itself", () => {
    expect(heardAt([0.5, 0.5])).toEqual([1]);
  });

  it("tell one name once, however long it rings", () => {
    expect(heardAt([0.9, 0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9])).toEqual([1]);
  });

  it("tell it again when it is said again", () => {
    expect(heardAt([0.9, 0.9, 0, 0, 0, 0, 0, 0, 0.9, 0.9])).toEqual([1, 9]);
  });

  it("never wake it twice within half a second, nor without two high ones", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (scores) => {
        const places = heardAt(scores);
        for (const [at, place] of places.entries()) {
          expect(scores[place]).toBeGreaterThanOrEqual(rules.threshold);
          expect(scores[place - 1]).toBeGreaterThanOrEqual(rules.threshold);
          if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(8);
        }
      }),
    );
  });
});
