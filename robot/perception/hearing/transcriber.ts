/**
 * Writes down what was said, whatever it was, and says how well sentences that are given to it would fit the same sound.
 * It knows no question and keeps nothing of a voice.
 */
export interface Transcriber {
  /** Loads its models. @throws Fault `model.…` */
  open(): Promise<void>;
  /**
   * @param samples one utterance: PCM16, mono, 16 kHz; what is beyond {@link LONGEST_SAMPLES} is left out
   * @param sentences each as it would be written, see {@link ./written-sentence.ts}
   */
  transcribe(samples: Int16Array, sentences: readonly string[]): Promise<Transcript>;
  close(): Promise<void>;
}

export interface Transcript {
  /** As people write: "Yes, please." Empty when nothing was made out. */
  readonly text: string;
  /** Natural logarithm of the probability of that text, given the sound. */
  readonly logLikelihood: number;
  /** The same of each sentence that was asked about, in their order. */
  readonly ofSentences: readonly number[];
}

/** Half a minute: longer than any answer, and than what such models were made for. */
export const LONGEST_SAMPLES = 30 * 16_000;
