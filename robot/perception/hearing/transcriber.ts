/**
 * Writes down what was said, whatever it was, and says how well sentences that are given to it would fit the same sound.
 * It knows no question and keeps nothing of a voice.
 */
export interface Transcriber {
  /** Loads its models. @throws Fault `model.…` */
  open(): Promise<void>;
  /**
   * @param samples one utterance: PCM16, mono, 16 kHz; what is beyond {@link LONGEST_SAMPLES} is left out
   * @param sentences each as it would be written, see {@link ./written-sentence.ts}. Writing down does not wait for
   *   them; a promise of them must not fail
   */
  transcribe(
    samples: Int16Array,
    sentences: Promise<readonly string[]> | readonly string[],
  ): Promise<Transcript>;
  close(): Promise<void>;
}

/** The likeliest text. */
export interface Written {
  /** As people write: "Yes, please." Empty when nothing was made out. */
  readonly text: string;
  /** Natural logarithm of the probability of that text, given the sound. */
  readonly logLikelihood: number;
}

export interface Transcript extends Written {
  /** The same of each sentence that was asked about, in their order. */
  readonly ofSentences: readonly number[];
}

/** Half a minute: longer than any answer, and than what such models were made for. */
export const LONGEST_SAMPLES = 30 * 16_000;
