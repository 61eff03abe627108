import type { Sound } from "../../robot/kernel/frames.ts";

/** Taps on each side of the sinc kernel: its stop band is below the noise of 16-bit speech at 8. */
const TAPS = 8;

/** The sound at another rate, by a Hann-windowed sinc; the same samples when the rate is right already. */
export function resampled(sound: Sound, rateHz: number): Int16Array {
  if (sound.sampleRateHz === rateHz) return sound.samples;
  const ratio = sound.sampleRateHz / rateHz;
  // When the rate falls, the kernel widens, so that what the new rate cannot carry is filtered out.
  const stretch = Math.max(1, ratio);
  const reach = TAPS * stretch;
  const out = new Int16Array(Math.floor(sound.samples.length / ratio));
  for (let i = 0; i < out.length; i++) {
    const centre = i * ratio;
    let sum = 0;
    for (let k = Math.ceil(centre - reach); k <= centre + reach; k++) {
      const sample = sound.samples[k];
      if (sample !== undefined) sum += sample * kernel((k - centre) / stretch);
    }
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum / stretch)));
  }
  return out;
}

function kernel(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= TAPS) return 0;
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * (0.5 + 0.5 * Math.cos((Math.PI * x) / TAPS));
}
