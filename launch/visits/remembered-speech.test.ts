import { expect, it } from "vitest";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RememberedSpeech } from "./remembered-speech.ts";

function setting() {
  const clock = new ManualClock();
  const spoken: string[] = [];
  const voice = new RememberedSpeech(
    {
      speak: (text, language, pace = 1) => {
        spoken.push(`${text} (${language}, ${pace})`);
        return clock.during(Promise.resolve({ samples: new Int16Array(text.length), sampleRateHz: 16_000 }));
      },
    },
    clock,
  );
  return { clock, spoken, voice };
}

it("speaks each sentence once, and again in another language or at another pace", async () => {
  const { clock, spoken, voice } = setting();
  for (const [language, pace] of [["en"], ["en"], ["es"], ["en", 0.8], ["es"]] as const) {
    await clock.finish(voice.speak("hola", language, pace));
  }
  expect(spoken).toEqual(["hola (en, 1)", "hola (es, 1)", "hola (en, 0.8)"]);
});

it("hands a remembered sentence over after the work that was asked for before", async () => {
  const { clock, voice } = setting();
  await clock.finish(voice.speak("hello", "en"));
  const order: string[] = [];
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 5));
  const both = Promise.all([
    clock.during(slow).then(() => order.push("asked first")),
    voice.speak("hello", "en").then(() => order.push("remembered")),
  ]);
  await clock.finish(both);
  expect(order).toEqual(["asked first", "remembered"]);
});

it("forgets the oldest sentence when there are too many", async () => {
  const { clock, spoken, voice } = setting();
  for (let number = 0; number <= 400; number++) await clock.finish(voice.speak(`${number}`, "en"));
  await clock.finish(voice.speak("400", "en"));
  expect(spoken).toHaveLength(401);
  await clock.finish(voice.speak("0", "en"));
  expect(spoken).toHaveLength(402);
});
