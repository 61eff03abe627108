import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { earconNames, earconSamples } from "../../kiosk-ui/sound/earcon.ts";
import { instant } from "../../robot/kernel/clock.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { OnnxWakeWord } from "../../robot/perception/adapters/onnx-wake-word.ts";
import { PocketSphinxWakeWord } from "../../robot/perception/adapters/pocketsphinx-wake-word.ts";
import { SileroVoiceActivity } from "../../robot/perception/adapters/silero-voice-activity.ts";
import { whyNoRecogniser } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import { CLOSED_GATE, hearBlock, type SpeechGate } from "../../robot/perception/hearing/speech-gate.ts";
import { BLOCK_SAMPLES } from "../../robot/perception/hearing/voice-activity.ts";
import type { WakeWord } from "../../robot/perception/hearing/wake-word.ts";

const rules = hearingConfig.parse({});
const PATIENCE_MS = 700;

/**
 * At a microphone: as loud as it is played, which is a loudspeaker against the microphone; and as it arrives from
 * half a metre away.
 */
const levels = [
  ["next to the loudspeaker", 1],
  ["across a desk", 0.12],
] as const;

/** Every sound eight times, irregularly, in a quiet room: 16 kHz, as the microphone delivers it. */
function room(gain: number): Int16Array {
  const random = seededRandom(7);
  const samples = new Int16Array(SAMPLE_RATE_HZ * 20).map(() => (random.next() - 0.5) * 40);
  let at = SAMPLE_RATE_HZ;
  for (let round = 0; round < 8; round++) {
    for (const name of earconNames) {
      for (const [index, value] of earconSamples(name, SAMPLE_RATE_HZ).entries()) {
        samples[at + index] = (samples[at + index] ?? 0) + value * gain * 32_767;
      }
      at += Math.round(SAMPLE_RATE_HZ * (0.5 + random.next()));
    }
  }
  return samples;
}

function* blocksOf(samples: Int16Array): Generator<Int16Array> {
  for (let from = 0; from + BLOCK_SAMPLES <= samples.length; from += BLOCK_SAMPLES) {
    yield samples.slice(from, from + BLOCK_SAMPLES);
  }
}

describe("the page's own sounds at the robot's microphone", () => {
  const silero = new SileroVoiceActivity(new SystemClock());
  beforeAll(() => silero.open());
  afterAll(() => silero.close());

  it.each(levels)("do not open the speech gate, %s", async (_, gain) => {
    await silero.reset();
    let gate: SpeechGate = CLOSED_GATE;
    let atMs = 0;
    for (const block of blocksOf(room(gain))) {
      const probability = await silero.probability(block);
      const toMs = atMs + (BLOCK_SAMPLES / SAMPLE_RATE_HZ) * 1000;
      const heard = { from: instant(atMs), to: instant(toMs), probability };
      gate = hearBlock(gate, heard, rules.gate, PATIENCE_MS).gate;
      expect(gate.at, `after ${Math.round(toMs)} ms, speech ${probability.toFixed(2)}`).not.toBe("open");
      atMs = toMs;
    }
  });

  it.each(levels)("are not taken for the robot's name, %s", async (_, gain) => {
    expect(await calls(new OnnxWakeWord(new SystemClock(), rules.wakeWord), room(gain))).toBe(0);
  });

  const missing = whyNoRecogniser();
  it.skipIf(missing).each(levels)(
    `are not taken for it by PocketSphinx either, %s${missing ?? ""}`,
    async (_, gain) => {
      expect(await calls(new PocketSphinxWakeWord(new SystemClock(), rules.wakeWord), room(gain))).toBe(0);
    },
  );
});

async function calls(wakeWord: WakeWord, samples: Int16Array): Promise<number> {
  await wakeWord.open();
  try {
    let count = 0;
    for (const block of blocksOf(samples)) if ((await wakeWord.hear(block)) !== null) count += 1;
    return count;
  } finally {
    await wakeWord.close();
  }
}
