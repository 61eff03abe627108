import type { Expectation } from "../../kernel/expectation.ts";

/**
 * Turns one stretch of speech into words. One utterance at a time: `begin`, then `feed` in order, then
 * `finish` or `abandon`.
 */
export interface Recogniser {
  /** Loads models. Throws a `Fault` `recogniser.…` when the engine or its models are missing. */
  open(): Promise<void>;
  /** What may be said in the next utterance. Throws when an utterance is under way. */
  begin(expectation: Expectation): Promise<Preparation>;
  /** PCM16, mono, 16 kHz; any length. */
  feed(samples: Int16Array): Promise<void>;
  /** How far the utterance under way is, as far as the sound so far tells; it may yet change. */
  progress(): Promise<Progress>;
  /** @param clearanceDb how far the voice was above what counts as the room's murmur; infinite unless it is told */
  finish(clearanceDb?: number): Promise<Recognition>;
  /** Ends the utterance without a result. Does nothing when none is under way. */
  abandon(): Promise<void>;
  /** Forgets everything learnt from the voices heard so far; the next utterance is as the first. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** `unfinished`: words were heard, but nothing that is asked for ends there ("my name is", seven of ten digits). */
export type Progress = "nothing" | "unfinished" | "complete";

export interface Preparation {
  /** Words that the engine could not be taught to expect; what contains them cannot be heard. */
  readonly leftOut: readonly string[];
}

/**
 * `text` is the raw words as heard: lower case, one space between, no punctuation, no accents (an ñ is a letter). Digits stay words
 * ("five five five oh one"), letters are single letters ("m a r i a", "s as in sierra r as in romeo"), an
 * address keeps its "at" and "dot" ("maria dot ruiz at g mail dot com"). Making values of them is the listener's
 * work.
 */
export type Recognition =
  | {
      readonly heard: "words";
      readonly text: string;
      readonly confidence: number;
      readonly alternatives: readonly string[];
    }
  /** Speech, but not of what was expected; `guess` is the nearest that was. */
  | { readonly heard: "something-else"; readonly guess: string | null; readonly confidence: number };
