import { type ParseArgsConfig, parseArgs } from "node:util";
import { messageOf } from "../robot/kernel/fault.ts";

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

/** Node's `parseArgs`; what it refuses is a `UsageError`. */
export function parseOptions<const T extends Omit<ParseArgsConfig, "args">>(
  args: readonly string[],
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs<T>({ ...config, args: [...args] });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
