/** One `stella …` command. */
export interface Command {
  readonly name: string;
  /** One line for `stella --help`. */
  readonly summary: string;
  /** The whole text of `stella NAME --help`. */
  readonly help: string;
  /**
   * Resolves to the exit code: 0 done, 1 the thing asked about failed. Throws `UsageError` for wrong usage
   * and `Fault` for bad input; both end with exit code 2 and one message on stderr.
   */
  run(args: readonly string[], streams: Streams, signal: AbortSignal): Promise<number>;
}

/** What a command reads and writes, so that tests can hold both ends. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** The command line itself is wrong. */
export class UsageError extends Error {}
