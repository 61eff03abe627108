import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hearingConfig } from "./hearing-config.ts";
import { type BoundReading, secondOpinion } from "./second-opinion.ts";

const { rejection } = hearingConfig.parse({});
const ASKED = { commands: ["go back", "cancel"] };

const bound = (over: Partial<BoundReading> = {}): BoundReading => ({
  text: "yes please",
  confidence: 0.9,
  logLikelihoodRatio: -1,
  ...over,
});

describe("a second opinion on what was heard", () => {
  it("is sure of what both hear", () => {
    const reading = secondOpinion(
      bound({ confidence: 0.99 }),
      { text: "yes please", likeness: 1 },
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "words", text: "yes please" });
    expect(reading.confidence).toBeGreaterThan(0.9);
  });

  it("takes what the grammar fits badly, if that is what the other wrote down as well", () => {
    // A first "yes" amid babble, before the recogniser knew the microphone.
    const reading = secondOpinion(
      bound({ text: "yes", confidence: 0.01, logLikelihoodRatio: 0 }),
      { text: "yes", likeness: 1 },
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "words", text: "yes" });
  });

  it("rejects what fits the grammar well, and what was said far less", () => {
    // "Look at that funny robot", bent into a date.
    const reading = secondOpinion(
      bound({ text: "the tenth eight", confidence: 0.49, logLikelihoodRatio: -37.9 }),
      null,
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "something-else", guess: "the tenth eight" });
  });

  it("leaves a sure reading alone that the other only writes differently", () => {
    // "Haircut", written "Here cut."
    const reading = secondOpinion(
      bound({ text: "haircut", confidence: 0.999, logLikelihoodRatio: -2.2 }),
      null,
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "words", text: "haircut" });
  });

  it("takes the other's words where the grammar has them and the recogniser heard worse ones", () => {
    const reading = secondOpinion(
      bound({ text: "next sunday", confidence: 0.98, logLikelihoodRatio: -7 }),
      { text: "next monday", likeness: 1 },
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "words", text: "next monday" });
  });

  it("asks a sure reading back at least, since no transcriber knows a business's own words", () => {
    // "Balayage", written "Challenge."
    const reading = secondOpinion(
      bound({ text: "balayage", confidence: 0.999, logLikelihoodRatio: -17 }),
      null,
      ASKED,
      rejection,
    );
    expect(reading).toMatchObject({ heard: "words", text: "balayage" });
    expect(reading.confidence).toBeLessThan(0.6);
  });

  it("wants more for a command than for an answer", () => {
    const doubtful = { confidence: 0.6, logLikelihoodRatio: -3 };
    expect(secondOpinion(bound(doubtful), null, ASKED, rejection).heard).toBe("words");
    expect(secondOpinion(bound({ ...doubtful, text: "cancel" }), null, ASKED, rejection).heard).toBe(
      "something-else",
    );
  });

  it("is nothing where neither heard anything that is asked for", () => {
    expect(secondOpinion(null, null, ASKED, rejection)).toEqual({
      heard: "something-else",
      guess: null,
      confidence: 0,
    });
  });

  it("never grows surer when the transcriber finds the words less likely, nor leaves 0 … 1", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const ratio = fc.double({ min: -1e3, max: 10, noNaN: true });
    fc.assert(
      fc.property(share, ratio, ratio, (confidence, one, other) => {
        const [likelier = 0, less = 0] = [one, other].sort((a, b) => b - a);
        const sure = (logLikelihoodRatio: number) =>
          secondOpinion(bound({ confidence, logLikelihoodRatio }), null, ASKED, rejection).confidence;
        expect(sure(likelier)).toBeGreaterThanOrEqual(sure(less));
        expect(sure(likelier)).toBeLessThanOrEqual(1);
        expect(sure(less)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
