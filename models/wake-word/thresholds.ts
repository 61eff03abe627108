import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { OnnxWakeAgain } from "../../robot/perception/adapters/onnx-wake-again.ts";
import { OnnxWakeHead } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { wakeLikelihood } from "../../robot/perception/hearing/wake-evidence.ts";
import { RECORDINGS } from "./data/recordings.ts";
import { CONDITIONS, type Group, nearMissSet, speechSet, wakeSet } from "./data/sets.ts";
import { type HeardAgain, heardAgainIn, inTime, type Scored, scored, type Wake, wakesOf } from "./measure.ts";

const THRESHOLDS = [0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const GROUPS: readonly Group[] = ["", "-kokoro"];

interface Heard {
  readonly where: Scored;
  readonly candidates: readonly HeardAgain[];
}

/** What each threshold would hear and be woken by on development, both stages together: what it is chosen by. */
export async function thresholds(): Promise<void> {
  const [head, again] = [await OnnxWakeHead.open(), await OnnxWakeAgain.open()];
  const heardIn = async (set: string): Promise<readonly Heard[]> => {
    const heard: Heard[] = [];
    for (const where of await scored(set, head))
      heard.push({ where, candidates: await heardAgainIn(set, where, again) });
    return heard;
  };
  const wake = new Map<string, readonly Heard[]>();
  const near = new Map<string, readonly Heard[]>();
  for (const group of GROUPS) {
    for (const condition of Object.keys(CONDITIONS))
      wake.set(`${condition}${group}`, await heardIn(wakeSet("development", condition, group)));
    near.set(`near${group}`, await heardIn(nearMissSet("development", group)));
  }
  const speech: Heard[] = [];
  for (const recording of RECORDINGS.filter(
    ({ split, kind }) => split === "development" && kind === "speech",
  ))
    speech.push(...(await heardIn(speechSet(recording))));
  await again.close();
  await head.close();

  const hours = speech.reduce((sum, { where }) => sum + where.passage.samples, 0) / SAMPLE_RATE_HZ / 3600;
  const lines = THRESHOLDS.map((threshold) => {
    const wakes = ({ candidates }: Heard): readonly Wake[] =>
      wakesOf(candidates, ({ score, logit }) => wakeLikelihood(score, logit) >= threshold);
    const share = (said: readonly Heard[], isHeard: (heard: Heard) => boolean) =>
      (100 * said.filter(isHeard).length) / said.length;
    const row = [
      ...[...wake.values()].map((said) =>
        share(said, (heard) => inTime(heard.where, wakes(heard)) !== undefined),
      ),
      ...[...near.values()].map((said) => share(said, (heard) => wakes(heard).length > 0)),
    ];
    const falseWakes = speech.reduce((sum, heard) => sum + wakes(heard).length, 0) / hours;
    const cells = [...row.map((each) => each.toFixed(1)), falseWakes.toFixed(2)];
    return [threshold.toFixed(2), ...cells].map((cell) => cell.padStart(8)).join("");
  });
  const columns = ["threshold", ...wake.keys(), ...near.keys(), "an hour"];
  process.stdout.write(`${[columns.join(", "), ...lines].join("\n")}\n`);
}
