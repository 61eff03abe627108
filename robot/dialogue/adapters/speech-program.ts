import { spawn } from "node:child_process";
import { Fault } from "../../kernel/fault.ts";

/** A program that reads text from its input and writes a WAV file to its output. */
export interface SpeechProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** The line that installs it. */
  readonly install: string;
}

/** Long enough for a minute of speech on a slow machine; a healthy engine needs a tenth of a second. */
const TIMEOUT_MS = 20_000;

/**
 * Text goes in through a pipe: arguments can be read by every process of the machine, and visitors' names are
 * in the text. Throws a `Fault` `voice.missing` or `voice.broken`.
 */
export function runSpeechProgram({ command, args, install }: SpeechProgram, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], timeout: TIMEOUT_MS });
    const output: Buffer[] = [];
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = `${complaint}${chunk}`.slice(0, 500);
    });
    child.on("error", (cause) =>
      reject(
        new Fault({
          code: "voice.missing",
          what: `The speech engine "${command}" cannot be started (${cause.message}).`,
          remedy: `Install it: ${install}`,
          cause,
        }),
      ),
    );
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(output));
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      reject(
        new Fault({
          code: "voice.broken",
          what: `The speech engine "${command}" ${how}${complaint ? `: ${complaint.trim()}` : ""}.`,
          remedy: `Run \`${command} ${args.join(" ")}\` by hand; reinstall it if it fails there too: ${install}`,
        }),
      );
    });
    // A program that ends before it has read everything is reported by its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(text);
  });
}
