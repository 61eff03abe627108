import type { Instant } from "./clock.ts";

/** Every microphone delivers this rate; adapters resample. */
export const SAMPLE_RATE_HZ = 16_000;

/** A run of mono PCM16 samples at {@link SAMPLE_RATE_HZ}. */
export interface AudioFrame {
  readonly samples: Int16Array;
  /** When its first sample was taken. */
  readonly capturedAt: Instant;
}

/** One picture: packed RGB, row by row, `widthPx × heightPx × 3` bytes. */
export interface VideoFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
  readonly capturedAt: Instant;
  /** Counts what the camera delivered, so that a gap shows what was dropped. */
  readonly index: number;
}

/** Sound to be played: mono PCM16 at its own rate. */
export interface Sound {
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

export function durationMs(sound: Sound): number {
  return (sound.samples.length / sound.sampleRateHz) * 1000;
}

/** Sound that came in parts, in one piece. */
export function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
