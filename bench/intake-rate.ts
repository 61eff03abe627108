import { join } from "node:path";
import { sql } from "drizzle-orm";
import { WebSocket } from "ws";
import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { type Hub, type HubParts, openHub } from "../crm/server/hub.ts";
import { serveHub } from "../crm/server/serve-hub.ts";
import { leads } from "../crm/server/storage/schema/leads.ts";
import { startPostgres } from "../crm/server/testing/postgres-server.ts";
import { seedMember } from "../crm/server/testing/seeded-members.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { systemRandom } from "../robot/kernel/random.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { sampleRecord } from "../robot/kernel/testing/sample-record.ts";
import { passingIdentity } from "../robot/sync/adapters/passing-identity.ts";
import { challengeText } from "../robot/sync/protocol/challenge.ts";
import { contentHash } from "../robot/sync/protocol/content-hash.ts";
import { type Down, parseDown } from "../robot/sync/protocol/down.ts";
import { PROTOCOL_VERSION } from "../robot/sync/protocol/version.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";

const BACKLOG = 2_000;
const VISITS = 300;
const WINDOW = 256;
const REPS = 3;

/** Records become contacts, leads and handoffs on their way in: a real WebSocket, a real hub, three reps in the round. */
export const bench: Bench = {
  name: "intake-rate",
  summary: `${BACKLOG} records in windows of ${WINDOW}, then ${VISITS} one at a time, each filed and handed over`,
  async prepare(folder) {
    // A new storage is made once in a hub's life.
    const hub = await openHub(hubParts(join(folder, "crm")));
    await hub.close();
  },
  async run(folder) {
    const postgres = startPostgres();
    try {
      const figures = await measure("PGlite", join(folder, "crm"));
      return postgres ? [...figures, ...(await measure("PostgreSQL", postgres.url))] : figures;
    } finally {
      postgres?.stop();
    }
  },
};

const clock = new SystemClock();

function hubParts(storage: string): HubParts {
  return { storage, clock, journal: silentJournal, random: systemRandom };
}

async function measure(engine: string, storage: string): Promise<Figure[]> {
  const hub = await openHub(hubParts(storage));
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  const account = await operatorAccount(hub.core);
  for (let rep = 1; rep <= REPS; rep++)
    await seedMember(hub.core, account, { name: `Rep ${rep}`, role: "sales" });
  const robot = await Robot.connect(served.robotUrl, hub, account);
  const startedAt = performance.now();
  for (let from = 0; from < BACKLOG; from += WINDOW) await robot.push(Math.min(WINDOW, BACKLOG - from));
  const perSecond = (BACKLOG / (performance.now() - startedAt)) * 1000;
  const answers: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) answers.push(await robot.push(1));
  const barePerSecond = await bareInserts(hub);
  const filed = await hub.core.database.$count(leads);
  if (filed !== BACKLOG + VISITS) throw new Error(`${filed} leads of ${BACKLOG + VISITS} records`);
  robot.close();
  await served.close();
  await hub.close();
  return [
    { what: `${engine}: leads in, in windows`, value: perSecond, unit: "per s" },
    { what: `${engine}: bare single-row inserts`, value: barePerSecond, unit: "per s" },
    { what: `${engine}: leads in ÷ bare inserts`, value: perSecond / barePerSecond, unit: "×" },
    { what: `${engine}: a push's answer, median`, value: median(answers), unit: "ms" },
    { what: `${engine}: a push's answer, 99th percentile`, value: percentile(answers, 0.99), unit: "ms" },
  ];
}

/** The robot's side of the protocol, by hand, so that each answer can be timed. */
class Robot {
  private readonly socket: WebSocket;
  private sequence = 0;
  private heard: Down[] = [];
  private wake: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      const parsed = parseDown(data.toString());
      if (!parsed.ok) throw new Error(parsed.problem);
      this.heard.push(parsed.message);
      this.wake();
    });
  }

  static async connect(url: string, hub: Hub, account: string): Promise<Robot> {
    const identity = passingIdentity();
    await hub.enrol(account, "Bench", identity.publicKey);
    const robot = new Robot(new WebSocket(url));
    const { publicKey } = identity;
    const challenge = await robot.hears("challenge");
    const signature = identity.sign(challengeText(challenge.nonce, publicKey));
    robot.say({ type: "auth", publicKey, signature });
    robot.say({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "bench",
      outbox: systemRandom.uuid(),
      cursor: 0,
      configVersion: null,
    });
    await robot.hears("welcome");
    return robot;
  }

  /** Pushes so many fresh records and waits until the last is acknowledged. Resolves to the milliseconds it took. */
  async push(count: number): Promise<number> {
    const pushes = Array.from({ length: count }, () => {
      this.sequence += 1;
      const { sequence } = this;
      const record = { ...sampleRecord(sequence), id: systemRandom.uuid() };
      const contentSha256 = contentHash(record);
      return { type: "intake.push", sequence, after: sequence - 1, id: record.id, contentSha256, record };
    });
    const startedAt = performance.now();
    for (const push of pushes) this.say(push);
    while ((await this.hears("intake.ack")).upTo < this.sequence);
    return performance.now() - startedAt;
  }

  close(): void {
    this.socket.terminate();
  }

  private say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  private async hears<T extends Down["type"]>(type: T): Promise<Extract<Down, { type: T }>> {
    for (;;) {
      const at = this.heard.findIndex((message) => message.type === type);
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      if (found?.type === type) return found as Extract<Down, { type: T }>;
      const refusal = this.heard.find(
        (message) => message.type === "error" || message.type === "intake.reject",
      );
      if (refusal) throw new Error(JSON.stringify(refusal));
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

async function bareInserts({ core: { database } }: Hub): Promise<number> {
  await database.execute(sql`CREATE TABLE IF NOT EXISTS bare (id uuid PRIMARY KEY, body jsonb NOT NULL)`);
  const records = Array.from({ length: BACKLOG }, (_, number) => sampleRecord(number));
  const startedAt = performance.now();
  for (const record of records) {
    await database.execute(
      sql`INSERT INTO bare (id, body) VALUES (${systemRandom.uuid()}, ${JSON.stringify(record)}::jsonb)`,
    );
  }
  return (BACKLOG / (performance.now() - startedAt)) * 1000;
}
