import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SystemClock } from "../../kernel/system-clock.ts";
import { spokenWords } from "../hearing/spoken-words.ts";
import { LONGEST_SAMPLES } from "../hearing/transcriber.ts";
import { OnnxMoonshine } from "./onnx-moonshine.ts";
import { OnnxTranscriber } from "./onnx-transcriber.ts";
import { type FliteVoice, spokenWav, whyNoSpeech } from "./testing/flite-speech.ts";
import { parseWav } from "./wav-file.ts";

const why = whyNoSpeech();

describe.skipIf(why !== null)(`the transcriber${why === null ? "" : ` (${why})`}`, () => {
  const transcriber = new OnnxTranscriber({ clock: new SystemClock(), timeoutMs: 30_000 });
  beforeAll(() => transcriber.open());
  afterAll(() => transcriber.close());

  async function said(text: string, voice: FliteVoice = "slt"): Promise<Int16Array> {
    const path = spokenWav(text, { voice });
    return parseWav(await readFile(path), path);
  }

  it.each<[string, FliteVoice]>([
    ["yes please", "slt"],
    ["i'd like a haircut please", "rms"],
    ["look at that funny robot", "rms"],
  ])("writes down %s, whatever was asked", async (text, voice) => {
    const { text: written } = await transcriber.transcribe(await said(text, voice), []);
    expect(spokenWords(written).join(" ")).toBe(text);
  });

  it("finds what was said likelier than what was not", async () => {
    const { ofSentences, logLikelihood } = await transcriber.transcribe(await said("next monday", "rms"), [
      "Next Monday.",
      "Next Sunday.",
      "Cancel.",
    ]);
    const [monday = 0, sunday = 0, cancel = 0] = ofSentences;
    expect(monday).toBeGreaterThan(sunday + 3);
    expect(sunday).toBeGreaterThan(cancel + 3);
    expect(Math.abs(monday - logLikelihood)).toBeLessThan(2);
  });

  it("weighs sentences that come later, and keeps nothing of the utterance after that", async () => {
    const model = await OnnxMoonshine.open();
    await model.write(await said("next monday", "rms"));
    const [monday = 0, cancel = 0] = await model.weigh(["Next Monday.", "Cancel."]);
    expect(monday).toBeGreaterThan(cancel + 3);
    expect(await model.weigh(["Next Monday."])).toEqual([-Infinity]);
    await model.close();
  });

  it("hears a faint voice like a loud one", async () => {
    const faint = (await said("next monday", "rms")).map((sample) => sample / 30);
    const { text } = await transcriber.transcribe(faint, []);
    expect(spokenWords(text)).toEqual(["next", "monday"]);
  });

  it("says the same of the same sound, to the last bit", async () => {
    const sound = await said("tomorrow after five");
    expect(await transcriber.transcribe(sound, ["Help."])).toEqual(
      await transcriber.transcribe(sound, ["Help."]),
    );
  });

  it.each([
    ["no sound at all", new Int16Array(0)],
    ["a click", Int16Array.of(0, 20_000, -20_000)],
    ["zeros", new Int16Array(16_000)],
  ])("makes nothing of %s", async (_, sound) => {
    expect(await transcriber.transcribe(sound, ["Yes."])).toEqual({
      text: "",
      logLikelihood: 0,
      ofSentences: [-Infinity],
    });
  });

  it("leaves out what is beyond half a minute, and comes to an end in noise", async () => {
    const noise = Int16Array.from({ length: 2 * LONGEST_SAMPLES }, (_, at) => ((at * 7_919) % 4_001) - 2_000);
    const { text } = await transcriber.transcribe(noise, []);
    expect(text.length).toBeLessThan(2_000);
  });

  it("is opened anew by the next utterance after it was closed", async () => {
    await transcriber.close();
    const { text } = await transcriber.transcribe(await said("next monday", "rms"), []);
    expect(spokenWords(text)).toEqual(["next", "monday"]);
  });
});
