import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { VisitCrew } from "./visit-crew.ts";
import { failuresOf, type PlayedVisit } from "./visit-task.ts";

const OPTIONS = { seed: 1, config: undefined, painter: "projected", recordDir: undefined } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-crew-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function scenario(name: string, lastsS: number): { name: string; file: string; round: number } {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `{ title: nobody comes, lastsS: ${lastsS}, expect: { greeted: false, records: [] } }`);
  return { name, file, round: 1 };
}

it("plays at the same time, gives the results in the order of the tasks, and one that breaks is that one's failure", {
  timeout: 240_000,
}, async () => {
  const tasks = [
    scenario("first", 2),
    { name: "gone", file: join(folder, "gone.yaml"), round: 1 },
    scenario("last", 1),
  ];
  const ended: string[] = [];
  const crew = new VisitCrew(2, OPTIONS, new SystemClock(), {
    begins: () => {},
    ends: ({ task }) => ended.push(task.name),
  });
  const results = await crew.play(tasks, new AbortController().signal);
  expect(results.map(({ task }) => task)).toEqual(tasks);
  expect(results.map((result) => failuresOf(result).length)).toEqual([0, 1, 0]);
  expect(failuresOf(results[1] as PlayedVisit)[0]).toContain("gone.yaml");
  expect(new Set(ended)).toEqual(new Set(["first", "gone", "last"]));
});

it("ends its processes when it is told to stop, and has no result of what was not played to its end", {
  timeout: 120_000,
}, async () => {
  const stop = new AbortController();
  const crew = new VisitCrew(1, OPTIONS, new SystemClock(), {
    begins: () => stop.abort(new Error("stop")),
    ends: () => {},
  });
  expect(await crew.play([scenario("long", 3600), scenario("next", 1)], stop.signal)).toEqual([]);
});
