import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import lpcm16 from "node-record-lpcm16";
import { BoundedQueue } from "../../kernel/bounded-queue.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../kernel/frames.ts";
import type { MicrophoneRules } from "../hearing/hearing-config.ts";
import type { Microphone } from "../hearing/microphone.ts";
import { SampleClock } from "../hearing/sample-clock.ts";

/** Recorders hand over some 20 to 500 ms at a time; this is at least ten seconds of falling behind. */
const QUEUED_CHUNKS = 500;

/**
 * The machine's microphone through `sox` or `arecord`.
 *
 * `frames` throws a `Fault`: `microphone.recorder-missing` when the program is not installed, `microphone.lost` when
 * it ends (no device, unplugged), `microphone.overrun` when nobody takes the sound away in time.
 */
export class NodeRecordLpcm16Microphone implements Microphone {
  private readonly rules: MicrophoneRules;
  private readonly clock: Clock;

  constructor(rules: MicrophoneRules, clock: Clock) {
    this.rules = rules;
    this.clock = clock;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const { recorder, device } = this.rules;
    // The package leaves a missing program to crash the process: look first.
    await findProgram(recorder);
    const recording = lpcm16.record({
      sampleRate: SAMPLE_RATE_HZ,
      channels: 1,
      audioType: "raw",
      recorder,
      ...(device === "" ? {} : { device }),
    });
    const chunks = new BoundedQueue<Buffer | Fault>(QUEUED_CHUNKS, "refuse");
    const fail = (fault: Fault) => {
      chunks.offer(fault);
      chunks.close();
    };
    let complaint = "";
    recording.process.stderr?.on("data", (text: Buffer) => {
      complaint = `${complaint}${text}`.slice(-500);
    });
    recording.process.on("error", () => fail(lost(recorder, complaint)));
    recording.process.on("close", () => fail(lost(recorder, complaint)));
    // The package reports a failed exit here as well; the process told us already.
    recording.stream().on("error", () => {});
    recording.stream().on("data", (chunk: Buffer) => {
      if (!chunks.offer(chunk)) recording.stop();
    });
    const stop = () => recording.stop();
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();

    try {
      const times = new SampleClock();
      let odd = Buffer.alloc(0);
      for await (const chunk of chunks) {
        if (signal.aborted) return;
        if (chunk instanceof Fault) throw chunk;
        const bytes = Buffer.concat([odd, chunk]);
        odd = bytes.subarray(bytes.length - (bytes.length % 2));
        const samples = samplesOf(bytes);
        yield { samples, capturedAt: times.take(samples.length, this.clock.now()) };
      }
      if (!signal.aborted) throw overrun();
    } finally {
      signal.removeEventListener("abort", stop);
      recording.stop();
    }
  }
}

function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(Math.floor(bytes.length / 2));
  for (let at = 0; at < samples.length; at++) samples[at] = bytes.readInt16LE(2 * at);
  return samples;
}

async function findProgram(name: "sox" | "arecord"): Promise<void> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const found = await access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new Fault({
    code: "microphone.recorder-missing",
    what: `The recording program ${name} is not installed.`,
    remedy: `Install it with \`apt-get install ${name === "sox" ? "sox" : "alsa-utils"}\`.`,
  });
}

function lost(recorder: string, complaint: string): Fault {
  const why = complaint.trim().split("\n").at(-1) ?? "";
  return new Fault({
    code: "microphone.lost",
    what: `The recorder ${recorder} ended${why === "" ? "" : ` (${why})`}.`,
    remedy: "Check that the microphone is plugged in, and hearing.microphone.device against `arecord -L`.",
  });
}

function overrun(): Fault {
  return new Fault({
    code: "microphone.overrun",
    what: "Sound was recorded faster than it could be processed; the recording is started anew.",
    remedy: "Free this machine's processor of other work.",
  });
}
