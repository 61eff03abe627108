import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../launch/config.ts";
import { simulateVisit, type VisitReport, type VisitResult } from "../../launch/simulated-visit.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "sim/scenarios");

const played = new Map<string, ReturnType<typeof playAnew>>();

/** What several tests ask about is played once. */
function play(name: string, seed = 1): ReturnType<typeof playAnew> {
  const key = `${name} ${seed}`;
  const visit = played.get(key) ?? playAnew(name, seed);
  played.set(key, visit);
  return visit;
}

/** In this process; the outbox is forgotten afterwards. */
async function playAnew(name: string, seed: number): Promise<VisitResult> {
  const file = join(folder, `${name}.yaml`);
  const scenario = parseScenario(readFileSync(file, "utf8"), file);
  const dataDir = mkdtempSync(join(tmpdir(), "stella-visit-"));
  try {
    const { signal } = new AbortController();
    return await simulateVisit({ name, scenario, seed, config: loadConfig(undefined), dataDir, signal });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** As a technician does, in a process of its own. */
async function playByCommand(name: string): Promise<VisitReport> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["launch/stella.mjs", "visit", join(folder, `${name}.yaml`), "--json"],
    { cwd: root },
  );
  return JSON.parse(stdout) as VisitReport;
}

describe("with the real detector, recogniser, outbox, protocol and hub", () => {
  const names = readdirSync(folder).map((file) => basename(file, ".yaml"));
  for (const name of names) {
    it(`${name.replaceAll("-", " ")}`, { timeout: 600_000 }, async () => {
      const { report } = await play(name);
      expect(report.failures).toEqual([]);
      expect(report.passed).toBe(true);
    });
  }
});

describe("the same scenario and seed", () => {
  it("give the same events in two processes, and another seed gives others", {
    timeout: 900_000,
  }, async () => {
    const name = "a-visitor-walks-away-mid-form";
    const here = await play(name);
    const elsewhere = await playByCommand(name);
    const otherwise = await play(name, 2);
    expect(elsewhere).toEqual(here.report);
    expect(otherwise.report.eventLogSha256).not.toBe(here.report.eventLogSha256);
  });
});

it("the hub is told how a visit went, also when nothing of it was stored", { timeout: 600_000 }, async () => {
  const { hub } = await play("a-visitor-declines-and-is-still-served");
  expect(hub).toMatchObject({ leads: 0, robots: [{ lastVisit: { outcome: "declined" } }] });
});

it("whoever comes meanwhile is told to wait once, and taken up after the first one's screen is wiped", {
  timeout: 600_000,
}, async () => {
  const { events } = await play("a-second-visitor-waits-and-is-served-next");
  const told = ["visit.begun", "visitor.waits", "visit.ended", "visit.wiped"];
  const course = events.map((line) => JSON.parse(line) as { event: string; track?: string });
  expect(
    course.filter(({ event }) => told.includes(event)).map(({ event, track }) => [event, track ?? ""]),
  ).toEqual([
    ["visit.begun", "t1"],
    ["visitor.waits", "t2"],
    ["visit.ended", ""],
    ["visit.wiped", ""],
    ["visit.begun", "t2"],
    ["visit.ended", ""],
    ["visit.wiped", ""],
  ]);
});

it("nothing personal is in a visit's events", { timeout: 600_000 }, async () => {
  const { report, events } = await play("a-visitor-completes-the-form-by-voice");
  const values = report.records.flatMap((record) => [
    record.fields.name?.value,
    record.fields.contact?.value,
  ]);
  expect(values).toHaveLength(2);
  for (const value of values) {
    expect(value).toBeTruthy();
    for (const part of (value ?? "").split(" "))
      expect(events.join("\n").toLowerCase()).not.toContain(part.toLowerCase());
  }
});
