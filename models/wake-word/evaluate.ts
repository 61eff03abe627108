import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { OnnxWakeHead } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { PocketSphinxWakeVerifier } from "../../robot/perception/adapters/pocketsphinx-wake-verifier.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import { isWakeWord } from "../../robot/perception/hearing/wake-evidence.ts";
import { RECORDINGS } from "./data/recordings.ts";
import { CONDITIONS, type Group, nearMissSet, speechSet, wakeSet } from "./data/sets.ts";
import { type Scored, scored, soundUntil, type Wake, wakeInTime, wakesIn } from "./measure.ts";
import type { Split } from "./voices.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));
const VERIFIED_SAMPLES = 1.6 * SAMPLE_RATE_HZ;

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
  const verifier = new PocketSphinxWakeVerifier();
  verifier.open();
  const passes = (set: string, where: Scored, wake: Wake) =>
    isWakeWord(wake.score, () => verifier.evidence(soundUntil(set, where, wake.at, VERIFIED_SAMPLES)));

  const measure = async (group: Group): Promise<Phrases> => {
    const recall: Recall[] = [];
    for (const condition of Object.keys(CONDITIONS)) {
      const set = wakeSet(split, condition, group);
      recall.push(
        recallOf(condition, await scored(set, head), threshold, (where, wake) => passes(set, where, wake)),
      );
    }
    const set = nearMissSet(split, group);
    const near = (await scored(set, head)).map((where) => ({ where, wakes: wakesIn(where, threshold) }));
    const woken = near.filter(({ wakes }) => wakes.length > 0);
    const confused = woken.filter(({ where, wakes }) => wakes.some((wake) => passes(set, where, wake)));
    const counts = { phrases: near.length, head: woken.length, verified: confused.length };
    return { recall, nearMisses: { ...counts, confused: named(confused) } };
  };
  const [others, kokoro] = [await measure(""), await measure("-kokoro")];

  const falseWakes: FalseWakes[] = [];
  for (const recording of RECORDINGS.filter((each) => each.split === split && each.kind === "speech")) {
    const speech = speechSet(recording);
    const pieces = await scored(speech, head);
    const wakes = pieces.flatMap((where) => wakesIn(where, threshold).map((wake) => ({ where, wake })));
    falseWakes.push({
      recording: recording.name,
      hours: pieces.reduce((sum, { passage }) => sum + passage.samples, 0) / SAMPLE_RATE_HZ / 3600,
      head: wakes.length,
      verified: wakes.filter(({ where, wake }) => passes(speech, where, wake)).length,
    });
  }
  verifier.close();
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

function recallOf(
  condition: string,
  phrases: readonly Scored[],
  threshold: number,
  passes: (where: Scored, wake: Wake) => boolean,
): Recall {
  const heard = phrases.map((where) => {
    const wake = wakeInTime(where, threshold);
    return { where, wake, verified: wake !== undefined && passes(where, wake) };
  });
  const latencies = heard
    .flatMap(({ where, wake }) => (wake ? [(wake.at - (where.passage.endsAt ?? 0)) / 16] : []))
    .sort((a, b) => a - b);
  const voices = [...new Set(phrases.map(({ passage }) => passage.voice))];
  const share = (voice: string) => {
    const own = heard.filter(({ where }) => where.passage.voice === voice);
    return `${own.filter(({ verified }) => verified).length} of ${own.length}`;
  };
  return {
    condition,
    phrases: phrases.length,
    head: heard.filter(({ wake }) => wake).length / phrases.length,
    verified: heard.filter(({ verified }) => verified).length / phrases.length,
    medianLatencyMs: Math.round(latencies[latencies.length >> 1] ?? Number.NaN),
    byVoice: Object.fromEntries(voices.map((voice) => [voice, share(voice)])),
    missed: named(heard.filter(({ verified }) => !verified)),
  };
}

function named(all: readonly { readonly where: Scored }[]): readonly string[] {
  return [...new Set(all.map(({ where }) => `${where.passage.voice}: ${where.passage.text}`))].sort();
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
