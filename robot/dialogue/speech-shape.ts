import type { Sound } from "../kernel/frames.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { LEVEL_MS } from "./face-protocol.ts";
import { spokenForm } from "./spoken-form.ts";

/** What a mouth and a caption need to keep in step with one sentence. */
export interface SpeechShape {
  /** Loudness of each {@link LEVEL_MS}, 0 … 1 of the loudest. */
  readonly levels: number[];
  /** When each word begins; as many as there are words between spaces. */
  readonly wordsAtMs: number[];
}

/** Below this share of the loudest the mouth is closed: between words, and where a stop holds the breath. */
const QUIET = 0.06;

/** The shape of a sentence as it was spoken. Pure. */
export function shapeOf(sentence: string, sound: Sound, language: Language): SpeechShape {
  const levels = levelsOf(sound);
  return { levels, wordsAtMs: wordTimes(sentence, levels, language) };
}

function levelsOf({ samples, sampleRateHz }: Sound): number[] {
  const length = Math.round((sampleRateHz * LEVEL_MS) / 1000);
  const loudness: number[] = [];
  for (let from = 0; from < samples.length; from += length) {
    let sum = 0;
    const until = Math.min(samples.length, from + length);
    for (let at = from; at < until; at++) sum += (samples[at] ?? 0) ** 2;
    loudness.push(Math.sqrt(sum / (until - from)));
  }
  const loudest = Math.max(1, ...loudness);
  return loudness.map((value) => {
    const share = value / loudest;
    return share < QUIET ? 0 : Math.round(share * 100) / 100;
  });
}

/**
 * When each word begins, from how much of the sentence it is: no engine tells, and letters of the spoken form are a
 * fair measure of how long a word takes. Silence belongs to no word, so that a pause does not run ahead.
 */
function wordTimes(sentence: string, levels: readonly number[], language: Language): number[] {
  const weights = wordsOf(sentence).map((word) => spokenForm(word, language).length + WORD_COST);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const voiced = levels.flatMap((level, index) => (level > 0 ? [index * LEVEL_MS] : []));
  let before = 0;
  return weights.map((weight) => {
    const at = voiced[Math.floor((before / whole) * voiced.length)] ?? 0;
    before += weight;
    return at;
  });
}

/** Even "a" takes the time of a syllable. */
const WORD_COST = 1.5;

function wordsOf(sentence: string): readonly string[] {
  return sentence.split(/\s+/).filter((word) => word !== "");
}
