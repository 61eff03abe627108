import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { type HubParts, openHub } from "../crm/server/hub.ts";
import { serveHub } from "../crm/server/serve-hub.ts";
import { Gauges } from "../robot/kernel/gauges.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { systemRandom } from "../robot/kernel/random.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { sampleRecord } from "../robot/kernel/testing/sample-record.ts";
import { passingIdentity } from "../robot/sync/adapters/passing-identity.ts";
import { openSqliteOutbox } from "../robot/sync/adapters/sqlite-outbox.ts";
import { websocketDialler } from "../robot/sync/adapters/websocket-dialler.ts";
import type { Outbox } from "../robot/sync/outbox.ts";
import { passingShelf } from "../robot/sync/profile-shelf.ts";
import { syncConfig } from "../robot/sync/sync-config.ts";
import { Uplink } from "../robot/sync/uplink.ts";
import { type Bench, peakMemory } from "./bench.ts";
import { processorMs } from "./processor-time.ts";

const BACKLOG = 10_000;

/** A robot that was offline for a long time comes back: real SQLite, real loopback WebSocket, real PGlite. */
export const bench: Bench = {
  name: "drain",
  summary: `drain of a ${BACKLOG}-record backlog against bare PGlite inserts`,
  async prepare(folder) {
    const outbox = openOutbox(folder);
    for (let number = 0; number < BACKLOG; number++) outbox.post(sampleRecord(number));
    outbox.close();
    // A new storage is made once in a hub's life, by a second WebAssembly program that needs far more memory.
    const hub = await openHub(hubParts(folder));
    await hub.close();
    const database = await PGlite.create(bareFolder(folder));
    await database.exec("CREATE TABLE records (id uuid PRIMARY KEY, body jsonb NOT NULL)");
    await database.close();
  },
  async run(folder) {
    const delivery = await drain(folder);
    // Before the comparison opens a database of its own.
    const memory = peakMemory("robot and hub");
    const bare = await bareInserts(folder);
    const perSecond = (BACKLOG / delivery.elapsedMs) * 1000;
    const barePerSecond = (BACKLOG / bare.elapsedMs) * 1000;
    return [
      { what: "records delivered", value: perSecond, unit: "per s" },
      { what: "bare single-row PGlite inserts", value: barePerSecond, unit: "per s" },
      { what: "delivery ÷ bare inserts", value: perSecond / barePerSecond, unit: "×" },
      // Steadier than the times where somebody else uses the machine.
      { what: "processor time, delivery ÷ bare insert", value: delivery.busyMs / bare.busyMs, unit: "×" },
      memory,
    ];
  },
};

const clock = new SystemClock();
const rules = syncConfig.parse({});

function openOutbox(folder: string): Outbox {
  return openSqliteOutbox(join(folder, "outbox.sqlite"), rules, clock, systemRandom);
}

function hubParts(folder: string): HubParts {
  return { storage: join(folder, "crm"), clock, journal: silentJournal, random: systemRandom };
}

function bareFolder(folder: string): string {
  return join(folder, "bare");
}

interface Cost {
  readonly elapsedMs: number;
  /** Of the processor, all threads together. */
  readonly busyMs: number;
}

async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const startedAt = performance.now();
  const busyMs = await processorMs(work);
  return { elapsedMs: performance.now() - startedAt, busyMs };
}

async function drain(folder: string): Promise<Cost> {
  const outbox = openOutbox(folder);
  const hub = await openHub(hubParts(folder));
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  const identity = passingIdentity();
  await hub.enrol(await operatorAccount(hub.core), "Bench", identity.publicKey);
  const uplink = new Uplink(
    {
      dialler: websocketDialler(served.robotUrl, rules, clock),
      outbox,
      identity,
      clock,
      random: systemRandom,
      journal: silentJournal,
      gauges: new Gauges(),
      rules,
      shelf: passingShelf(),
      name: "Robot",
      softwareVersion: "0.0.0",
    },
    { config: () => ({ accepted: true }), state: () => {}, pairing: () => {} },
  );
  const stop = new AbortController();
  const running = uplink.run(stop.signal);
  const cost = await measured(() => emptied(outbox));
  stop.abort();
  await running;
  const { leads } = await hub.health();
  if (leads !== BACKLOG) throw new Error(`${leads} of ${BACKLOG} records arrived`);
  await served.close();
  await hub.close();
  outbox.close();
  return cost;
}

async function emptied(outbox: Outbox): Promise<void> {
  while (outbox.cursor() < BACKLOG) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function bareInserts(folder: string): Promise<Cost> {
  const database = await PGlite.create(bareFolder(folder));
  const records = Array.from({ length: BACKLOG }, (_, number) => sampleRecord(number));
  const cost = await measured(async () => {
    for (const record of records) {
      await database.query("INSERT INTO records (id, body) VALUES ($1, $2)", [record.id, record]);
    }
  });
  await database.close();
  return cost;
}
