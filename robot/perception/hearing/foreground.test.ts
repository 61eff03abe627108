import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { Backdrop } from "./backdrop.ts";
import { Foreground } from "./foreground.ts";
import { BLOCK_SAMPLES } from "./voice-activity.ts";

/** −50 dBFS, and −26. */
const [MURMUR, VOICE] = [104, 1_642];
const STANDS_OUT_DBFS = -40;

function heard(amplitudes: readonly number[], fromDbfs = STANDS_OUT_DBFS) {
  return through(new Foreground(fromDbfs), amplitudes);
}

function through(foreground: Foreground, amplitudes: readonly number[]) {
  const taken = amplitudes.flatMap((amplitude, at) =>
    foreground.take({
      samples: new Int16Array(BLOCK_SAMPLES).fill(amplitude),
      from: instant(at * 32),
      to: instant(at * 32 + 32),
    }),
  );
  return [...taken, ...foreground.rest()];
}

describe("the foreground of what is heard", () => {
  it("keeps a voice and two blocks around it, and puts a quiet room in place of the murmur", () => {
    const murmur = Array<number>(5).fill(MURMUR);
    const ends = heard([...murmur, VOICE, VOICE, ...murmur]).map(({ samples }) => samples.at(-1) ?? 0);
    const kept = ends.flatMap((sample, at) => (sample > MURMUR / 2 ? [at] : []));
    expect(kept).toEqual([3, 4, 5, 6, 7, 8]);
    expect(Math.max(...ends.filter((_, at) => !kept.includes(at)).map(Math.abs))).toBeLessThan(32);
  });

  it("gives every block once, in order, with its moments", () => {
    const blocks = heard([MURMUR, VOICE, MURMUR, MURMUR, MURMUR, MURMUR]);
    expect(blocks.map(({ from }) => from)).toEqual([0, 32, 64, 96, 128, 160]);
  });

  it("leaves silence as it is, and everything where nothing is known of the room", () => {
    expect(heard([0, 0, 0, 0]).every(({ samples }) => samples.every((each) => each === 0))).toBe(true);
    const all = heard([MURMUR, MURMUR, MURMUR, MURMUR], Number.NEGATIVE_INFINITY);
    expect(all.every(({ samples }) => samples.every((each) => each === MURMUR))).toBe(true);
  });
});

describe("how clear a voice is", () => {
  const clearance = (amplitudes: readonly number[], fromDbfs = STANDS_OUT_DBFS) => {
    const foreground = new Foreground(fromDbfs);
    through(foreground, amplitudes);
    return foreground.clearanceDb;
  };

  it("is told by its louder parts, whatever else there is", () => {
    expect(clearance([VOICE, VOICE])).toBeCloseTo(14, 0);
    expect(clearance([MURMUR, MURMUR, MURMUR, VOICE, MURMUR])).toBeCloseTo(14, 0);
  });

  it("is nothing where nobody stands out, and beyond measure where nothing is known of the room", () => {
    expect(clearance([MURMUR, MURMUR])).toBe(0);
    expect(clearance([VOICE, 0], Number.NEGATIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the backdrop of a room", () => {
  it("is unknown for half a second", () => {
    const backdrop = new Backdrop();
    for (let block = 0; block < 15; block++) backdrop.hear(-50, false);
    expect(backdrop.foregroundDbfs(8)).toBe(Number.NEGATIVE_INFINITY);
    backdrop.hear(-50, false);
    expect(backdrop.foregroundDbfs(8)).toBe(-42);
  });

  it("is not raised by the one who speaks, however long, and follows the others in four seconds", () => {
    const backdrop = new Backdrop();
    for (let block = 0; block < 20; block++) backdrop.hear(-60, false);
    for (let block = 0; block < 500; block++) backdrop.hear(-20, true);
    expect(backdrop.foregroundDbfs(8)).toBe(-52);
    for (let block = 0; block < 125; block++) backdrop.hear(-40, false);
    expect(backdrop.foregroundDbfs(8)).toBe(-32);
  });

  it("is learnt from somebody who talks right away, too: else a murmur would pass for a monologue", () => {
    const backdrop = new Backdrop();
    for (let block = 0; block < 16; block++) backdrop.hear(-40, true);
    expect(backdrop.foregroundDbfs(8)).toBe(-32);
  });
});
