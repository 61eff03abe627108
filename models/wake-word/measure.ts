import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { HEARD_AGAIN_SAMPLES, type OnnxWakeAgain } from "../../robot/perception/adapters/onnx-wake-again.ts";
import { EMBEDDING_SIZE, STEP_SAMPLES } from "../../robot/perception/adapters/onnx-wake-features.ts";
import { type OnnxWakeHead, WINDOW_STEPS } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { CANDIDATE } from "../../robot/perception/hearing/wake-evidence.ts";
import {
  type HighScore,
  judgeScore,
  LISTENING,
  type WakeJudgement,
} from "../../robot/perception/hearing/wake-rule.ts";
import { FIRST_STEP, type Passage, readFeatures } from "./data/feature-set.ts";
import { folderOf } from "./data/folders.ts";

/** One passage of a set with the head's scores: the first is that of its sixteenth row. */
export interface Scored {
  readonly passage: Passage;
  readonly scores: readonly number[];
  /** Where the passage's sound begins in the set's `.pcm`. */
  readonly soundAt: number;
}

/** A wake, by the sample at which it was told. */
export interface Wake extends HighScore {
  readonly at: number;
}

/** What the first stage found worth hearing again, and what the second made of it. */
export interface HeardAgain extends Wake {
  /** Null for silence. */
  readonly logit: number | null;
}

/** A wake counts for a phrase from a little before its end, when the rest can be guessed, until this much after it. */
const [EARLY_S, LATE_S] = [0.25, 0.8];

export async function scored(set: string, head: OnnxWakeHead): Promise<readonly Scored[]> {
  const { passages, rows } = readFeatures(set);
  const all: Scored[] = [];
  let soundAt = 0;
  for (const passage of passages) {
    const scores: number[] = [];
    for (let last = WINDOW_STEPS - 1; last < passage.count; last++) {
      const first = (passage.from + last - WINDOW_STEPS + 1) * EMBEDDING_SIZE;
      scores.push(await head.score(rows.subarray(first, first + WINDOW_STEPS * EMBEDDING_SIZE)));
    }
    all.push({ passage, scores, soundAt });
    soundAt += passage.samples;
  }
  return all;
}

/** What the robot's rule makes of the scores: once for each sound. */
export function wakesIn(where: Scored, threshold: number): readonly Wake[] {
  return candidatesIn(where, threshold).filter(({ again }) => again === 0);
}

/** The same, as often as a second hearing is asked for. */
export function candidatesIn({ scores }: Scored, threshold: number): readonly Wake[] {
  let judgement: WakeJudgement = LISTENING;
  const wakes: Wake[] = [];
  for (const [at, score] of scores.entries()) {
    const judged = judgeScore(judgement, score, { threshold });
    judgement = judged.judgement;
    if (judged.high) wakes.push({ ...judged.high, at: (FIRST_STEP + WINDOW_STEPS + at) * STEP_SAMPLES });
  }
  return wakes;
}

/** All that both stages hear of a passage, in order. */
export async function heardAgainIn(
  set: string,
  where: Scored,
  again: OnnxWakeAgain,
): Promise<readonly HeardAgain[]> {
  const heard: HeardAgain[] = [];
  for (const wake of candidatesIn(where, CANDIDATE)) {
    const logit = await again.logit(soundUntil(set, where, wake.at, HEARD_AGAIN_SAMPLES));
    heard.push({ ...wake, logit });
  }
  return heard;
}

/** What the robot's rule makes of that: once for each sound. */
export function wakesOf(
  heard: readonly HeardAgain[],
  isWake: (candidate: HeardAgain) => boolean,
): readonly Wake[] {
  let woken = false;
  return heard.filter((candidate) => {
    if (candidate.again === 0) woken = false;
    if (woken) return false;
    woken = isWake(candidate);
    return woken;
  });
}

/** The first wake of the networks that counts for a passage's phrase. */
export function wakeInTime(where: Scored, threshold: number): Wake | undefined {
  return inTime(where, wakesIn(where, threshold));
}

/** The first of these wakes that counts for a passage's phrase. */
export function inTime({ passage }: Scored, wakes: readonly Wake[]): Wake | undefined {
  const endsAt = passage.endsAt ?? 0;
  return wakes.find(
    ({ at }) => at >= endsAt - EARLY_S * SAMPLE_RATE_HZ && at <= endsAt + LATE_S * SAMPLE_RATE_HZ,
  );
}

/** The sound of a set's passage until a sample of it. */
export function soundUntil(
  set: string,
  { soundAt }: Pick<Scored, "soundAt">,
  at: number,
  length: number,
): Int16Array {
  const from = Math.max(0, at - length);
  const sound = new Int16Array(length);
  const bytes = new Uint8Array(sound.buffer, 2 * (length - (at - from)), 2 * (at - from));
  const file = openSync(join(folderOf("features"), `${set}.pcm`), "r");
  readSync(file, bytes, 0, bytes.length, 2 * (soundAt + from));
  closeSync(file);
  return sound;
}
