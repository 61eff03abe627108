import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { durationMs } from "../../kernel/frames.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { EspeakSynthesiser } from "./espeak-synthesiser.ts";
import { FliteSynthesiser } from "./flite-synthesiser.ts";
import { SoxSpeaker } from "./sox-speaker.ts";
import { soundOfWav } from "./wav-sound.ts";

const clock = new SystemClock();
const usual = { english: "slt", pace: 1 } as const;

test("Flite speaks English, and twice as fast when told to", async (context) => {
  if (!existsSync("/usr/bin/flite")) context.skip("flite is not installed");
  const text = "What is the best phone number to reach you? I am listening.";
  const sound = await new FliteSynthesiser(usual, clock).speak(text, "en");
  const fast = await new FliteSynthesiser({ ...usual, pace: 2 }, clock).speak(text, "en");
  expect(sound.sampleRateHz).toBe(16_000);
  expect(durationMs(sound)).toBeGreaterThan(2_000);
  expect(durationMs(fast) / durationMs(sound)).toBeCloseTo(0.5, 1);
  expect(Math.max(...sound.samples)).toBeGreaterThan(3_000);
});

test("the same words sound the same every time", async (context) => {
  if (!existsSync("/usr/bin/flite")) context.skip("flite is not installed");
  const flite = new FliteSynthesiser(usual, clock);
  expect(await flite.speak("Hello, Ana.", "en")).toEqual(await flite.speak("Hello, Ana.", "en"));
});

test("Flite refuses Spanish, and eSpeak speaks it", async (context) => {
  await expect(new FliteSynthesiser(usual, clock).speak("Hola.", "es")).rejects.toMatchObject({
    code: "voice.language",
  });
  if (!existsSync("/usr/bin/espeak-ng")) context.skip("espeak-ng is not installed");
  const sound = await new EspeakSynthesiser(usual, clock).speak("¿Cuál es su nombre?", "es");
  expect(durationMs(sound)).toBeGreaterThan(500);
});

test("an engine that is not installed is named, with the line that installs it", async () => {
  await expect(new FliteSynthesiser(usual, clock, "no-such-flite").speak("Hi.", "en")).rejects.toMatchObject({
    code: "voice.missing",
    remedy: "Install it: apt-get install flite",
  });
});

test("an engine that fails is reported with what it said", async () => {
  await expect(new FliteSynthesiser(usual, clock, "false").speak("Hi.", "en")).rejects.toMatchObject({
    code: "voice.broken",
  });
});

test("a player that is not installed is named, with the line that installs it", async () => {
  const sound = { samples: new Int16Array(160), sampleRateHz: 16_000 };
  const playing = new SoxSpeaker("no-such-play").play(sound, new AbortController().signal);
  await expect(playing).rejects.toMatchObject({ code: "speaker.missing" });
});

test("a sound that is cut off ends with the reason of the cut", async () => {
  const cut = new AbortController();
  // It ignores its arguments and would go on for ever.
  const playing = new SoxSpeaker("yes").play(
    { samples: new Int16Array(160), sampleRateHz: 16_000 },
    cut.signal,
  );
  cut.abort(new Error("hushed"));
  await expect(playing).rejects.toThrow("hushed");
});

test("what is not a sound is refused", () => {
  expect(() => soundOfWav(Buffer.from("RIFF....WAVE"), "Flite")).toThrow(/Flite did not produce/);
  expect(() => soundOfWav(Buffer.alloc(0), "Flite")).toThrow(/0 bytes/);
});
