import { readFile } from "node:fs/promises";
import { hearingEngines } from "../launch/hardware/hearing.ts";
import type { Expectation } from "../robot/kernel/expectation.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { OnnxWakeFeatures, STEP_SAMPLES } from "../robot/perception/adapters/onnx-wake-features.ts";
import { SileroVoiceActivity } from "../robot/perception/adapters/silero-voice-activity.ts";
import { spokenWav } from "../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../robot/perception/adapters/wav-file.ts";
import { samplesMs } from "../robot/perception/hearing/audio-blocks.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { BLOCK_SAMPLES } from "../robot/perception/hearing/voice-activity.ts";
import { type Bench, type Figure, median, peakMemory, percentile } from "./bench.ts";
import { processorMs } from "./processor-time.ts";

const CHUNK_SAMPLES = 1600;
const ROUNDS = 20;
const NAME: Expectation = {
  question: "name",
  answers: [{ form: "person-name" }],
  commands: ["go back", "start over", "skip", "help"],
  patience: "normal",
};

const OPENING: Expectation = {
  ...NAME,
  answers: [
    {
      form: "opening",
      parts: [{ form: "person-name" }, { form: "phrases", phrases: ["haircut", "color"] }, { form: "date" }],
    },
  ],
};

/** What hearing costs on this machine; each part takes its sound as it does on the robot, threads included. */
export const bench: Bench = {
  name: "hearing",
  summary: "wake word features, speech gate and recogniser, per step and against real time",
  async run() {
    const path = spokenWav("my name is maria ruiz, and I would like to have my hair cut on tuesday");
    const speech = parseWav(await readFile(path), path);
    const wake = await wakeFeatureSteps(speech);
    const gate = await speechGateBlocks(speech);
    const recogniser = await recogniserChunks(speech);
    return [
      ...figures("wake features per 80 ms step", wake, samplesMs(STEP_SAMPLES)),
      ...figures("voice activity per 32 ms block", gate.blocks, samplesMs(BLOCK_SAMPLES)),
      ...figures("recogniser per 100 ms chunk", recogniser.chunks, samplesMs(CHUNK_SAMPLES)),
      { what: "CPU of the voice activity per second of sound", value: gate.cpuMsPerS, unit: "ms" },
      { what: "how far an answer is, p50", value: median(recogniser.progresses), unit: "ms" },
      { what: "first use of a grammar of 650 names", value: recogniser.firstBeginMs, unit: "ms" },
      { what: "first use of a grammar of openings", value: recogniser.firstOpeningMs, unit: "ms" },
      { what: "switching to a loaded grammar, p50", value: median(recogniser.begins), unit: "ms" },
      { what: "switching to a loaded grammar, p95", value: percentile(recogniser.begins, 0.95), unit: "ms" },
      peakMemory("wake features, voice activity and recogniser"),
    ];
  },
};

function figures(what: string, ms: readonly number[], soundMs: number): readonly Figure[] {
  return [
    { what: `${what}, p50`, value: median(ms), unit: "ms" },
    { what: `${what}, p95`, value: percentile(ms, 0.95), unit: "ms" },
    {
      what: `${what}, share of real time`,
      value: ms.reduce((sum, each) => sum + each, 0) / (ms.length * soundMs),
      unit: "×",
    },
  ];
}

async function wakeFeatureSteps(speech: Int16Array): Promise<readonly number[]> {
  const features = new OnnxWakeFeatures();
  await features.open();
  const steps = await timedParts(speech, STEP_SAMPLES, (part) => features.step(part));
  await features.close();
  return steps;
}

async function speechGateBlocks(speech: Int16Array) {
  const voiceActivity = new SileroVoiceActivity(new SystemClock());
  await voiceActivity.open();
  const blocks: number[] = [];
  const busyMs = await processorMs(async () => {
    blocks.push(...(await timedParts(speech, BLOCK_SAMPLES, (part) => voiceActivity.probability(part))));
  });
  await voiceActivity.close();
  const soundS = (blocks.length * samplesMs(BLOCK_SAMPLES)) / 1000;
  return { blocks, cpuMsPerS: busyMs / soundS };
}

async function recogniserChunks(speech: Int16Array) {
  const { recogniser } = hearingEngines(hearingConfig.parse({}), new SystemClock());
  await recogniser.open();
  const firstBeginMs = await timed(() => recogniser.begin(NAME));
  await recogniser.abandon();
  const firstOpeningMs = await timed(() => recogniser.begin(OPENING));
  await recogniser.abandon();
  const [chunks, begins, progresses]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    begins.push(await timed(() => recogniser.begin(NAME)));
    chunks.push(...(await timedParts(speech, CHUNK_SAMPLES, (part) => recogniser.feed(part), 1)));
    progresses.push(await timed(() => recogniser.progress()));
    await recogniser.finish();
  }
  await recogniser.close();
  return { chunks, begins, progresses, firstBeginMs, firstOpeningMs };
}

async function timedParts(
  speech: Int16Array,
  length: number,
  work: (part: Int16Array) => Promise<unknown>,
  rounds = ROUNDS,
): Promise<readonly number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let from = 0; from + length <= speech.length; from += length) {
      all.push(await timed(() => work(speech.subarray(from, from + length))));
    }
  }
  return all;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
