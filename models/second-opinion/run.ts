import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { whyNoRecogniser } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { regressed, traitsOf } from "../../robot/perception/hearing/second-opinion.ts";
import { type HeardTwice, heardTwice, VOICES } from "./evidence.ts";
import { fitLogistic, likelihood } from "./logistic.ts";

// `npm run models:second-opinion`: fits anew what `second-opinion.ts` weighs two hearings by; see README.md.
const FOLDER = "var/second-opinion";
const FILE = `${FOLDER}/heard.json`;

const reason = whyNoRecogniser();
if (reason !== null) throw new Error(reason);

const all = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, "utf8")) as readonly HeardTwice[])
  : await hear();
const readings = all.flatMap(({ bound, voice }) => (bound ? [{ ...bound, voice }] : []));
const examples = readings.map((bound) => {
  const { own, ratio, words } = traitsOf(bound);
  return { traits: [own, ratio, words], isSo: bound.isRight, voice: bound.voice };
});
const weights = fitLogistic(examples);
const [even = 0, own = 0, ratio = 0, words = 0] = weights;
print(`${readings.length} readings of ${all.length} utterances, ${share(readings)} right`);
print(`fitted: EVEN ${even.toFixed(2)}, OWN_WEIGHT ${own.toFixed(2)}`);
print(`fitted: RATIO_WEIGHT ${ratio.toFixed(3)}, WORDS_WEIGHT ${words.toFixed(2)}`);
judge(
  "fitted",
  examples.map(({ traits }) => likelihood(weights, traits)),
);
const withoutVoice = new Map(
  VOICES.map((voice) => [voice, fitLogistic(examples.filter((each) => each.voice !== voice))]),
);
judge(
  "fitted without the voice that it is judged by",
  examples.map(({ traits, voice }) => likelihood(withoutVoice.get(voice) ?? [], traits)),
);
judge(
  "as it ships",
  readings.map((bound) => 1 / (1 + Math.exp(-regressed(bound)))),
);

const open = all.flatMap((one) => (one.open ? [one.open] : []));
for (const [name, such] of [
  ["word by word", open.filter(({ likeness }) => likeness === 1)],
  ["nearly", open.filter(({ likeness }) => likeness < 1 && likeness >= 0.6)],
  ["hardly", open.filter(({ likeness }) => likeness < 0.6)],
] as const) {
  print(`of the transcriber's own text in the grammar ${name}: ${such.length}, ${share(such)} right`);
}

async function hear(): Promise<readonly HeardTwice[]> {
  const heard: HeardTwice[] = [];
  for await (const one of heardTwice()) {
    heard.push(one);
    if (heard.length % 100 === 0) process.stderr.write(`${heard.length} utterances\n`);
  }
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, JSON.stringify(heard));
  return heard;
}

/** How well these likelihoods say what was right. */
function judge(name: string, likelihoods: readonly number[]): void {
  const loss = readings.reduce((sum, { isRight }, at) => {
    const likely = likelihoods[at] ?? 0;
    return sum - Math.log(isRight ? likely : 1 - likely);
  }, 0);
  print(`${name}: a loss of ${(loss / readings.length).toFixed(3)} a reading`);
  for (const [from, to] of [
    [0.95, 1],
    [0.85, 0.95],
    [0.7, 0.85],
    [0.3, 0.7],
    [0, 0.3],
  ] as const) {
    const such = readings.filter((_, at) => (likelihoods[at] ?? 0) >= from && (likelihoods[at] ?? 0) < to);
    print(`${name}: likely to ${from} … ${to}: ${such.length} readings, ${share(such)} right`);
  }
}

function share(such: readonly { readonly isRight: boolean }[]): string {
  return `${Math.round((100 * such.filter(({ isRight }) => isRight).length) / Math.max(1, such.length))} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
