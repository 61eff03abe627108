import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { and, count, eq, isNull } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import * as contract from "../../contract/webhook.ts";
import type { HubCore } from "../core.ts";
import { openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { hubWork } from "../hub-work.ts";
import { everyJobKind } from "../jobs/every-job-kind.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import { outreachAnswers } from "../outreach/outreach-answers.ts";
import { firings, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { robots } from "../storage/schema/robots.ts";
import { ask } from "../testing/ask.ts";
import { deliverInOrder, type FilingOrder } from "../testing/filing-order.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { startReceiver } from "../testing/webhook-receiver.ts";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

/** Longer than a dead hub is waited for. */
const LATER_MS = 5 * 60_000;

test("two hubs share two hundred leads and one is killed among them: each lead has one rep and one task", async (context) => {
  if (!postgres) return context.skip("set DATABASE_URL or install Debian's postgresql");
  const receiver = await startReceiver();
  const hub = await openHub({
    storage: postgres.url,
    settings: hubSettings.parse({ webhooksToPrivateNetworks: true }),
    clock: new SystemClock(),
    journal: silentJournal,
    random: systemRandom,
  });
  const { core } = hub;
  const accountId = await newAccount(core);
  const [ana] = await Promise.all(
    ["Ana", "Ben", "Cleo"].map((name) => newMember(core, accountId, "sales", name)),
  );
  if (!ana) throw new Error("nobody works here");
  const owner = await newMember(core, accountId);
  const body = { url: receiver.url, events: ["lead.handed-over"] };
  await ask(outreachAnswers(core), owner, contract.createWebhook, { body });

  const ours = await order(core, accountId, 0);
  const theirs = await order(core, accountId, 100);
  const other = runElsewhere(postgres.url, theirs);
  const stop = new AbortController();
  const working = hubWork(core, stop.signal);
  const delivering = deliverInOrder(core, ours);
  const answered = await killedAfter(other, 40);
  await delivering;
  // The robot never heard an answer from the hub that died: it delivers everything again.
  await deliverInOrder(core, theirs);
  stop.abort(new Error("the hub stops"));
  await working;
  // What the dead hub held is taken over when its hold has run out.
  const later: HubCore = { ...core, clock: new ManualClock(wallTime(Date.now() + LATER_MS)) };
  await new JobRunner(
    later,
    everyJobKind.filter(({ kind }) => kind === "deliver-webhook"),
  ).runDue();

  const ofAccount = (table: typeof leads | typeof tasks | typeof firings) => eq(table.accountId, accountId);
  expect(answered).toBe(40);
  expect(await core.database.$count(leads, ofAccount(leads))).toBe(200);
  expect(await core.database.$count(leads, and(ofAccount(leads), isNull(leads.assignee)))).toBe(0);
  const perLead = await core.database
    .select({ tasks: count() })
    .from(tasks)
    .where(ofAccount(tasks))
    .groupBy(tasks.leadId);
  expect(perLead.map((each) => each.tasks)).toEqual(Array.from({ length: 200 }, () => 1));
  expect(await core.database.$count(firings, ofAccount(firings))).toBe(200);
  const perRep = await core.database
    .select({ leads: count() })
    .from(leads)
    .where(ofAccount(leads))
    .groupBy(leads.assignee);
  expect(perRep.map((each) => each.leads).sort()).toEqual([66, 67, 67]);
  const told = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
  expect(told.size).toBe(200);

  await hub.close();
  await receiver.close();
});

async function order({ database, random }: HubCore, accountId: string, from: number): Promise<FilingOrder> {
  const name = `Robot ${from}`;
  const [robot] = await database
    .insert(robots)
    .values({ accountId, name, enrolledAt: new Date(0) })
    .returning({ id: robots.id });
  if (!robot) throw new Error("an insert returned no row");
  const records = Array.from({ length: 100 }, (_, number) => sampleRecord(from + number));
  return { robot: { id: robot.id, accountId, name }, outbox: random.uuid(), records };
}

function runElsewhere(storage: string, given: FilingOrder): ChildProcess {
  const script = fileURLToPath(new URL("../testing/filing-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin?.write(`${JSON.stringify({ storage, order: given })}\n`);
  return child;
}

/** Kills the hub in the batch after it has answered for so many records. Resolves to how many they were. */
async function killedAfter(child: ChildProcess, answers: number): Promise<number> {
  let answered = 0;
  const exited = once(child, "exit");
  child.stdout?.on("data", (chunk: Buffer) => {
    answered = Number(chunk.toString().trim().split("\n").at(-1));
    child.stdin?.write("go on\n");
    if (answered >= answers) child.kill("SIGKILL");
  });
  await exited;
  return answered;
}
