import type { Instant } from "../../kernel/clock.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { PictureRules } from "./sight-config.ts";

/** What is wrong with the pictures themselves: they come, and show nothing. */
export type PictureFlaw = "frozen" | "black";

/** What the watch has to remember. */
export interface PictureWatch {
  /** Some bytes of the last picture; null before the first. */
  readonly sample: Uint8Array | null;
  /** Since when every picture has been the same as the one before it. */
  readonly sameSince: Instant | null;
  readonly darkSince: Instant | null;
}

export const UNWATCHED: PictureWatch = { sample: null, sameSince: null, darkSince: null };

/** Enough of a picture to know it by, at a tenth of a millisecond; an odd number, so that all colours and columns come up. */
const SAMPLE_EVERY = 7;

/**
 * Decides what one more picture says about the camera. No sensor takes the same picture twice: its noise differs, also
 * in an empty room at night. `doubtful`: it looks like the one before, or dark, but not for long enough yet to be sure.
 * Pure.
 */
export function watchPicture(
  before: PictureWatch,
  frame: Pick<VideoFrame, "rgb" | "capturedAt">,
  rules: PictureRules,
): { readonly watch: PictureWatch; readonly flaw: PictureFlaw | null; readonly doubtful: boolean } {
  const sample = sampleOf(frame.rgb);
  const now = frame.capturedAt;
  const sameSince = isSame(before.sample, sample) ? (before.sameSince ?? now) : null;
  const darkSince = meanOf(sample) < rules.blackBelow ? (before.darkSince ?? now) : null;
  const lasts = (since: Instant | null, ms: number) => since !== null && now - since >= ms;
  return {
    watch: { sample, sameSince, darkSince },
    // A covered lens is told first: a dark sensor that has no noise is both.
    flaw: lasts(darkSince, rules.blackMs) ? "black" : lasts(sameSince, rules.frozenMs) ? "frozen" : null,
    doubtful: sameSince !== null || darkSince !== null,
  };
}

/** The camera was opened anew: how long a flaw has lasted is counted from here, what it looked like is not forgotten. */
export function reopened({ sample }: PictureWatch): PictureWatch {
  return { ...UNWATCHED, sample };
}

function sampleOf(rgb: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.ceil(rgb.length / SAMPLE_EVERY));
  for (let at = 0; at < sample.length; at++) sample[at] = rgb[at * SAMPLE_EVERY] ?? 0;
  return sample;
}

function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function meanOf(sample: Uint8Array): number {
  let sum = 0;
  for (const byte of sample) sum += byte;
  return sum / Math.max(1, sample.length);
}
