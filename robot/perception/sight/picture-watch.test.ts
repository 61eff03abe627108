import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { type PictureFlaw, reopened, UNWATCHED, watchPicture } from "./picture-watch.ts";
import { pictureRules } from "./sight-config.ts";

const RULES = pictureRules.parse({});
const SIZE = 64 * 48 * 3;

/** A grey picture of which a few bytes are noise of their own. */
function picture(level: number, noise: number): Uint8Array {
  const rgb = new Uint8Array(SIZE).fill(level);
  for (let at = noise % 61; at < SIZE; at += 61) rgb[at] = level + 1;
  return rgb;
}

/** One picture each 200 ms; when which flaw was found. */
function watched(pictures: readonly Uint8Array[]) {
  let watch = UNWATCHED;
  const flaws: { readonly atMs: number; readonly flaw: PictureFlaw }[] = [];
  for (const [index, rgb] of pictures.entries()) {
    const seen = watchPicture(watch, { rgb, capturedAt: instant(index * 200) }, RULES);
    watch = seen.watch;
    if (seen.flaw) flaws.push({ atMs: index * 200, flaw: seen.flaw });
  }
  return { watch, flaws };
}

describe("pictures", () => {
  it("of an empty room are all alike, but for their noise, and nothing is wrong with them", () => {
    expect(watched(Array.from({ length: 100 }, (_, index) => picture(90, index))).flaws).toEqual([]);
  });

  it("that are the same to the last bit for four seconds are frozen", () => {
    const frozen = picture(90, 1);
    const { flaws } = watched([picture(90, 0), ...Array.from({ length: 22 }, () => frozen)]);
    expect(flaws[0]).toEqual({ atMs: 400 + RULES.frozenMs, flaw: "frozen" });
  });

  it("that are dark for four seconds are black, with the noise of a covered sensor or without", () => {
    const noisy = Array.from({ length: 22 }, (_, index) => picture(2, index));
    const still = Array.from({ length: 22 }, () => picture(0, 0));
    for (const pictures of [noisy, still]) {
      expect(watched(pictures).flaws[0]).toEqual({ atMs: RULES.blackMs, flaw: "black" });
    }
  });

  it("of a room where the light was off for a moment are well", () => {
    const blink = Array.from({ length: 60 }, (_, index) => picture(index % 20 < 15 ? 2 : 90, index));
    expect(watched(blink).flaws).toEqual([]);
  });

  it("after the camera was opened again are doubted until they differ", () => {
    const frozen = picture(90, 1);
    const { watch } = watched([frozen, frozen]);
    const again = (rgb: Uint8Array) =>
      watchPicture(reopened(watch), { rgb, capturedAt: instant(9000) }, RULES);
    expect(again(frozen)).toMatchObject({ flaw: null, doubtful: true });
    expect(again(picture(90, 2))).toMatchObject({ flaw: null, doubtful: false });
  });
});
