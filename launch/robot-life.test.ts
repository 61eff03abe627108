import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { openHub } from "../crm/server/hub.ts";
import { EventLog, journalTo } from "../robot/kernel/journal.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import { ReleaseStack } from "../robot/kernel/release-stack.ts";
import type { Engines } from "../robot/parts.ts";
import { Lobby } from "../sim/lobby.ts";
import { parseScenario } from "../sim/scenario/scenario.ts";
import { robotConfig } from "./config.ts";
import { simulatedIdentity } from "./hardware/sync.ts";
import { RobotLife } from "./robot-life.ts";

/** Engines that see and hear nothing and take no time: what is tried is the robot's life, by touch. */
const IDLE: Engines = {
  persons: { detect: async () => ({ persons: [], cost: { preMs: 0, runMs: 0, postMs: 0 } }) },
  faces: null,
  wakeWord: null,
  stopWord: null,
  voiceActivity: { open: nothing, probability: async () => 0, reset: nothing, close: nothing },
  recogniser: {
    open: nothing,
    begin: async () => ({ leftOut: [] }),
    feed: nothing,
    progress: async () => "nothing",
    finish: async () => ({ heard: "something-else", guess: null, confidence: 0 }),
    abandon: nothing,
    forget: nothing,
    close: nothing,
  },
  synthesiser: { speak: async () => ({ samples: new Int16Array(8000), sampleRateHz: 16_000 }) },
};

async function nothing(): Promise<void> {}

const VISITOR = `
people:
  - name: Noor
    manner: eager
    from: [2, 0]
    acts:
      - { do: walk, to: [1, 0] }
      - { do: touch-start }
      - { do: converse }
      - { do: walk, to: [3, 2] }
    means: { name: Noor Haddad, contact: noor@example.com }
    answers:
      consent: [{ do: choose, choice: "yes" }]
      name: [{ do: type, text: Noor Haddad }]
      contact: [{ do: type, text: noor@example.com }]
      service: [{ do: choose, choice: haircut }]
      source: [{ do: choose, choice: google }]
      timeline: [{ do: choose, choice: this-week }]
expect: { greeted: true, records: [] }
`;

let opened: ReleaseStack;
beforeEach(() => {
  opened = new ReleaseStack();
});
afterEach(() => opened.release());

/** A robot in a lobby where this goes wrong, with a hub in memory; `pass` lets simulated seconds go by. */
async function open(faults: string) {
  const clock = new ManualClock();
  const log = new EventLog();
  const config = robotConfig.parse({});
  const scenario = parseScenario(
    `title: t\nlastsS: 600\nfaults: ${faults}\n${VISITOR}`,
    "the test's scenario",
  );
  const dataDir = mkdtempSync(join(tmpdir(), "stella-life-"));
  opened.defer(() => rmSync(dataDir, { recursive: true }));
  const hub = await clock.finish(
    openHub({ storage: "memory", clock, journal: journalTo(clock, [log.sink]), random: seededRandom(2) }),
  );
  opened.defer(() => clock.finish(hub.close()));
  const account = await clock.finish(operatorAccount(hub.core));
  const identity = simulatedIdentity();
  await clock.finish(hub.enrol(account, config.name, identity.publicKey));
  const lobby = new Lobby({
    painter: { picture: async () => new Uint8Array(640 * 480 * 3).fill(90) },
    scenario,
    seed: 1,
    clock,
    voices: () => IDLE.synthesiser,
  });
  const dialler = lobby.dialler((send, hangUp) => hub.connect(send, hangUp));
  const parts = { lobby, dialler, identity, config, scenario, seed: 1, clock, dataDir };
  const robot = new RobotLife({ ...parts, engines: IDLE, sink: log.sink });
  const stop = new AbortController();
  const running = Promise.all([lobby.run(stop.signal), robot.run(stop.signal)]);
  opened.defer(async () => {
    stop.abort(new Error("enough"));
    await clock.finish(running);
  });
  return {
    clock,
    log,
    lobby,
    robot,
    dataDir,
    pass: (seconds: number) => clock.advance(seconds * 1000),
    leads: async () => (await clock.finish(hub.intakes(account))).length,
    told: (event: string) => log.entries.filter((entry) => entry.event === event).map(({ at }) => at / 1000),
  };
}

it("a robot whose power fails after the thanks starts on the disk that it left, and delivers what is on it, once", async () => {
  const { robot, dataDir, pass, leads, told } = await open(
    "[{ kind: network-down, untilS: 60 }, { kind: power-cut, fromS: 30, untilS: 40 }]",
  );
  await pass(29);
  expect(told("record.filed")).toHaveLength(1);
  expect(robot.alive?.outbox.backlog()).toMatchObject({ pending: 1 });
  await pass(3);
  expect(robot.alive).toBeNull();
  await pass(10);
  expect(told("robot.started-again")).toEqual([40]);
  expect(robot.alive?.outbox.backlog()).toMatchObject({ pending: 1 });
  expect(readdirSync(dataDir)).toEqual(["disk-2"]);
  await pass(100);
  expect([await leads(), robot.alive?.outbox.backlog().pending]).toEqual([1, 0]);
});

it("a robot that is killed in the middle of a visit forgets it: nothing is shown, nothing filed, and it waits again", async () => {
  const { robot, lobby, pass, leads, told, log } = await open(
    "[{ kind: process-killed, fromS: 4, untilS: 6 }]",
  );
  await pass(3.9);
  expect(robot.alive?.receptionist.state).toBe("serving");
  await pass(1);
  expect(lobby.screen.contents).toEqual([]);
  const afterDeath = log.entries.filter(({ at, event }) => at >= 4000 && event.startsWith("dialogue."));
  expect(afterDeath).toEqual([]);
  await pass(3);
  expect(told("robot.started-again")).toEqual([6]);
  expect(robot.alive?.receptionist.state).toBe("waiting");
  expect([await leads(), told("record.filed").length]).toEqual([0, 0]);
});

it("a visitor is told when the disk is full, and nothing of them is kept", async () => {
  const { robot, pass, told, leads, lobby, log } = await open("[{ kind: disk-full }]");
  await pass(40);
  expect(told("record.not-filed")).toHaveLength(1);
  expect(told("staff.alerted")).toHaveLength(1);
  expect(await leads()).toBe(0);
  await pass(60);
  expect(lobby.observed().everybodyLeft).toBe(true);
  const places = robot.places(log.lines());
  expect(places.length).toBeGreaterThan(10);
  expect(places.filter(({ text }) => /noor@example|Haddad/i.test(text)).map(({ name }) => name)).toEqual([]);
});
