import type { AudioBlock } from "./audio-blocks.ts";

/** What is wrong with the sound itself, so that nobody need wonder why the robot does not understand. */
export type SoundFlaw = "no-signal" | "clipped";

/** What the check has to remember. */
export interface SoundCheck {
  /** How long every sample has been the same: a muted or unplugged capsule; a quiet room is never that still. */
  readonly stillMs: number;
  /** Share of samples at full scale, as a mean over about a second of speech. */
  readonly clippedShare: number;
  readonly flaw: SoundFlaw | null;
}

export const UNCHECKED: SoundCheck = { stillMs: 0, clippedShare: 0, flaw: null };

/** From 2 % on, consonants drown; recovered when it is under a quarter of that. */
const CLIPPED_SHARE = 0.02;
const MEMORY_MS = 1_000;
const FULL_SCALE = 32_700;

/** Decides what one more block says about the sound; `silentMs` without a signal is too long. Between two flaws there is always a block without. */
export function checkSound(before: SoundCheck, block: AudioBlock, silentMs: number): SoundCheck {
  const lastsMs = block.to - block.from;
  const [first] = block.samples;
  const isStill = block.samples.every((sample) => sample === first);
  const stillMs = isStill ? before.stillMs + lastsMs : 0;
  const clipped = block.samples.reduce((sum, sample) => sum + Number(Math.abs(sample) >= FULL_SCALE), 0);
  const weight = Math.min(1, lastsMs / MEMORY_MS);
  const clippedShare = (1 - weight) * before.clippedShare + weight * (clipped / block.samples.length);
  return { stillMs, clippedShare, flaw: flawOf(before.flaw, stillMs >= silentMs, clippedShare) };
}

function flawOf(before: SoundFlaw | null, isDead: boolean, clippedShare: number): SoundFlaw | null {
  if (isDead) return before === "clipped" ? null : "no-signal";
  if (before === "no-signal") return null;
  return clippedShare >= (before === "clipped" ? CLIPPED_SHARE / 4 : CLIPPED_SHARE) ? "clipped" : null;
}
