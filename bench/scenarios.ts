import { fileURLToPath } from "node:url";
import { VisitCrew } from "../launch/visits/visit-crew.ts";
import { failuresOf, type PlayedVisit } from "../launch/visits/visit-task.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import type { Bench, Figure } from "./bench.ts";

/** By touch, by voice, with nobody greeted and with the power cut: what a library consists of, in two minutes. */
const SAMPLE = [
  "a-passer-by-is-not-greeted",
  "a-parent-comes-with-a-child",
  "a-visitor-interrupts-the-greeting",
  "the-power-fails-in-the-middle-of-the-form",
  "the-disk-is-full-and-the-staff-are-called",
  "somebody-carries-boxes-past",
];
const OPTIONS = { seed: 1, config: undefined, painter: "projected", recordDir: undefined } as const;

/** What playing scenarios costs, one at a time and two. */
export const bench: Bench = {
  name: "scenarios",
  summary: "scenarios headless, with the real engines: one process, and two beside each other",
  async run() {
    const clock = new SystemClock();
    const play = async (jobs: number) => {
      const from = clock.now();
      const crew = new VisitCrew(jobs, OPTIONS, clock, { begins: () => {}, ends: () => {} });
      const tasks = SAMPLE.map((name) => ({ name, file: fileOf(name), round: 1 }));
      const played = await crew.play(tasks, new AbortController().signal);
      return { played, tookS: (clock.now() - from) / 1000 };
    };
    const alone = await play(1);
    const together = await play(2);
    return [
      { what: `scenarios that passed, of ${SAMPLE.length}`, value: passed(alone.played), unit: "count" },
      { what: "scenarios, one process", value: SAMPLE.length / alone.tookS, unit: "per s" },
      { what: "scenarios, two processes", value: SAMPLE.length / together.tookS, unit: "per s" },
      {
        what: "simulated to real time, one process",
        value: simulatedS(alone.played) / alone.tookS,
        unit: "×",
      },
      { what: "two processes to one", value: alone.tookS / together.tookS, unit: "×" },
    ] satisfies readonly Figure[];
  },
};

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../sim/scenarios/${name}.yaml`, import.meta.url));
}

function passed(results: readonly PlayedVisit[]): number {
  return results.filter((result) => failuresOf(result).length === 0).length;
}

function simulatedS(results: readonly PlayedVisit[]): number {
  return results.reduce(
    (sum, { answer }) => sum + (answer.outcome === "played" ? answer.simulatedMs / 1000 : 0),
    0,
  );
}
