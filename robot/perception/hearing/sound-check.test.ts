import { expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { checkSound, type SoundFlaw, UNCHECKED } from "./sound-check.ts";

const BLOCK_MS = 32;

function check(seconds: number, sample: (at: number) => number, before = UNCHECKED) {
  const flaws: (SoundFlaw | null)[] = [];
  let now = before;
  let { flaw } = before;
  for (let index = 0; index < (seconds * 1000) / BLOCK_MS; index++) {
    const samples = Int16Array.from({ length: 512 }, (_, at) => sample(index * 512 + at));
    now = checkSound(
      now,
      { samples, from: instant(index * BLOCK_MS), to: instant((index + 1) * BLOCK_MS) },
      10_000,
    );
    if (now.flaw !== flaw) flaws.push(now.flaw);
    flaw = now.flaw;
  }
  return { flaws, now };
}

const quietRoom = (at: number) => (at % 7) - 3;
const speech = (at: number) => 9_000 * Math.sin(at / 8);
const tooLoud = (at: number) => Math.max(-32_768, Math.min(32_767, 60_000 * Math.sin(at / 8)));

it("finds nothing wrong with a quiet room and with speech", () => {
  expect(check(30, quietRoom).flaws).toEqual([]);
  expect(check(30, speech).flaws).toEqual([]);
});

it("tells of a microphone that gives no signal once, and when it is back", () => {
  const dead = check(30, () => 0);
  expect(dead.flaws).toEqual(["no-signal"]);
  expect(check(2, quietRoom, dead.now).flaws).toEqual([null]);
});

it("does not take a pause in a synthetic file for a dead microphone", () => {
  expect(check(5, () => 0).flaws).toEqual([]);
});

it("tells of speech that is cut off at full scale once, and when it is quieter", () => {
  const loud = check(5, tooLoud);
  expect(loud.flaws).toEqual(["clipped"]);
  expect(check(10, speech, loud.now).flaws).toEqual([null]);
});
