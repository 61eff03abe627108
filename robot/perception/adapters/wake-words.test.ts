import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { SystemClock } from "../../kernel/system-clock.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import type { WakeWord } from "../hearing/wake-word.ts";
import { EMBEDDING_SIZE, OnnxWakeFeatures, STEP_SAMPLES } from "./onnx-wake-features.ts";
import { PocketSphinxWakeWord } from "./pocketsphinx-wake-word.ts";
import { PorcupineWakeWord } from "./porcupine-wake-word.ts";
import { type FliteVoice, spokenWav, whyNoRecogniser, whyNoSpeech } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

const rules = hearingConfig.parse({}).wakeWord;

async function speech(text: string, voice: FliteVoice = "slt"): Promise<Int16Array> {
  const path = spokenWav(text, { voice });
  return parseWav(await readFile(path), path);
}

async function spottings(wakeWord: WakeWord, samples: Int16Array): Promise<number> {
  let count = 0;
  await wakeWord.reset();
  for (let from = 0; from < samples.length; from += 512) {
    if ((await wakeWord.hear(samples.subarray(from, from + 512))) !== null) count += 1;
  }
  return count;
}

describe("the wake word of PocketSphinx", () => {
  it("hears its name once in each voice, and not in other sentences", async (ctx) => {
    const missing = whyNoRecogniser();
    if (missing) ctx.skip(missing);
    const wakeWord = new PocketSphinxWakeWord(new SystemClock(), rules);
    await wakeWord.open();
    try {
      for (const voice of ["slt", "rms", "awb"] as const) {
        expect(await spottings(wakeWord, await speech("hey stella", voice)), voice).toBe(1);
        for (const other of ["what time do you open", "say hello to your sister for me"]) {
          expect(await spottings(wakeWord, await speech(other, voice)), other).toBe(0);
        }
      }
    } finally {
      await wakeWord.close();
    }
  });

  it("refuses a phrase with words that it cannot know", async (ctx) => {
    const missing = whyNoRecogniser();
    if (missing) ctx.skip(missing);
    const wakeWord = new PocketSphinxWakeWord(new SystemClock(), { ...rules, phrase: "hey Xyzzyx" });
    await expect(wakeWord.open()).rejects.toMatchObject({
      code: "wake-word.unknown-word",
      what: expect.stringContaining("xyzzyx"),
    });
    await wakeWord.close();
  });
});

describe("the wake word of Porcupine", () => {
  it("says where to get a key when it has none", async () => {
    await expect(new PorcupineWakeWord(rules).open()).rejects.toMatchObject({
      code: "wake-word.no-key",
      remedy: expect.stringContaining("console.picovoice.ai"),
    });
  });

  it("names the keyword when Porcupine refuses to start", async () => {
    const wrong = { ...rules, porcupineAccessKey: "not a key", porcupineKeyword: "/nowhere/stella.ppn" };
    await expect(new PorcupineWakeWord(wrong).open()).rejects.toMatchObject({
      code: "wake-word.rejected",
      what: expect.stringContaining("/nowhere/stella.ppn"),
    });
  });
});

describe("the features for wake words", () => {
  it("give an embedding per 80 ms once three quarters of a second were heard, the same each time", async (ctx) => {
    const missing = whyNoSpeech();
    if (missing) ctx.skip(missing);
    const samples = await speech("hey stella how are you today");
    const features = new OnnxWakeFeatures();
    await features.open();
    try {
      const heard = async () => {
        features.reset();
        const steps: (Float32Array | null)[] = [];
        for (let from = 0; from + STEP_SAMPLES <= samples.length; from += STEP_SAMPLES) {
          steps.push(await features.step(samples.subarray(from, from + STEP_SAMPLES)));
        }
        return steps;
      };
      const first = await heard();
      const waiting = first.findIndex((embedding) => embedding !== null);
      expect(waiting).toBe(9); // 8 mel frames a step: the tenth step completes 76
      for (const embedding of first.slice(waiting)) expect(embedding).toHaveLength(EMBEDDING_SIZE);
      expect(first.at(-1)).not.toEqual(first.at(waiting));
      expect(await heard()).toEqual(first);
    } finally {
      await features.close();
    }
  });
});
