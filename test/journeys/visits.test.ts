import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../launch/config.ts";
import { simulateVisit, type VisitResult } from "../../launch/simulated-visit.ts";
import { Backstage } from "../../launch/visits/backstage.ts";
import { heldAgainstFirst } from "../../launch/visits/repeats.ts";
import { VisitCrew } from "../../launch/visits/visit-crew.ts";
import { failuresOf, type PlayedVisit, type VisitTask } from "../../launch/visits/visit-task.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";

const folder = fileURLToPath(new URL("../../sim/scenarios", import.meta.url));
const names = readdirSync(folder).map((file) => basename(file, ".yaml"));

/**
 * Played a second time, in fresh processes, in another order: by voice, by touch, in Spanish, a crowd from the seed, a
 * group, a death, dice of the network, a robot at rest. `--repeat 2` does it for all.
 */
const again = [
  "a-visitor-asks-for-a-person",
  "a-visitor-speaks-spanish-by-touch",
  "a-visitor-walks-away-mid-form",
  "a-visitor-walks-off-in-the-middle-of-their-name",
  "one-of-three-friends-does-the-talking",
  "people-rush-past-in-the-morning",
  "the-battery-is-nearly-empty-and-the-robot-rests-until-it-is-charged",
  "the-network-loses-packets-and-no-lead-is-lost",
  "the-program-is-killed-while-it-talks",
];

/** All of them on two cores that do nothing else take some minutes. */
const LONG_MS = 3_600_000;

const stop = new AbortController();
const settled = new Map<VisitTask, (result: PlayedVisit) => void>();
const visits = new Map<string, Promise<PlayedVisit>>();
/** Rejects when the crew breaks off: what it has not played by then nobody plays. */
let brokenOff: Promise<never>;

/** A visit that the crew plays, as `stella visit` does. */
function played(name: string, round = 1): Promise<PlayedVisit> {
  const visit = visits.get(`${name} ${round}`);
  if (!visit) throw new Error(`nobody plays ${name} a ${round}. time`);
  return Promise.race([visit, brokenOff]);
}

beforeAll(() => {
  const order = (name: string, round: number) => {
    const task = { name, file: join(folder, `${name}.yaml`), round };
    visits.set(`${name} ${round}`, new Promise((resolve) => settled.set(task, resolve)));
    return task;
  };
  const rounds = [
    names.map((name) => order(name, 1)),
    // The other way round: what a process has played before is another story, and may not matter.
    again.map((name) => order(name, 2)).reverse(),
  ];
  const options = { seed: 1, config: undefined, painter: "projected", recordDir: undefined } as const;
  const ends = (result: PlayedVisit) => settled.get(result.task)?.(result);
  const playAll = async () => {
    for (const tasks of rounds) {
      const crew = new VisitCrew(availableParallelism(), options, new SystemClock(), { begins() {}, ends });
      await crew.play(tasks, stop.signal);
    }
  };
  brokenOff = new Promise((_, reject) => playAll().catch(reject));
  // Told by every test that waits for a visit, and by nobody else.
  brokenOff.catch(() => undefined);
});

afterAll(() => stop.abort());

describe("with the real detector, recogniser, outbox, protocol and hub", { timeout: LONG_MS }, () => {
  for (const name of names) {
    it(`${name.replaceAll("-", " ")}`, async () => {
      expect(failuresOf(await played(name))).toEqual([]);
    });
  }
});

describe("the same scenario and seed", { timeout: LONG_MS }, () => {
  for (const name of again) {
    it(`give the same events in two processes: ${name.replaceAll("-", " ")}`, async () => {
      const both = heldAgainstFirst([await played(name), await played(name, 2)]);
      expect(both.flatMap(failuresOf)).toEqual([]);
      const [one, other] = both.map(({ answer }) => (answer.outcome === "played" ? answer.report : null));
      expect(one).not.toBeNull();
      expect(other).toEqual(one);
    });
  }

  it("give the same events with engines that others have used before and with new ones", async () => {
    const name = "a-visitor-walks-off-in-the-middle-of-their-name";
    const { report } = await playHere(name, 1);
    const backstage = new Backstage();
    try {
      await playHere("a-visitor-interrupts-the-greeting", 1, backstage);
      expect((await playHere(name, 1, backstage)).report).toEqual(report);
    } finally {
      await backstage.close();
    }
    expect((await played(name)).answer).toMatchObject({ outcome: "played", report });
  });

  it("give other events with another seed", async () => {
    const name = "a-visitor-asks-for-a-person";
    const { answer } = await played(name);
    const otherwise = await playHere(name, 2);
    expect(otherwise.report.failures).toEqual([]);
    expect(answer).not.toMatchObject({ report: { eventLogSha256: otherwise.report.eventLogSha256 } });
  });
});

it("the hub is told how a visit went, also when nothing of it was stored", { timeout: LONG_MS }, async () => {
  const { hub } = await playHere("a-visitor-declines-by-touch-and-asks-the-prices", 1);
  expect(hub).toMatchObject({ leads: 0, robots: [{ lastVisit: { outcome: "declined" } }] });
});

it("whoever comes meanwhile is told to wait once, and taken up after the first one's screen is wiped", {
  timeout: LONG_MS,
}, async () => {
  const events = await eventsOf("a-second-visitor-waits-and-is-served-next");
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

it("nothing personal is in a visit's events", { timeout: LONG_MS }, async () => {
  const { answer } = await played("a-visitor-completes-the-form-by-voice");
  const records = answer.outcome === "played" ? answer.report.records : [];
  const values = records.flatMap(({ fields }) => [fields.name?.value, fields.contact?.value]);
  expect(values).toHaveLength(2);
  const events = (await eventsOf("a-visitor-completes-the-form-by-voice")).join("\n").toLowerCase();
  for (const value of values) {
    expect(value).toBeTruthy();
    for (const part of (value ?? "").split(" ")) expect(events).not.toContain(part.toLowerCase());
  }
});

async function eventsOf(name: string): Promise<readonly string[]> {
  const { answer } = await played(name);
  return answer.outcome === "played" ? answer.events : [];
}

/** In this process, with engines of its own unless others are given; the outbox is forgotten afterwards. */
async function playHere(name: string, seed: number, backstage?: Backstage): Promise<VisitResult> {
  const file = join(folder, `${name}.yaml`);
  const scenario = parseScenario(readFileSync(file, "utf8"), file);
  const dataDir = mkdtempSync(join(tmpdir(), "stella-visit-"));
  try {
    const visit = { name, scenario, seed, config: loadConfig(undefined), dataDir, signal: stop.signal };
    return await simulateVisit(backstage ? { ...visit, backstage } : visit);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
