import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { VOICES } from "../voices.ts";
import { tokensOf } from "./kokoro.ts";
import { accented } from "./kokoro-phones.ts";
import { KOKORO_DEVELOPMENT, KOKORO_HELD_OUT, speakerOf } from "./kokoro-speakers.ts";

const MIXED = VOICES.filter(({ engine, split }) => engine === "kokoro" && split === "training");

describe("speakers mixed of Kokoro's", () => {
  const random = seededRandom(3);
  const many = MIXED.flatMap(({ id }) => Array.from({ length: 200 }, () => speakerOf(id, random)));

  test("never have anything of those who measure", () => {
    const measuring = new Set<string>([...KOKORO_DEVELOPMENT, ...KOKORO_HELD_OUT]);
    for (const { parts } of many) for (const { voice } of parts) expect(measuring).not.toContain(voice);
  });

  test("weigh as much as one", () => {
    for (const { parts } of many)
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
  });

  test("are others each time, but a voice is always itself", () => {
    expect(new Set(many.map((speaker) => JSON.stringify(speaker.parts))).size).toBeGreaterThan(
      many.length * 0.9,
    );
    expect(speakerOf("bf_lily", random)).toEqual({
      parts: [{ voice: "bf_lily", weight: 1 }],
      accent: "british",
      longer: 0,
    });
  });
});

describe("accents", () => {
  const heard = (accent: "american" | "french" | "german" | "spanish") => {
    const random = seededRandom(4);
    return new Set(Array.from({ length: 60 }, () => accented("hˈeɪ stˈɛlə!", accent, random)));
  };

  test("leave English as it is where it is somebody's own", () => {
    expect([...heard("american")]).toEqual(["hˈeɪ stˈɛlə!"]);
  });

  test("are lighter and heavier", () => {
    const some = (accent: Parameters<typeof heard>[0], how: RegExp) =>
      [...heard(accent)].some((phones) => how.test(phones));
    expect(some("french", /^ˈe/) && some("french", /^hˈe/)).toBe(true);
    expect(some("german", /ʃtˈ/) && some("german", / stˈ/)).toBe(true);
    expect(some("spanish", / estˈ/) && some("spanish", / stˈ/)).toBe(true);
    expect(heard("french").size).toBeGreaterThan(8);
  });
});

describe("tokens", () => {
  const vocab = { h: 5, e: 6, " ": 7, a: 8 };

  test("are padded, without what the vocabulary lacks", () => {
    expect(tokensOf("he?a", vocab)).toEqual({ ids: [0, 5, 6, 8, 0], first: 1, last: 4 });
  });

  test("know where the brackets were", () => {
    expect(tokensOf("a [he] a", vocab)).toEqual({ ids: [0, 8, 7, 5, 6, 7, 8, 0], first: 3, last: 5 });
  });
});
