/** Listens for the robot's name. */
export interface WakeWord {
  /** Throws a `Fault` `wake-word.…` when the engine, its model or its key is missing. */
  open(): Promise<void>;
  /** The score of the wake word that ended in these samples (0 … 1), or null. Any length, in order, without gaps. */
  hear(samples: Int16Array): Promise<number | null>;
  /** How much the latest sound was like the name, 0 … 1, whether or not that was enough; null: the engine does not tell. */
  readonly likeness: number | null;
  /** The next samples do not follow the last ones. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
