import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { OnnxWakeAgain } from "../../robot/perception/adapters/onnx-wake-again.ts";
import { OnnxWakeHead } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import { wakeLikelihood } from "../../robot/perception/hearing/wake-evidence.ts";
import { RECORDINGS } from "./data/recordings.ts";
import { CONDITIONS, type Group, nearMissSet, speechSet, wakeSet } from "./data/sets.ts";
import {
  heardAgainIn,
  inTime,
  type Scored,
  scored,
  type Wake,
  wakeInTime,
  wakesIn,
  wakesOf,
} from "./measure.ts";
import type { Split } from "./voices.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));

interface Recall {
  readonly condition: string;
  readonly phrases: number;
  readonly head: number;
  readonly verified: number;
  readonly medianLatencyMs: number;
  readonly byVoice: Readonly<Record<string, string>>;
  readonly missed: readonly string[];
}

interface FalseWakes {
  readonly recording: string;
  readonly hours: number;
  readonly head: number;
  readonly verified: number;
}

interface Phrases {
  readonly recall: readonly Recall[];
  readonly nearMisses: {
    readonly phrases: number;
    readonly head: number;
    readonly verified: number;
    readonly confused: readonly string[];
  };
}

/** Measures one split at the configured threshold, with and without the second stage, and prints what it found. */
export async function evaluate(split: Exclude<Split, "training">): Promise<void> {
  const { threshold } = hearingConfig.parse({}).wakeWord;
  const head = await OnnxWakeHead.open();
  const again = await OnnxWakeAgain.open();
  const heardAgain = async (set: string, where: Scored): Promise<readonly Wake[]> =>
    wakesOf(
      await heardAgainIn(set, where, again),
      ({ score, logit }) => wakeLikelihood(score, logit) >= threshold,
    );

  const measure = async (group: Group): Promise<Phrases> => {
    const recall: Recall[] = [];
    for (const condition of Object.keys(CONDITIONS)) {
      const set = wakeSet(split, condition, group);
      const heard: Heard[] = [];
      for (const where of await scored(set, head)) {
        const verified = inTime(where, await heardAgain(set, where));
        heard.push({ where, wake: wakeInTime(where, threshold), verified });
      }
      recall.push(recallOf(condition, heard));
    }
    const set = nearMissSet(split, group);
    const near = await scored(set, head);
    const confused: Scored[] = [];
    for (const where of near) if ((await heardAgain(set, where)).length > 0) confused.push(where);
    const woken = near.filter((where) => wakesIn(where, threshold).length > 0);
    const counts = { phrases: near.length, head: woken.length, verified: confused.length };
    return { recall, nearMisses: { ...counts, confused: named(confused) } };
  };
  const [others, kokoro] = [await measure(""), await measure("-kokoro")];

  const falseWakes: FalseWakes[] = [];
  for (const recording of RECORDINGS.filter((each) => each.split === split && each.kind === "speech")) {
    const speech = speechSet(recording);
    const pieces = await scored(speech, head);
    let verified = 0;
    for (const where of pieces) verified += (await heardAgain(speech, where)).length;
    falseWakes.push({
      recording: recording.name,
      hours: pieces.reduce((sum, { passage }) => sum + passage.samples, 0) / SAMPLE_RATE_HZ / 3600,
      head: pieces.reduce((sum, where) => sum + wakesIn(where, threshold).length, 0),
      verified,
    });
  }
  await again.close();
  await head.close();
  process.stdout.write(`${split} at threshold ${threshold}: the head alone, then with the second stage\n`);
  for (const [name, phrases] of Object.entries({ "other engines": others, "Kokoro's": kokoro }))
    print(name, phrases);
  printFalseWakes(falseWakes);
  if (split === "held-out")
    writeFileSync(
      RESULTS,
      `${JSON.stringify({ split, threshold, ...others, kokoro, falseWakes }, null, 2)}\n`,
    );
}

interface Heard {
  readonly where: Scored;
  readonly wake: Wake | undefined;
  readonly verified: Wake | undefined;
}

function recallOf(condition: string, heard: readonly Heard[]): Recall {
  const latencies = heard
    .flatMap(({ where, verified }) => (verified ? [(verified.at - (where.passage.endsAt ?? 0)) / 16] : []))
    .sort((a, b) => a - b);
  const voices = [...new Set(heard.map(({ where }) => where.passage.voice))];
  const share = (voice: string) => {
    const own = heard.filter(({ where }) => where.passage.voice === voice);
    return `${own.filter(({ verified }) => verified).length} of ${own.length}`;
  };
  return {
    condition,
    phrases: heard.length,
    head: heard.filter(({ wake }) => wake).length / heard.length,
    verified: heard.filter(({ verified }) => verified).length / heard.length,
    medianLatencyMs: Math.round(latencies[latencies.length >> 1] ?? Number.NaN),
    byVoice: Object.fromEntries(voices.map((voice) => [voice, share(voice)])),
    missed: named(heard.filter(({ verified }) => !verified).map(({ where }) => where)),
  };
}

function named(all: readonly Scored[]): readonly string[] {
  return [...new Set(all.map(({ passage }) => `${passage.voice}: ${passage.text}`))].sort();
}

function print(group: string, { recall, nearMisses: near }: Phrases): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
  const lines = [` ${group}`];
  for (const { condition, phrases, head, verified, medianLatencyMs } of recall) {
    lines.push(
      `  recall ${condition.padEnd(12)} ${percent(head)} ${percent(verified)}  of ${phrases}, median ${medianLatencyMs} ms after the phrase`,
    );
  }
  lines.push(
    `  near misses         ${percent(near.head / near.phrases)} ${percent(near.verified / near.phrases)}  of ${near.phrases}`,
    `  woken by: ${near.confused.join("; ") || "none of them"}`,
  );
  for (const { condition, byVoice } of recall) {
    const voices = Object.entries(byVoice).map(([voice, count]) => `${voice} ${count}`);
    lines.push(`  ${condition}: ${voices.join(", ")}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

function printFalseWakes(falseWakes: readonly FalseWakes[]): void {
  const hours = falseWakes.reduce((sum, each) => sum + each.hours, 0);
  const total = (count: (each: FalseWakes) => number) =>
    falseWakes.reduce((sum, each) => sum + count(each), 0);
  const perHour = (count: number) => (count / hours).toFixed(2).padStart(8);
  const lines = [
    `  false wakes an hour ${perHour(total(({ head }) => head))} ${perHour(total(({ verified }) => verified))}  in ${hours.toFixed(2)} h of real speech`,
    ...falseWakes.map(
      ({ recording, hours: long, head, verified }) =>
        `    ${recording}: ${head} and ${verified} in ${long.toFixed(2)} h`,
    ),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
