import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { seededRandom } from "../../robot/kernel/random.ts";

/** A quarter note; four of them a bar, one chord a bar. */
const BEAT_S = 0.5;
/** C, A minor, F, G: root, third, fifth and octave as MIDI numbers. */
const CHORDS = [
  [48, 64, 67, 72],
  [45, 60, 64, 69],
  [41, 57, 60, 65],
  [43, 59, 62, 67],
] as const;
/** Which note of the chord each eighth takes. */
const PATTERN = [0, 2, 1, 3, 2, 1, 3, 2] as const;
/** A plucked string loses its high notes first; the more, the duller. */
const DAMPING = 0.498;

/** Eight seconds of plucked chords that can be repeated without an end; the same every time. */
export function music(): Float32Array {
  const eighth = (BEAT_S / 2) * SAMPLE_RATE_HZ;
  const length = Math.round(CHORDS.length * PATTERN.length * eighth);
  const mix = new Float32Array(length);
  for (const [bar, chord] of CHORDS.entries()) {
    for (const [step, note] of PATTERN.entries()) {
      const from = Math.round((bar * PATTERN.length + step) * eighth);
      const string = plucked(chord[note], bar * PATTERN.length + step);
      // What still rings at the end rings on over the beginning.
      for (const [i, sample] of string.entries()) mix[(from + i) % length]! += sample;
    }
  }
  return mix;
}

/** One note of a plucked string, two seconds long, after Karplus and Strong (1983). */
function plucked(midiNote: number, seed: number): Float32Array {
  const periodSamples = Math.round(SAMPLE_RATE_HZ / (440 * 2 ** ((midiNote - 69) / 12)));
  const random = seededRandom(seed);
  const string = Float32Array.from({ length: periodSamples }, () => 2 * random.next() - 1);
  const out = new Float32Array(2 * SAMPLE_RATE_HZ);
  for (let i = 0; i < out.length; i++) {
    const at = i % periodSamples;
    out[i] = string[at]!;
    string[at] = DAMPING * (string[at]! + string[(at + 1) % periodSamples]!);
  }
  return out;
}
