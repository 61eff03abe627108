import { expect, test } from "vitest";
import { durationMs, type Sound } from "../kernel/frames.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import type { Speaker } from "./speaker.ts";
import type { Synthesiser } from "./synthesiser.ts";
import { Voice } from "./voice.ts";

/** Every letter lasts a tenth of a second. */
const synthesiser = (log: string[]): Synthesiser => ({
  async speak(text) {
    log.push(`synthesise ${text}`);
    if (text.includes("broken")) throw new Error("no such sound");
    return { samples: new Int16Array(text.length * 1_600), sampleRateHz: 16_000 };
  },
});
const speaker = (log: string[], clock: ManualClock): Speaker => ({
  async play(sound: Sound, signal: AbortSignal) {
    log.push(`play ${durationMs(sound)} ms`);
    await clock.sleep(durationMs(sound), signal);
  },
});

function rig() {
  const log: string[] = [];
  const clock = new ManualClock();
  const voice = new Voice({ synthesiser: synthesiser(log), speaker: speaker(log, clock) });
  return { log, clock, voice };
}

test("the next sentence is synthesised while one plays, and each is captioned as it begins", async () => {
  const { log, clock, voice } = rig();
  const saying = voice.say("One. Two.", "en", new AbortController().signal, (sentence) =>
    log.push(`caption ${sentence}`),
  );
  await clock.advance(10_000);
  expect(await saying).toBe("finished");
  expect(log).toEqual([
    "synthesise One.",
    "synthesise Two.",
    "caption One.",
    "play 400 ms",
    "caption Two.",
    "play 400 ms",
  ]);
});

test("whoever is interrupted says nothing more", async () => {
  const { log, clock, voice } = rig();
  const hush = new AbortController();
  const saying = voice.say("One. Two.", "en", hush.signal, (sentence) => log.push(`caption ${sentence}`));
  await clock.advance(100);
  hush.abort();
  expect(await saying).toBe("interrupted");
  expect(log).not.toContain("caption Two.");
});

test("whoever is interrupted does not wait for a sentence that is still being synthesised", async () => {
  const never: Synthesiser = { speak: () => new Promise(() => {}) };
  const voice = new Voice({ synthesiser: never, speaker: speaker([], new ManualClock()) });
  const hush = new AbortController();
  const saying = voice.say("One.", "en", hush.signal, () => {});
  hush.abort();
  expect(await saying).toBe("interrupted");
});

test("a sentence that cannot be synthesised is reported when it is due, and not before", async () => {
  const { clock, voice } = rig();
  const hush = new AbortController();
  const interrupted = voice.say("One. This is broken.", "en", hush.signal, () => {});
  await clock.advance(100);
  hush.abort();
  expect(await interrupted).toBe("interrupted");

  const outcome = voice
    .say("One. This is broken.", "en", new AbortController().signal, () => {})
    .catch(String);
  await clock.advance(10_000);
  expect(await outcome).toMatch(/no such sound/);
});

test("what a visitor asks of the voice is done from the next line on, and not to the next visitor", async () => {
  const clock = new ManualClock();
  const paces: (number | undefined)[] = [];
  const loudest: number[] = [];
  const voice = new Voice({
    synthesiser: {
      async speak(_text, _language, pace) {
        paces.push(pace);
        return { samples: Int16Array.of(1_000), sampleRateHz: 16_000 };
      },
    },
    speaker: {
      async play({ samples }) {
        loudest.push(Math.max(...samples));
      },
    },
  });
  const say = () => clock.finish(voice.say("One.", "en", new AbortController().signal, () => {}));
  await say();
  voice.change("slower");
  voice.change("louder");
  await say();
  voice.reset();
  await say();
  expect(paces[1]).toBeLessThan(1);
  expect([paces[0], paces[2]]).toEqual([1, 1]);
  expect(loudest).toEqual([1_000, 1_500, 1_000]);
});
