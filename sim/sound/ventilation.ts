import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { seededRandom } from "../../robot/kernel/random.ts";

const LASTS_S = 10;
/** Each sample keeps this much of the one before: falls by 6 dB an octave above about 130 Hz. */
const SMOOTHING = 0.95;

/** The rush of air: low noise that can be repeated; the same every time. */
export function ventilation(): Float32Array {
  const random = seededRandom(7);
  let level = 0;
  return Float32Array.from({ length: LASTS_S * SAMPLE_RATE_HZ }, () => {
    level = SMOOTHING * level + (1 - SMOOTHING) * (2 * random.next() - 1);
    return level;
  });
}
