import { readFile } from "node:fs/promises";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { HEARD_AGAIN_SAMPLES, OnnxWakeAgain } from "../robot/perception/adapters/onnx-wake-again.ts";
import {
  EMBEDDING_SIZE,
  OnnxWakeFeatures,
  STEP_SAMPLES,
} from "../robot/perception/adapters/onnx-wake-features.ts";
import { OnnxWakeHead, WINDOW_STEPS } from "../robot/perception/adapters/onnx-wake-head.ts";
import { OnnxWakeWord } from "../robot/perception/adapters/onnx-wake-word.ts";
import { SileroVoiceActivity } from "../robot/perception/adapters/silero-voice-activity.ts";
import { spokenWav } from "../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../robot/perception/adapters/wav-file.ts";
import { samplesMs } from "../robot/perception/hearing/audio-blocks.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { BLOCK_SAMPLES } from "../robot/perception/hearing/voice-activity.ts";
import { type Bench, median, peakMemory } from "./bench.ts";
import { processorMs } from "./processor-time.ts";

const ROUNDS = 20;

/** What it costs to wait for the robot's name, threads included: processor time, since waiting costs nothing. */
export const bench: Bench = {
  name: "wake-word",
  summary: "processor time of wake word and speech gate per second of speech, and of each part",
  async run() {
    const path = spokenWav("my name is maria ruiz, and I would like to have my hair cut on tuesday");
    const speech = parseWav(await readFile(path), path);
    const together = await shareOfACore(speech);
    const { featuresMs, headMs } = await stepsOf(speech);
    return [
      { what: "wake word and speech gate, of one core while somebody speaks", value: together, unit: "%" },
      { what: "features per 80 ms step, p50", value: featuresMs, unit: "ms" },
      { what: "head per 80 ms step, p50", value: headMs, unit: "ms" },
      { what: "head against features", value: headMs / featuresMs, unit: "×" },
      {
        what: "second hearing of what may be the name, p50",
        value: await secondHearingMs(speech),
        unit: "ms",
      },
      peakMemory("wake word and voice activity"),
    ];
  },
};

async function shareOfACore(speech: Int16Array): Promise<number> {
  const clock = new SystemClock();
  const wakeWord = new OnnxWakeWord(clock, hearingConfig.parse({}).wakeWord);
  const voiceActivity = new SileroVoiceActivity(clock);
  await wakeWord.open();
  await voiceActivity.open();
  const once = async () => {
    for (let from = 0; from + BLOCK_SAMPLES <= speech.length; from += BLOCK_SAMPLES) {
      const block = speech.subarray(from, from + BLOCK_SAMPLES);
      await voiceActivity.probability(block);
      await wakeWord.hear(block);
    }
  };
  await once();
  const busyMs = await processorMs(async () => {
    for (let round = 0; round < ROUNDS; round++) await once();
  });
  await wakeWord.close();
  await voiceActivity.close();
  return (busyMs / (ROUNDS * samplesMs(speech.length))) * 100;
}

async function secondHearingMs(speech: Int16Array): Promise<number> {
  const again = await OnnxWakeAgain.open();
  const took: number[] = [];
  for (let until = HEARD_AGAIN_SAMPLES; until <= speech.length; until += STEP_SAMPLES) {
    const start = performance.now();
    await again.logit(speech.subarray(until - HEARD_AGAIN_SAMPLES, until));
    took.push(performance.now() - start);
  }
  await again.close();
  return median(took);
}

async function stepsOf(speech: Int16Array): Promise<{ featuresMs: number; headMs: number }> {
  const [features, head] = [new OnnxWakeFeatures(), await OnnxWakeHead.open()];
  await features.open();
  const window = new Float32Array(WINDOW_STEPS * EMBEDDING_SIZE);
  const [inFeatures, inHead]: [number[], number[]] = [[], []];
  for (let from = 0; from + STEP_SAMPLES <= speech.length; from += STEP_SAMPLES) {
    const start = performance.now();
    await features.step(speech.subarray(from, from + STEP_SAMPLES));
    const between = performance.now();
    await head.score(window);
    inFeatures.push(between - start);
    inHead.push(performance.now() - between);
  }
  await head.close();
  await features.close();
  return { featuresMs: median(inFeatures), headMs: median(inHead) };
}
