import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { operatorAccount } from "../../crm/server/accounts/operator-account.ts";
import { type Hub, openHub } from "../../crm/server/hub.ts";
import { type ServedHub, serveHub } from "../../crm/server/serve-hub.ts";
import { openRobotIdentity } from "../../launch/hardware/sync.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";

const program = fileURLToPath(new URL("./robot-process.ts", import.meta.url));
const clock = new SystemClock();
let folder: string;
const children = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-killed-"));
});
afterEach(async () => {
  for (const child of children) await kill(child);
  rmSync(folder, { recursive: true });
});

test("a lead arrives once when the robot was killed right after the thanks", async () => {
  // Nobody listens at that address: the record is durable, and nothing more, when the process dies.
  const first = startRobot("ws://127.0.0.1:1/robot", 1);
  await first.says("thanked");
  await kill(first.child);

  const { hub, served, stop } = await startHub();
  const second = startRobot(served.robotUrl);
  await arrivals(hub, 1);
  // Perhaps before it heard the acknowledgement; the third process delivers something new behind it.
  await kill(second.child);
  startRobot(served.robotUrl, 2);
  await arrivals(hub, 2);
  expect((await hub.intakes(await operatorAccount(hub.core))).map(({ id }) => id)).toEqual([
    sampleRecord(2).id,
    sampleRecord(1).id,
  ]);
  await stop();
});

test("every lead arrives once and in order when the hub restarts in the middle of a backlog", async () => {
  const numbers = Array.from({ length: 1500 }, (_, index) => index);
  const before = await startHub();
  startRobot(before.served.robotUrl, ...numbers);
  await arrivals(before.hub, 1);
  await before.stop();
  const after = await startHub(Number(new URL(before.served.url).port));
  await arrivals(after.hub, numbers.length);
  const intakes = await after.hub.intakes(await operatorAccount(after.hub.core), { limit: 10_000 });
  expect(intakes.map(({ id }) => id).reverse()).toEqual(numbers.map((number) => sampleRecord(number).id));
  await after.stop();
});

interface RunningHub {
  readonly hub: Hub;
  readonly served: ServedHub;
  stop(): Promise<void>;
}

/** A hub on PGlite in the test's folder that knows the test's robot. */
async function startHub(port = 0): Promise<RunningHub> {
  const storage = join(folder, "crm");
  const hub = await openHub({ storage, clock, journal: silentJournal, random: systemRandom });
  await hub.enrol(await operatorAccount(hub.core), "Lobby", openRobotIdentity(folder).publicKey);
  const served = await serveHub(hub, { host: "127.0.0.1", port, clock });
  return {
    hub,
    served,
    stop: async () => {
      await served.close();
      await hub.close();
    },
  };
}

function startRobot(hubUrl: string, ...numbers: readonly number[]) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, folder, hubUrl, ...numbers.map(String)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  children.add(child);
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    says: async (expected: string) => {
      for await (const line of lines) if (line === expected) return;
      throw new Error(`the robot ended before it said "${expected}"`);
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Resolves when the hub has at least so many leads. */
async function arrivals(hub: Hub, count: number): Promise<void> {
  for (;;) {
    let stop = () => {};
    const news = new Promise<void>((resolve) => {
      stop = hub.core.changes.on(() => resolve());
    });
    if ((await hub.health()).leads >= count) return stop();
    await news;
    stop();
  }
}
