import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Expectation } from "../../kernel/expectation.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { hearingConfig } from "../hearing/hearing-config.ts";
import type { Recognition } from "../hearing/recogniser.ts";
import { SherpaRecogniser } from "./sherpa-recogniser.ts";
import { toyTransducer } from "./testing/toy-transducer.ts";

const { rejection } = hearingConfig.parse({});
const asking: Expectation = {
  question: "q",
  answers: [{ form: "yes-no" }],
  commands: ["go back"],
  patience: "brief",
};

/** A second of a loud tone, which the toy takes for its word, and of nothing. */
const tone = Int16Array.from({ length: 16_000 }, (_, at) => 12_000 * Math.sin(at / 3));
const silence = new Int16Array(16_000);

function whyNoSherpa(): string | null {
  try {
    createRequire(import.meta.url)("sherpa-onnx-node");
    return null;
  } catch {
    return "sherpa-onnx-node has no build for this machine";
  }
}

describe.skipIf(whyNoSherpa())(`sherpa-onnx${whyNoSherpa() ?? ""}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-toy-"));
  const files = toyTransducer(folder);
  const recogniser = new SherpaRecogniser({ clock: new SystemClock(), rejection, timeoutMs: 20_000, files });
  beforeAll(() => recogniser.open());
  afterAll(async () => {
    await recogniser.close();
    rmSync(folder, { recursive: true });
  });

  async function hear(sound: Int16Array, expectation = asking): Promise<Recognition> {
    expect(await recogniser.begin(expectation)).toEqual({ leftOut: [] });
    for (let at = 0; at < sound.length; at += 512) await recogniser.feed(sound.subarray(at, at + 512));
    return recogniser.finish();
  }

  it("hears the model's words as the grammar has them", async () => {
    expect(await hear(tone)).toEqual({ heard: "words", text: "yes", confidence: 1, alternatives: [] });
  });

  it("hears a word that ends with the sound: what the model still looks ahead for is made up", async () => {
    const atTheEnd = Int16Array.of(...silence.subarray(0, 15_000), ...tone.subarray(0, 1_000));
    expect(await hear(atTheEnd)).toMatchObject({ text: "yes" });
  });

  it("finds nothing in silence, and hears the next utterance afresh", async () => {
    expect(await hear(silence)).toEqual({ heard: "something-else", guess: null, confidence: 0 });
    expect(await hear(tone)).toMatchObject({ text: "yes" });
    expect(await hear(tone)).toMatchObject({ text: "yes" });
  });

  it("hands on what the question does not ask for, too unsure to count unasked", async () => {
    const named: Expectation = { ...asking, answers: [{ form: "phrases", phrases: ["haircut"] }] };
    expect(await hear(tone, named)).toMatchObject({ heard: "words", text: "yes", confidence: 0.6 });
  });

  it("takes down what is told in a visitor's own words", async () => {
    expect(await hear(tone, { ...asking, answers: [{ form: "free-text" }] })).toMatchObject({
      heard: "words",
      text: "yes",
    });
  });

  it("knows how far the answer is", async () => {
    await recogniser.begin(asking);
    expect(await recogniser.progress()).toBe("nothing");
    await recogniser.feed(tone);
    expect(await recogniser.progress()).toBe("complete");
    await recogniser.abandon();
    expect(await recogniser.progress()).toBe("nothing");
  });

  it("hears no question while another is under way", async () => {
    await recogniser.begin(asking);
    await expect(recogniser.begin(asking)).rejects.toThrow("during an utterance");
    await recogniser.forget();
    expect(await hear(tone)).toMatchObject({ text: "yes" });
  });

  it("says what to do about a model that is not there", async () => {
    const files = { encoder: "/no/e.onnx", decoder: "/no/d.onnx", joiner: "/no/j.onnx", tokens: "/no/t.txt" };
    const lost = new SherpaRecogniser({ clock: new SystemClock(), rejection, timeoutMs: 20_000, files });
    await expect(lost.open()).rejects.toMatchObject({
      code: "recogniser.broken",
      remedy: expect.stringContaining("stella models"),
    });
    await lost.close();
  });

  it("can be begun once its model is there", async () => {
    const late = mkdtempSync(join(tmpdir(), "stella-late-"));
    const files = toyTransducer(late);
    const tokens = readFileSync(files.tokens);
    rmSync(files.tokens);
    const recogniser = new SherpaRecogniser({
      clock: new SystemClock(),
      rejection,
      timeoutMs: 20_000,
      files,
    });
    await expect(recogniser.open()).rejects.toMatchObject({ code: "recogniser.broken" });
    await expect(recogniser.begin(asking)).rejects.toMatchObject({ code: "recogniser.broken" });
    writeFileSync(files.tokens, tokens);
    await expect(recogniser.begin(asking)).resolves.toEqual({ leftOut: [] });
    await recogniser.close();
    rmSync(late, { recursive: true });
  });
});
