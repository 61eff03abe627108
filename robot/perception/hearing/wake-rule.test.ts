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
    if (judged.high?.again === 0) places.push(place);
  }
  return places;
}

describe("the scores of the wake word", () => {
  it("wake the robot at the fourth high one, with what they say together", () => {
    const third = [0.9, 0.9, 0.9].reduce(
      (judgement, score) => judgeScore(judgement, score, rules).judgement,
      LISTENING,
    );
    expect(judgeScore(third, 0.9, rules).high?.score).toBeCloseTo(0.9, 9);
    expect(judgeScore(third, 0.2, rules).high?.score).toBeCloseTo(0.786, 3);
  });

  it("do not for a single high one, nor for fewer than four", () => {
    expect(heardAt([0.1, 0.1, 0.1, 0.99, 0.1, 0.1, 0.1])).toEqual([]);
    expect(heardAt([1, 1, 1])).toEqual([]);
  });

  it("bear one that is not high, where the others make up for it", () => {
    expect(heardAt([0.9, 0.4, 0.9, 0.9])).toEqual([3]);
  });

  it("count at the threshold itself", () => {
    expect(heardAt([0.5, 0.5, 0.5, 0.5])).toEqual([3]);
  });

  it("tell one name once, however long it rings", () => {
    expect(heardAt([0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9, 0.9])).toEqual([3]);
  });

  it("offer it ten times for a second hearing, for as long as they stay high", () => {
    let judgement: WakeJudgement = LISTENING;
    const offered: number[] = [];
    const high = Array.from({ length: 13 }, () => 0.9);
    for (const score of [0.9, 0.9, 0.9, 0.9, 0.9, 0.001, ...high]) {
      const judged = judgeScore(judgement, score, rules);
      judgement = judged.judgement;
      if (judged.high) offered.push(judged.high.again);
    }
    expect(offered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("tell it again when it is said again", () => {
    const said = [0.9, 0.9, 0.9, 0.9];
    const silence = Array.from({ length: 10 }, () => 0.001);
    expect(heardAt([...said, ...silence, ...said])).toEqual([3, 17]);
  });

  it("never wake it twice within half a second, nor without high ones", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (scores) => {
        const places = heardAt(scores);
        for (const [at, place] of places.entries()) {
          expect(Math.max(...scores.slice(place - 3, place + 1))).toBeGreaterThanOrEqual(rules.threshold);
          if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(7);
        }
      }),
    );
  });
});
