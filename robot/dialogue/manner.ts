import type { Sound } from "../kernel/frames.ts";
import type { VoiceChange } from "./effect.ts";

/** How the robot speaks to this visitor. */
export interface Manner {
  /** Times the pace of the configuration. */
  readonly pace: number;
  /** Times the loudness of the voice. */
  readonly gain: number;
}

export const usualManner: Manner = { pace: 1, gain: 1 };

/** One step is plainly heard; three of them are as far as a voice stays pleasant. */
const STEP = { pace: 1.2, gain: 1.5 };
const FARTHEST = { pace: STEP.pace ** 3, gain: STEP.gain ** 3 };

/** The manner after "slower", "louder" and the like. */
export function mannerAfter(now: Manner, change: VoiceChange): Manner {
  switch (change) {
    case "slower":
      return { ...now, pace: Math.max(1 / FARTHEST.pace, now.pace / STEP.pace) };
    case "faster":
      return { ...now, pace: Math.min(FARTHEST.pace, now.pace * STEP.pace) };
    case "louder":
      return { ...now, gain: Math.min(FARTHEST.gain, now.gain * STEP.gain) };
    case "quieter":
      return { ...now, gain: Math.max(1 / FARTHEST.gain, now.gain / STEP.gain) };
  }
}

/** The sound at another loudness. Peaks are rounded off rather than cut: clipped speech is harder to follow. */
export function atGain(sound: Sound, gain: number): Sound {
  if (gain === 1) return sound;
  return { ...sound, samples: sound.samples.map((sample) => rounded((sample * gain) / FULL) * FULL) };
}

const FULL = 32_767;
/** Up to here loudness is proportional. */
const KNEE = 0.7;

function rounded(level: number): number {
  const size = Math.abs(level);
  if (size <= KNEE) return level;
  const over = (size - KNEE) / (1 - KNEE);
  return Math.sign(level) * (KNEE + (1 - KNEE) * Math.tanh(over));
}
