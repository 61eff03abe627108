import { closeSync, existsSync, openSync, readdirSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../robot/kernel/random.ts";
import { OnnxMoonshineEncoder } from "../../robot/perception/adapters/onnx-moonshine-encoder.ts";
import { HEARD_AGAIN_SAMPLES } from "../../robot/perception/adapters/onnx-wake-again.ts";
import { STEP_SAMPLES } from "../../robot/perception/adapters/onnx-wake-features.ts";
import { OnnxWakeHead, WINDOW_STEPS } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { FIRST_STEP, type Passage, readPassages } from "./data/feature-set.ts";
import { folderOf } from "./data/folders.ts";
import { scored, soundUntil } from "./measure.ts";
import { between } from "./sound/between.ts";
import { halves } from "./trained.ts";

/** What the second stage learns from: sound up to a sample of a passage. */
interface Stretch {
  readonly until: number;
  readonly isWake: boolean;
}

interface Taken {
  readonly passage: Passage;
  readonly soundAt: number;
  readonly stretches: readonly Stretch[];
}

/** What is heard again ends so long after a phrase, in s: it is told four scores later, and up to ten times. */
const AFTER_S = [0.02, 0.5] as const;
/** Before that it is not the wake word yet: whoever says "hey Steve" must not wake the robot. */
const CUT_SHORT_S = [0.3, 0.7] as const;
const CUT_SHORT_SHARE = 0.3;
/** Of recorded speech all that the first stage finds at least so likely, once in a quarter of a second, and now and then any. */
const LIKELY = 0.02;
const LIKELY_EVERY_STEPS = 3;
const ANY_SHARE = 0.02;

/** Turns stretches of the training sets into what the transcriber's encoder makes of them: `again/NAME.f16` and `NAME.json`. */
export async function writeHeardAgain(): Promise<void> {
  const encoder = await OnnxMoonshineEncoder.open();
  const head = await OnnxWakeHead.open();
  for (const set of trainingSets()) {
    const path = join(folderOf("again"), set);
    // A file under way is another process's: several may share the work.
    if (existsSync(`${path}.json`) || existsSync(`${path}.f16.partial`)) continue;
    const file = openSync(`${path}.f16.partial`, "wx");
    const random = seededRandom([...set].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) >>> 0, 7));
    const taken = set.includes("-speech-") ? await likelyIn(set, head, random) : phrasesIn(set, random);
    const list: { isWake: boolean; voice: string; text: string }[] = [];
    for (const { passage, soundAt, stretches } of taken) {
      for (const { until, isWake } of stretches) {
        const heard = await encoder.encode(soundUntil(set, { soundAt }, until, HEARD_AGAIN_SAMPLES));
        if (!(heard?.data instanceof Float32Array)) continue;
        writeSync(file, new Uint8Array(halves(heard.data).buffer));
        list.push({ isWake, voice: passage.voice, text: passage.text });
      }
    }
    closeSync(file);
    renameSync(`${path}.f16.partial`, `${path}.f16`);
    writeFileSync(`${path}.json`, JSON.stringify(list));
    process.stdout.write(`${set}: ${list.length} stretches\n`);
  }
  await head.close();
  await encoder.close();
}

function trainingSets(): readonly string[] {
  return readdirSync(folderOf("features"))
    .filter((file) => file.startsWith("training-") && file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

function* phrasesIn(set: string, random: Random): Generator<Taken> {
  const isWake = set.startsWith("training-wake");
  let soundAt = 0;
  for (const passage of readPassages(set)) {
    const at = (afterS: number) => (passage.endsAt ?? passage.samples) + Math.round(afterS * SAMPLE_RATE_HZ);
    const stretches = [{ until: at(between(random, ...AFTER_S)), isWake }];
    // Twice what is not the wake word: there are fewer phrases of it.
    if (!isWake) stretches.push({ until: at(between(random, -0.1, AFTER_S[1])), isWake });
    else if (random.next() < CUT_SHORT_SHARE)
      stretches.push({ until: at(-between(random, ...CUT_SHORT_S)), isWake: false });
    yield { passage, soundAt, stretches: stretches.filter(({ until }) => until <= passage.samples) };
    soundAt += passage.samples;
  }
}

async function likelyIn(set: string, head: OnnxWakeHead, random: Random): Promise<readonly Taken[]> {
  return (await scored(set, head)).map(({ passage, soundAt, scores }) => {
    let last = Number.NEGATIVE_INFINITY;
    const stretches = scores.flatMap((score, at) => {
      const isTaken = (score >= LIKELY && at - last >= LIKELY_EVERY_STEPS) || random.next() < ANY_SHARE;
      if (!isTaken) return [];
      last = at;
      return [{ until: (FIRST_STEP + WINDOW_STEPS + at) * STEP_SAMPLES, isWake: false }];
    });
    return { passage, soundAt, stretches };
  });
}
