import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadConfig, readText } from "../launch/config.ts";
import { openRecording } from "../launch/hardware/recording.ts";
import { recordedConfig } from "../launch/recording/recorded-config.ts";
import { replay } from "../launch/recording/replay.ts";
import { simulateVisit } from "../launch/simulated-visit.ts";
import type { Recording } from "../robot/recording/recording.ts";
import { parseScenario } from "../sim/scenario/scenario.ts";
import { type Bench, peakMemory } from "./bench.ts";
import { processorMs } from "./processor-time.ts";

/** Somebody comes, is greeted, and speaks. */
const SCENARIO = "a-visitor-interrupts-the-greeting";
/** Of it: enough for a visit to begin, and for a busy machine to come to an end within two minutes. */
const LASTS_S = 15;
/** The least of them counts: whatever else the machine does only adds. */
const ROUNDS = 2;

/**
 * What recording a visit costs, and what a recording weighs. In processor time, which other programs on the machine
 * change little: a visit takes its engines' time, and waits for nothing. The programs that speak for it, Flite's, are
 * processes of their own, and the same with and without a recording: their time is not counted.
 */
export const bench: Bench = {
  name: "recording",
  summary: "a headless visit with and without recording it, its replay, and the size of the file",
  async run(folder) {
    const config = loadConfig(undefined);
    const { signal } = new AbortController();
    const file = join("sim/scenarios", `${SCENARIO}.yaml`);
    const scenario = { ...parseScenario(readText(file, "scenario"), file), lastsS: LASTS_S };
    const recordTo = join(folder, "visit.mcap");
    const play = (round: string, more: { readonly recordTo?: string }) => {
      const dataDir = join(folder, round);
      mkdirSync(dataDir);
      return simulateVisit({ name: SCENARIO, scenario, seed: 1, config, dataDir, signal, ...more });
    };
    const relive = async () => {
      const recording = openRecording(recordTo);
      const span = { fromMs: 0, toMs: Number.POSITIVE_INFINITY };
      return replay(recording, { config: recordedConfig(recording), ...span, signal });
    };
    // Models are read and code is compiled once; that is nobody's cost.
    await play("first", {});

    const plainMs: number[] = [];
    const recordedMs: number[] = [];
    const replayedMs: number[] = [];
    let same = 0;
    for (let round = 0; round < ROUNDS; round++) {
      plainMs.push(await processorMs(() => play(`plain-${round}`, {})));
      recordedMs.push(await processorMs(() => play(`recorded-${round}`, { recordTo })));
      replayedMs.push(
        await processorMs(async () => {
          if ((await relive()).difference === null) same += 1;
        }),
      );
    }
    const recording = openRecording(recordTo);
    const plain = Math.min(...plainMs);
    const recorded = Math.min(...recordedMs);
    const replayed = Math.min(...replayedMs);
    const lastsMs = recording.endsAt - recording.heading.startedAtMs;
    const minutes = lastsMs / 60_000;
    return [
      { what: `replays that decided the same, of ${ROUNDS}`, value: same, unit: "count" },
      {
        what: "recording a visit to playing it, processor time of this process",
        value: recorded / plain,
        unit: "×",
      },
      {
        what: "replaying a visit to playing it, processor time of this process",
        value: replayed / plain,
        unit: "×",
      },
      { what: "visit in a second of processor time of this process", value: lastsMs / plain, unit: "×" },
      { what: "replay in a second of processor time of this process", value: lastsMs / replayed, unit: "×" },
      { what: "a minute of recording", value: statSync(recordTo).size / 1e6 / minutes, unit: "MB" },
      { what: "of it pictures", value: pictureShare(recording, recordTo), unit: "%" },
      peakMemory("visits and replays"),
    ];
  },
};

function pictureShare({ messages }: Recording, file: string): number {
  const pictures = messages.filter(({ channel }) => channel === "camera");
  const bytes = pictures.reduce((sum, { json }) => sum + json.length, 0);
  return (100 * bytes) / statSync(file).size;
}
