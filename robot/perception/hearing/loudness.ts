/** Root mean square against full scale: 0 dB is the loudest, silence is {@link SILENCE_DBFS}. */
export function loudnessDbfs(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length)) / 32_768;
  return rms === 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(rms));
}

/** Below the quietest step of 16 bits. */
export const SILENCE_DBFS = -100;
