import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadConfig, readText } from "../launch/config.ts";
import { openRecording } from "../launch/hardware/recording.ts";
import { replay } from "../launch/recording/replay.ts";
import { simulateVisit } from "../launch/simulated-visit.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { parseScenario } from "../sim/scenario/scenario.ts";
import { type Bench, median, peakMemory } from "./bench.ts";

/** Half a minute with one visitor; each is played in turn, so that whatever else the machine does hits all alike. */
const SCENARIO = "a-visitor-interrupts-the-greeting";
const ROUNDS = 3;

/** What recording a visit costs, and what a recording weighs. */
export const bench: Bench = {
  name: "recording",
  summary: "a headless visit with and without recording it, its replay, and the size of the file",
  async run(folder) {
    const clock = new SystemClock();
    const config = loadConfig(undefined);
    const { signal } = new AbortController();
    const file = join("sim/scenarios", `${SCENARIO}.yaml`);
    const scenario = parseScenario(readText(file, "scenario"), file);
    const recordTo = join(folder, "visit.mcap");
    const times: Record<"plain" | "recorded" | "replayed", number[]> = {
      plain: [],
      recorded: [],
      replayed: [],
    };
    const timed = async (of: keyof typeof times, work: () => Promise<unknown>) => {
      const from = clock.now();
      await work();
      times[of].push(clock.now() - from);
    };
    const play = (round: string, more: { readonly recordTo?: string }) => {
      const dataDir = join(folder, round);
      mkdirSync(dataDir);
      return simulateVisit({ name: SCENARIO, scenario, seed: 1, config, dataDir, signal, ...more });
    };
    let same = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await timed("plain", () => play(`plain-${round}`, {}));
      await timed("recorded", () => play(`recorded-${round}`, { recordTo }));
      await timed("replayed", async () => {
        const span = { fromMs: 0, toMs: Number.POSITIVE_INFINITY };
        const { difference } = await replay(openRecording(recordTo), { config, ...span, signal });
        if (difference === null) same += 1;
      });
    }
    const recording = openRecording(recordTo);
    const minutes = (recording.endsAt - recording.heading.startedAtMs) / 60_000;
    const pictures = recording.messages.filter(({ channel }) => channel === "camera");
    const pictureBytes = pictures.reduce((sum, { json }) => sum + json.length, 0);
    return [
      { what: `replays that decided the same, of ${ROUNDS}`, value: same, unit: "count" },
      {
        what: "recording a visit to playing it, median",
        value: median(times.recorded) / median(times.plain),
        unit: "×",
      },
      {
        what: "replaying a visit to playing it, median",
        value: median(times.replayed) / median(times.plain),
        unit: "×",
      },
      { what: "a minute of recording", value: statSync(recordTo).size / 1e6 / minutes, unit: "MB" },
      { what: "of it pictures", value: (100 * pictureBytes) / statSync(recordTo).size, unit: "%" },
      peakMemory("visits and replays"),
    ];
  },
};
