import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { OnnxWakeHead } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { RECORDINGS } from "./data/recordings.ts";
import { CONDITIONS, type Group, nearMissSet, speechSet, wakeSet } from "./data/sets.ts";
import { type Scored, scored, wakeInTime, wakesIn } from "./measure.ts";

const THRESHOLDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const GROUPS: readonly Group[] = ["", "-kokoro"];

/** What each threshold would hear and be woken by on development: what it is chosen by, and where a second stage has room. */
export async function thresholds(): Promise<void> {
  const head = await OnnxWakeHead.open();
  const wake = new Map<string, readonly Scored[]>();
  const near = new Map<string, readonly Scored[]>();
  for (const group of GROUPS) {
    for (const condition of Object.keys(CONDITIONS))
      wake.set(`${condition}${group}`, await scored(wakeSet("development", condition, group), head));
    near.set(`near${group}`, await scored(nearMissSet("development", group), head));
  }
  const speech: Scored[] = [];
  for (const recording of RECORDINGS.filter(
    ({ split, kind }) => split === "development" && kind === "speech",
  ))
    speech.push(...(await scored(speechSet(recording), head)));
  await head.close();
  const hours = speech.reduce((sum, { passage }) => sum + passage.samples, 0) / SAMPLE_RATE_HZ / 3600;
  const lines = THRESHOLDS.map((threshold) => {
    const share = (said: readonly Scored[], heard: (where: Scored) => boolean) =>
      (100 * said.filter(heard).length) / said.length;
    const row = [
      ...[...wake.values()].map((said) => share(said, (where) => wakeInTime(where, threshold) !== undefined)),
      ...[...near.values()].map((said) => share(said, (where) => wakesIn(where, threshold).length > 0)),
    ];
    const falseWakes = speech.reduce((sum, where) => sum + wakesIn(where, threshold).length, 0) / hours;
    const cells = [...row.map((each) => each.toFixed(1)), falseWakes.toFixed(2)];
    return [threshold.toFixed(2), ...cells].map((cell) => cell.padStart(8)).join("");
  });
  const columns = ["threshold", ...wake.keys(), ...near.keys(), "an hour"];
  process.stdout.write(`${[columns.join(", "), ...lines].join("\n")}\n`);
}
