import { describe, expect, it } from "vitest";
import { loadModel } from "../../robot/kernel/model-manifest.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { OnnxWakeFeatures, STEP_SAMPLES } from "../../robot/perception/adapters/onnx-wake-features.ts";
import { LongFeatures } from "./data/long-features.ts";
import { hiss } from "./sound/noise.ts";
import { pcm16 } from "./sound/wav.ts";
import { streamingEmbedding } from "./streaming-embedding.ts";

/** Float32 sums in another order; the values themselves reach 80. */
const SAME = 3;

describe("the speech embedding for a stream", () => {
  it("is the committed model, byte for byte", async () => {
    const made = streamingEmbedding((await loadModel("speech-embedding")).bytes);
    expect(Buffer.compare(made, (await loadModel("speech-embedding-streaming")).bytes)).toBe(0);
  });

  it("gives what the published model gives for each window, through silence and noise", {
    timeout: 60_000,
  }, async () => {
    const random = seededRandom(1);
    const sound = hiss(60 * STEP_SAMPLES, 0.7, random).map((value, at) =>
      at % 40_000 < 12_000 ? 0 : value * 20,
    );
    const samples = pcm16(sound);
    const [long, stream] = [await LongFeatures.open(), new OnnxWakeFeatures()];
    await stream.open();
    try {
      const expected = await long.of(samples);
      const found: number[] = [];
      for (let from = 0; from < samples.length; from += STEP_SAMPLES) {
        found.push(...((await stream.step(samples.subarray(from, from + STEP_SAMPLES))) ?? []));
      }
      expect(found).toHaveLength(expected.length);
      for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at] ?? Number.NaN, SAME);
    } finally {
      await stream.close();
      await long.close();
    }
  });
});
