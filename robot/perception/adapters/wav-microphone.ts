import { readFile } from "node:fs/promises";
import { type Clock, later } from "../../kernel/clock.ts";
import { Fault, isAbort, messageOf } from "../../kernel/fault.ts";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../kernel/frames.ts";
import type { Microphone } from "../hearing/microphone.ts";
import { parseWav } from "./wav-file.ts";

/** 20 ms, as sound cards deliver it. */
const FRAME_SAMPLES = 320;
const FRAME_MS = 20;

/**
 * Plays a WAV file as if it were being spoken now: 16-bit PCM, mono or stereo (mixed), 16 kHz. The clock sets the
 * pace. After the file comes `silenceMs` of silence, so that its last word is heard to end.
 *
 * Throws a `Fault` `microphone.file-missing`, `microphone.not-wav` or `microphone.wrong-format`.
 */
export class WavMicrophone implements Microphone {
  private readonly path: string;
  private readonly clock: Clock;
  private readonly silenceMs: number;

  constructor(path: string, clock: Clock, silenceMs = 2_000) {
    this.path = path;
    this.clock = clock;
    this.silenceMs = silenceMs;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const speech = await this.clock.during(readSpeech(this.path));
    const silence = Math.round((this.silenceMs * SAMPLE_RATE_HZ) / 1000);
    const samples = new Int16Array(speech.length + silence);
    samples.set(speech);
    const startedAt = this.clock.now();
    for (let from = 0, index = 0; from < samples.length; from += FRAME_SAMPLES, index++) {
      try {
        await this.clock.sleep(later(startedAt, (index + 1) * FRAME_MS) - this.clock.now(), signal);
      } catch (error) {
        if (isAbort(error, signal)) return;
        throw error;
      }
      yield {
        samples: samples.subarray(from, from + FRAME_SAMPLES),
        capturedAt: later(startedAt, index * FRAME_MS),
      };
    }
  }
}

async function readSpeech(path: string): Promise<Int16Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Fault({
      code: "microphone.file-missing",
      what: `The sound file ${path} cannot be read (${messageOf(cause)}).`,
      remedy: "Give the path of a WAV file that exists.",
      cause,
    });
  });
  return parseWav(bytes, path);
}
