import { spawn } from "node:child_process";
import { Fault } from "../../kernel/fault.ts";
import type { Sound } from "../../kernel/frames.ts";
import type { Speaker } from "../speaker.ts";

/** The machine's loudspeaker, through SoX's `play`. */
export class SoxSpeaker implements Speaker {
  private readonly command: string;

  constructor(command = "play") {
    this.command = command;
  }

  play(sound: Sound, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const raw = ["-t", "raw", "-r", String(sound.sampleRateHz), "-e", "signed", "-b", "16", "-c", "1"];
      const child = spawn(this.command, ["-q", ...raw, "-"], { stdio: ["pipe", "ignore", "pipe"] });
      let complaint = "";
      // At once: a robot that finishes its sentence after being interrupted was not interrupted.
      const cutOff = () => child.kill("SIGKILL");
      signal.addEventListener("abort", cutOff, { once: true });
      const settle = (outcome: () => void) => {
        signal.removeEventListener("abort", cutOff);
        outcome();
      };
      child.stderr.on("data", (chunk: Buffer) => {
        complaint = `${complaint}${chunk}`.slice(0, 500);
      });
      child.on("error", (cause) => settle(() => reject(missing(this.command, cause))));
      child.on("close", (code) =>
        settle(() => {
          if (signal.aborted) reject(signal.reason);
          else if (code === 0) resolve();
          else reject(failed(this.command, complaint));
        }),
      );
      // A player that ends early is reported by its exit code.
      child.stdin.on("error", () => {});
      child.stdin.end(Buffer.from(sound.samples.buffer, sound.samples.byteOffset, sound.samples.byteLength));
    });
  }
}

function missing(command: string, cause: Error): Fault {
  return new Fault({
    code: "speaker.missing",
    what: `The player "${command}" cannot be started (${cause.message}).`,
    remedy: "Install it: apt-get install sox",
    cause,
  });
}

function failed(command: string, complaint: string): Fault {
  return new Fault({
    code: "speaker.failed",
    what: `The player "${command}" could not play: ${complaint.trim() || "it gave no reason"}.`,
    remedy: "Check that a loudspeaker is connected: `aplay -l` lists them.",
  });
}
