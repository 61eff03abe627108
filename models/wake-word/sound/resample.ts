const ZERO_CROSSINGS = 10;
const STEPS = 4096;

/**
 * The sound with `step` samples of it per new sample: 2 halves its length and raises its pitch an octave, or brings
 * 32 kHz to 16. Windowed sinc, band-limited when it shortens.
 */
export function resample(sound: Float32Array, step: number): Float32Array {
  const cut = Math.min(1, 1 / step) * 0.95;
  const reach = ZERO_CROSSINGS / cut;
  const resampled = new Float32Array(Math.floor(sound.length / step));
  for (let at = 0; at < resampled.length; at++) {
    const centre = at * step;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(sound.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let k = first; k <= last; k++) {
      sum += (sound[k] as number) * (TAPS[Math.round((Math.abs(k - centre) / reach) * STEPS)] as number);
    }
    resampled[at] = sum * cut;
  }
  return resampled;
}

/** Half of a Hann-windowed sinc. */
const TAPS = Float32Array.from({ length: STEPS + 1 }, (_, k) => {
  const angle = (Math.PI * ZERO_CROSSINGS * k) / STEPS;
  return (angle === 0 ? 1 : Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos((Math.PI * k) / STEPS));
});
