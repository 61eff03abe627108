import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SystemClock } from "../../kernel/system-clock.ts";
import { BLOCK_SAMPLES } from "../hearing/voice-activity.ts";
import { SileroVoiceActivity } from "./silero-voice-activity.ts";
import { spokenWav, synthesisedWav, whyNoSpeech } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

describe.skipIf(whyNoSpeech())(`Silero${whyNoSpeech() ?? ""}`, () => {
  const silero = new SileroVoiceActivity(new SystemClock());
  beforeAll(() => silero.open());
  afterAll(() => silero.close());

  async function probabilities(path: string): Promise<number[]> {
    const samples = parseWav(await readFile(path), path);
    await silero.reset();
    const all: number[] = [];
    for (let from = 0; from + BLOCK_SAMPLES <= samples.length; from += BLOCK_SAMPLES) {
      all.push(await silero.probability(samples.slice(from, from + BLOCK_SAMPLES)));
    }
    return all;
  }

  it("is sure of a voice, and of silence before and after it", async () => {
    const heard = await probabilities(
      spokenWav("hello there, how are you today", { before: 0.5, after: 0.5 }),
    );
    expect(Math.max(...heard)).toBeGreaterThan(0.95);
    expect(Math.max(...heard.slice(0, 12))).toBeLessThan(0.2);
    expect(heard.at(-1)).toBeLessThan(0.2);
  });

  it("is not taken in by noise", async () => {
    const heard = await probabilities(synthesisedWav(["synth", "3", "pinknoise", "vol", "0.3"]));
    expect(Math.max(...heard)).toBeLessThan(0.3);
  });

  it("gives the same for the same sound after a reset", async () => {
    const path = spokenWav("once more");
    expect(await probabilities(path)).toEqual(await probabilities(path));
  });
});
