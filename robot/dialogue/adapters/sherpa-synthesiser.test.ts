import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { durationMs } from "../../kernel/frames.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { espeakData } from "./espeak-data.ts";
import { SherpaSynthesiser } from "./sherpa-synthesiser.ts";
import type { VoiceFiles } from "./sherpa-voice.ts";
import { TOY_RATE_HZ, toyVoice } from "./testing/toy-voice.ts";

const run = promisify(execFile);

let folder: string;
let files: VoiceFiles;
let opened: SherpaSynthesiser[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stella-voice-"));
  files = toyVoice(folder, espeakData());
  opened = [];
});
afterEach(async () => {
  for (const voice of opened) await voice.close();
  await rm(folder, { recursive: true });
});

function voice(how: Partial<{ pace: number; speaker: number; files: VoiceFiles }> = {}): SherpaSynthesiser {
  const rules = { pace: how.pace ?? 1, speaker: how.speaker ?? 0 };
  const fresh = new SherpaSynthesiser(rules, how.files ?? files, new SystemClock());
  opened.push(fresh);
  return fresh;
}

describe("a voice of sherpa-onnx", () => {
  const missing = existsSync(espeakData()) ? undefined : "espeak-ng is not installed";

  it("speaks, as long as there is something to say", async (context) => {
    if (missing) context.skip(missing);
    const speaking = voice();
    const short = await speaking.speak("Hello.", "en");
    const long = await speaking.speak("Hello, what would you like to have done today?", "en");
    expect(short.sampleRateHz).toBe(TOY_RATE_HZ);
    expect(Math.max(...short.samples)).toBeGreaterThan(8_000);
    expect(durationMs(long)).toBeGreaterThan(2 * durationMs(short));
  });

  it("speaks twice as fast when told to, by the configuration or for a visitor", async (context) => {
    if (missing) context.skip(missing);
    const usual = durationMs(await voice().speak("I am listening.", "en"));
    expect(durationMs(await voice().speak("I am listening.", "en", 2)) / usual).toBeCloseTo(0.5, 1);
    expect(durationMs(await voice({ pace: 2 }).speak("I am listening.", "en")) / usual).toBeCloseTo(0.5, 1);
  });

  it("takes its last speaker when it has not so many", async (context) => {
    if (missing) context.skip(missing);
    expect((await voice({ speaker: 7 }).speak("Hello.", "en")).samples.length).toBeGreaterThan(0);
  });

  it("says a sentence the same way each time, whatever the voice leaves to chance", async (context) => {
    if (missing) context.skip(missing);
    const once = await voice().speak("I am listening.", "en");
    const again = await voice().speak("I am listening.", "en");
    expect(Buffer.from(once.samples.buffer).equals(Buffer.from(again.samples.buffer))).toBe(true);
  });

  it("speaks the next sentence, too, when its process was ended meanwhile", async (context) => {
    if (missing) context.skip(missing);
    const speaking = voice();
    const before = await speaking.speak("Hello.", "en");
    const ofThisVoice = ["-f", `sherpa-voice-program.*${folder}`];
    await run("pkill", ["-KILL", ...ofThisVoice]);
    await vi.waitFor(() => expect(run("pgrep", ofThisVoice)).rejects.toMatchObject({ code: 1 }));
    expect((await speaking.speak("Hello.", "en")).samples).toEqual(before.samples);
  });

  it("says what is missing, and speaks once it is there", async (context) => {
    if (missing) context.skip(missing);
    const elsewhere = join(folder, "nothing");
    await expect(
      voice({ files: { ...files, dataDir: elsewhere } }).speak("Hello.", "en"),
    ).rejects.toMatchObject({
      code: "voice.data-missing",
      remedy: "Install it: apt-get install espeak-ng",
    });
    const model = join(folder, "later.onnx");
    await writeFile(model, "not a model");
    const late = voice({ files: { ...files, model } });
    await expect(late.speak("Hello.", "en")).rejects.toMatchObject({ code: "voice.broken" });
    await copyFile(files.model, model);
    expect((await late.speak("Hello.", "en")).samples.length).toBeGreaterThan(0);
  });
});
