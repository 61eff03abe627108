import { describe, expect, it } from "vitest";
import { evidenceOf } from "./pocketsphinx-evidence.ts";

const bound = [
  { word: "<sil>", firstFrame: 100, frames: 10, acousticScore: -400 },
  { word: "yes", firstFrame: 110, frames: 30, acousticScore: -900 },
  { word: "<sil>", firstFrame: 140, frames: 10, acousticScore: -300 },
];
const free = [
  { word: "SIL", firstFrame: 100, frames: 8, acousticScore: -100 },
  { word: "Y", firstFrame: 108, frames: 4, acousticScore: -40 },
  { word: "EH", firstFrame: 112, frames: 18, acousticScore: -200 },
  { word: "S", firstFrame: 130, frames: 20, acousticScore: -300 },
];

describe("the evidence of two decoders", () => {
  const evidence = evidenceOf("yes", bound, free, () => 3);

  it("tells what the grammar lost within its words from what it lost around them", () => {
    // Half of the Y and half of the S lie in the word: -20 - 200 - 150 against -900.
    expect(evidence.lossInWords).toBe(530);
    expect(evidence.lossInWords + evidence.lossAround).toBe(-640 + 1_600);
  });

  it("counts frames and phones of words alone", () => {
    expect(evidence).toMatchObject({ text: "yes", speechFrames: 30, phones: 3, freePhones: 3 });
  });

  it("is no loss where nothing was said", () => {
    expect(evidenceOf("", [], [], () => 0)).toMatchObject({ lossInWords: 0, lossAround: 0, speechFrames: 0 });
  });
});
