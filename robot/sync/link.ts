/** One connection to the hub. Text messages, in order; nothing is promised until the hub says so. */
export interface Link {
  /** False when the connection is closed or its buffer is full; the message was not taken. */
  send(message: string): boolean;
  close(): void;
}

export interface LinkEvents {
  message(text: string): void;
  /** Once, and last, whoever ended it; not when `dial` threw. `why` is for the journal. */
  closed(why: string): void;
}

export interface LinkDialler {
  /**
   * Resolves when connected; throws a `Fault` `link.…` when the hub cannot be reached, and the signal's reason
   * when aborted first. An abort after that changes nothing: close the link.
   */
  dial(events: LinkEvents, signal: AbortSignal): Promise<Link>;
}
