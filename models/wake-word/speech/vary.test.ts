import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { VOICES } from "../voices.ts";
import { anybody, isNatural } from "./vary.ts";

describe("other speakers made of one", () => {
  const many = (() => {
    const random = seededRandom(5);
    return Array.from({ length: 400 }, () => anybody(random));
  })();

  test("have throats and voices that people have", () => {
    for (const { formants, pitch, liveliness, length } of many) {
      expect(formants).toBeGreaterThan(0.8);
      expect(formants).toBeLessThan(1.26);
      expect(pitch).toBeGreaterThan(0.45);
      expect(pitch).toBeLessThan(2.2);
      expect(liveliness).toBeGreaterThanOrEqual(0.4);
      expect(length).toBeGreaterThanOrEqual(0.8);
    }
  });

  test("are not all high with short throats and low with long ones, as resampling would make them", () => {
    expect(many.some(({ formants, pitch }) => formants > 1.1 && pitch < 1)).toBe(true);
    expect(many.some(({ formants, pitch }) => formants < 0.92 && pitch > 1)).toBe(true);
  });

  test("are made of people only", () => {
    expect(VOICES.filter(isNatural).map(({ engine }) => engine)).not.toContain("espeak-ng");
    expect(VOICES.filter(isNatural).map(({ name }) => name)).toContain("rhvoice-slt");
  });
});
