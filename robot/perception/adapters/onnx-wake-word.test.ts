import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SystemClock } from "../../kernel/system-clock.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import { STEP_SAMPLES } from "./onnx-wake-features.ts";
import { OnnxWakeWord } from "./onnx-wake-word.ts";
import { type FliteVoice, spokenWav, synthesisedWav, whyNoRecogniser } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb"];
/** All of Flite's voices were in the training; models/wake-word/results.json tells how the networks do with others. */
const LEARNT: readonly FliteVoice[] = ["rms", "awb"];

async function samplesOf(path: string): Promise<Int16Array> {
  return parseWav(await readFile(path), path);
}

/** @param before seconds of a quiet room that come first */
function spoken(text: string, voice: FliteVoice, before = 2.2): Promise<Int16Array> {
  return samplesOf(spokenWav(text, { voice, before, after: 0.8 }));
}

describe("the wake word of our own head", () => {
  const missing = whyNoRecogniser();
  const clock = new SystemClock();
  const rules = hearingConfig.parse({}).wakeWord;
  const wakeWord = new OnnxWakeWord(clock, rules);
  beforeAll(async () => {
    if (!missing) await wakeWord.open();
  });
  afterAll(() => wakeWord.close());

  async function wakes(samples: Int16Array, chunk = 512): Promise<number> {
    let count = 0;
    await wakeWord.reset();
    for (let from = 0; from < samples.length; from += chunk) {
      if ((await wakeWord.hear(samples.subarray(from, from + chunk))) !== null) count += 1;
    }
    return count;
  }

  it("hears its name once in each voice that it learnt from", { timeout: 60_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    for (const voice of LEARNT) {
      for (const text of ["hey stella", "hey, stella!"]) {
        expect(await wakes(await spoken(text, voice)), `${voice}: ${text}`).toBe(1);
      }
    }
  });

  it("hears who calls as soon as it listens, again and again", { timeout: 60_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const samples = await spoken("hey stella", "slt", 0);
    for (let round = 0; round < 2; round++) expect(await wakes(samples)).toBe(1);
  });

  it("hears it among other words", { timeout: 60_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const samples = await spoken("excuse me. hey stella, can you help me", "rms");
    expect(await wakes(samples)).toBe(1);
  });

  it("hears it at any level, and when it clips", { timeout: 60_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const samples = await spoken("hey stella", "awb");
    for (const gain of [0.05, 0.3, 3]) {
      const louder = samples.map((value) => Math.max(-32_768, Math.min(32_767, value * gain)));
      expect(await wakes(louder), `× ${gain}`).toBe(1);
    }
  });

  it("does not for what sounds alike, nor for other speech", { timeout: 120_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const others =
      "hey fella|hey there|umbrella|hey sarah|what time do you open|a stellar idea|hello robot|hey siri|cinderella|say hello to your sister";
    const woken: string[] = [];
    for (const voice of VOICES) {
      for (const text of others.split("|")) {
        if ((await wakes(await spoken(text, voice))) > 0) woken.push(`${voice}: ${text}`);
      }
    }
    expect(woken).toEqual([]);
  });

  it("hears what the first stage alone would miss, and refuses what would wake that", {
    timeout: 60_000,
  }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const alone = new OnnxWakeWord(clock, { ...rules, verify: false });
    await alone.open();
    const called = await spoken("hey stella can you help me", "rms");
    expect(await alone.hear(called)).toBeNull();
    expect(await wakes(called)).toBe(1);
    await alone.reset();
    const alike = await spoken("hey stilla", "kal16");
    expect(await alone.hear(alike)).not.toBeNull();
    expect(await wakes(alike)).toBe(0);
    await alone.close();
  });

  it("hears the same whatever the length of the frames", { timeout: 60_000 }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const samples = await spoken("hey stella", "rms");
    for (const chunk of [160, 512, STEP_SAMPLES, samples.length]) expect(await wakes(samples, chunk)).toBe(1);
  });

  it("stays quiet through ten minutes of silence, noise and full scale, in bounded memory", {
    timeout: 300_000,
  }, async (ctx) => {
    if (missing) ctx.skip(missing);
    const minute = await samplesOf(synthesisedWav(["synth", "60", "pinknoise", "vol", "0.2"]));
    const full = minute.map((_, at) => (Math.floor(at / 40) % 2 === 0 ? 32_767 : -32_768));
    expect(await wakes(minute, 16_000)).toBe(0);
    const before = process.memoryUsage.rss();
    for (let round = 0; round < 3; round++) {
      for (const sound of [new Int16Array(minute.length), minute, full]) {
        expect(await wakes(sound, 16_000)).toBe(0);
      }
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(60e6);
  });
});
