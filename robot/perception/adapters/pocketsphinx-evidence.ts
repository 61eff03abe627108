import type { Evidence } from "../hearing/rejection.ts";
import type { Segment } from "./pocketsphinx-decoder.ts";

/**
 * What two decoders that heard the same frames tell about a reading.
 *
 * @param bound the segments of the grammar's reading, @param free those of the decoder that may hear any phones
 * @param phonesIn how many phones a word of the grammar has
 */
export function evidenceOf(
  text: string,
  bound: readonly Segment[],
  free: readonly Segment[],
  phonesIn: (word: string) => number,
): Evidence {
  const words = bound.filter(isSpoken);
  const freeInWords = words.reduce((sum, word) => sum + scoreWithin(free, word), 0);
  const lossInWords = freeInWords - scoreOf(words);
  return {
    text,
    lossInWords,
    lossAround: scoreOf(free) - scoreOf(bound) - lossInWords,
    speechFrames: words.reduce((sum, { frames }) => sum + frames, 0),
    phones: words.reduce((sum, { word }) => sum + phonesIn(word), 0),
    freePhones: free.filter((phone) => phone.word !== "SIL" && isSpoken(phone)).length,
  };
}

/** The score of those frames that lie in the word's; of a phone that is cut by its edge, so large a share. */
function scoreWithin(phones: readonly Segment[], word: Segment): number {
  return phones.reduce((sum, phone) => {
    const from = Math.max(phone.firstFrame, word.firstFrame);
    const to = Math.min(phone.firstFrame + phone.frames, word.firstFrame + word.frames);
    return sum + (Math.max(0, to - from) / phone.frames) * phone.acousticScore;
  }, 0);
}

function scoreOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.acousticScore, 0);
}

/** Not silence (`<sil>`), noise (`[NOISE]`, `++UM++`) or the engine's own marks (`(NULL)`). */
function isSpoken({ word }: Segment): boolean {
  return !/^[<[+(]/.test(word);
}
