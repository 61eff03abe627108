/** Whether what was asked for is done, in a sentence for whoever asked. */
export interface Verdict {
  readonly done: boolean;
  readonly message: string;
}

/** What technicians and other nodes may ask of the robot while it is configured. */
export interface Controls {
  /** Greets whoever is there, seen or not. Refused while somebody is served, and off duty. */
  greet(): Verdict;
  /** Ends the visit at once and forgets the visitor. */
  wipe(): Verdict;
  /** Closes the microphone and silences the voice: visitors are served by touch, with captions. */
  mute(): Verdict;
  /** Undoes `mute`. */
  resume(): Verdict;
  /** Presses or releases the emergency stop that is in software; the one on the robot counts by itself. */
  stop(pressed: boolean): Verdict;
  /** Whether `announce` would be heard now: not while a visitor is served, off duty, muted or without words. */
  mayAnnounce(text: string): Verdict;
  /**
   * Says a text that is no part of a conversation. `onSentence` is called as each sentence begins to be heard,
   * counted from 1. `interrupted` when the signal was aborted, or a visitor came and was greeted instead; `shown`
   * when it was not heard, or not to its end, because the voice is broken.
   */
  announce(
    text: string,
    onSentence: (sentence: string, number: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<"finished" | "interrupted" | "shown">;
}
