import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type WallTime, wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import type { Role } from "../../contract/permission.ts";
import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import * as contract from "../../contract/task.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { members, reps } from "../storage/schema/accounts.ts";
import { documents } from "../storage/schema/documents.ts";
import { deliveries, firings, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { ask, type Request } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { sampleFacts } from "../testing/sample-facts.ts";
import { escalate } from "./escalate.ts";
import { fireRules } from "./fire-rules.ts";
import { handBack } from "./hand-back.ts";
import { handoffAnswers } from "./handoff-answers.ts";

const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 23, 9, 12)));
const settings = hubSettings.parse({
  publicUrl: "https://crm.example",
  mail: { smtp: "smtp://127.0.0.1:1", from: "Stella <stella@crm.example>" },
});
let hub: Hub;
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom, settings });
});
afterAll(() => hub.close());

const MINUTE_MS = 60_000;

/** An account with a team, whose visitors the test plays. */
async function business(team: Readonly<Record<string, Role>>, rules?: readonly HandoffRule[]) {
  const { core } = hub;
  const accountId = await newAccount(core);
  const staff = new Map<string, Awaited<ReturnType<typeof newMember>>>();
  for (const [name, role] of Object.entries(team))
    staff.set(name, await newMember(core, accountId, role, name));
  if (rules) {
    await core.database.insert(documents).values({
      accountId,
      kind: "playbook",
      name: "playbook",
      version: 1,
      body: { ...startingPlaybook, handoffRules: rules },
      publishedAt: new Date(clock.wallNow()),
      publishedBy: { kind: "system", id: "test", name: "Test" },
      note: "",
    });
  }
  const visits = await playedVisits(core, accountId);
  const answers = handoffAnswers(core);
  const asker = (name: string) => {
    const found = staff.get(name);
    if (!found) throw new Error(`${name} does not work here`);
    return found;
  };
  return {
    accountId,
    member: (name: string) => asker(name).memberId,
    /** Somebody comes in, leaves these details and goes; the lead is here `laterMs` after that. */
    visit: async (name: string, phone: string, endedAt: WallTime = clock.wallNow()) => {
      const [lead] = await visits.visit({ answers: { name, contact: phone, service: "haircut" }, endedAt });
      return lead ?? "";
    },
    lead: async (id: string) => (await core.database.select().from(leads).where(eq(leads.id, id)))[0],
    as: (name: string) => ({
      ask: <T>(route: Parameters<typeof ask<T>>[2], request?: Request) =>
        ask(answers, asker(name), route, request),
    }),
    /** What the member has to do. */
    tasksOf: async (name: string) =>
      (await ask(answers, asker(name), contract.listTasks, { query: { assignee: "me" } })).items,
    noticesOf: async (name: string) => (await ask(answers, asker(name), contract.listNotices)).items,
    traceOf: async (lead: string) =>
      (await ask(answers, [...staff.values()][0] ?? asker("Olga"), contract.listFirings, { query: { lead } }))
        .items,
  };
}

const runEscalations = () => new JobRunner(hub.core, [escalate]).runDue();

describe("a visitor leaves their details", () => {
  test("and the lead has somebody, a task that is due five minutes after the visit, and a trace", async () => {
    const salon = await business({ Ana: "sales", Olga: "owner" });
    const lead = await salon.visit("Ada Lovelace", "+12025550101");

    expect(await salon.lead(lead)).toMatchObject({ assignee: salon.member("Ana") });
    expect(await salon.tasksOf("Ana")).toMatchObject([
      {
        title: "Contact the visitor",
        lead: { id: lead, contactName: "Ada Lovelace" },
        dueAt: new Date(clock.wallNow() + 5 * MINUTE_MS).toISOString(),
        lateWhy: null,
      },
    ]);
    expect(await salon.noticesOf("Ana")).toMatchObject([
      { title: "Contact the visitor: Ada Lovelace", lead },
    ]);
    expect(await salon.traceOf(lead)).toMatchObject([
      {
        rule: "first-touch",
        trigger: "A visitor's form arrived.",
        steps: [
          "A visitor's form arrived.",
          "Ana is next in the round, with 0 open leads.",
          'The task "Contact the visitor" is due at 09:17 UTC.',
          "Ana sees a notice in the console.",
          "An e-mail to Ana is on its way.",
          "No webhook takes this event.",
        ],
      },
    ]);
  });

  test("and the mail says everything that the first call needs", async () => {
    const salon = await business({ Ana: "sales" });
    const lead = await salon.visit("Ada Lovelace", "+12025550102");
    const [mail] = await hub.core.database.select().from(deliveries).where(eq(deliveries.leadId, lead));
    const text = String(mail?.body?.text);
    expect(mail).toMatchObject({ channel: "email", state: "waiting" });
    for (const part of [
      "Ada Lovelace",
      "+12025550102",
      "haircut",
      "Call or write, as the visitor prefers.",
      "Due at",
      "+20 can be reached",
      `https://crm.example/#/leads/${lead}`,
    ])
      expect(text).toContain(part);
  });

  test("while the network was away: the task is overdue at once and says why", async () => {
    const salon = await business({ Ana: "sales" });
    await salon.visit("Ada", "+12025550103", wallTime(clock.wallNow() - 14 * MINUTE_MS));
    expect(await salon.tasksOf("Ana")).toMatchObject([
      {
        dueAt: new Date(clock.wallNow() - 9 * MINUTE_MS).toISOString(),
        lateWhy: expect.stringMatching(
          /^The visit ended at \d\d:\d\d UTC; the lead arrived 14 minutes later\.$/,
        ),
      },
    ]);
  });

  test("and comes again: the same rep has them, though others are next", async () => {
    const salon = await business({ Ana: "sales", Ben: "sales", Cleo: "sales" });
    const first = await salon.visit("Ada", "+12025550104");
    const holder = (await salon.lead(first))?.assignee;
    await hub.core.database
      .update(leads)
      .set({ stage: "lost", stageKind: "lost" })
      .where(eq(leads.id, first));
    await salon.visit("Bea", "+12025550105");
    const second = await salon.visit("Ada", "+12025550104");
    expect(second).not.toBe(first);
    expect((await salon.lead(second))?.assignee).toBe(holder);
  });

  test("and nobody is available: the lead waits and the owner is told", async () => {
    const salon = await business({ Ana: "sales", Olga: "owner" });
    await hub.core.database
      .insert(reps)
      .values({ memberId: salon.member("Ana"), accountId: salon.accountId, available: false });
    const lead = await salon.visit("Ada", "+12025550106");
    expect(await salon.lead(lead)).toMatchObject({ assignee: null });
    expect(await salon.noticesOf("Olga")).toMatchObject([
      { title: "Ada: nobody has this lead (A visitor left their details)" },
    ]);
    expect(await salon.tasksOf("Ana")).toEqual([]);
  });

  test("and the same occasion, given again, fires nothing more", async () => {
    const salon = await business({ Ana: "sales" });
    const id = await salon.visit("Ada", "+12025550107");
    const stored = await salon.lead(id);
    const occasion = {
      on: "form" as const,
      form: "intake" as const,
      intake: id,
      lead: sampleFacts({ id, contactId: stored?.contactId ?? "" }),
    };
    await hub.core.database.transaction(async (transaction) => {
      await lockAccount(transaction, salon.accountId);
      const account = await accountPlaybook(transaction, salon.accountId);
      await fireRules(hub.core, transaction, clock.wallNow(), account, [occasion, occasion]);
    });
    expect(await salon.tasksOf("Ana")).toHaveLength(1);
    expect(await hub.core.database.$count(firings, eq(firings.leadId, id))).toBe(1);
  });
});

describe("a task that nobody takes on", () => {
  const team = { Ana: "sales", Ben: "sales", Olga: "owner" } as const;

  test("goes to the next rep, then to the owner, then rests; its lead goes along", async () => {
    const salon = await business(team);
    const lead = await salon.visit("Ada", "+12025550110");
    const first = (await salon.lead(lead))?.assignee === salon.member("Ana") ? "Ana" : "Ben";
    const other = first === "Ana" ? "Ben" : "Ana";

    await clock.advance(5 * MINUTE_MS - 1);
    await runEscalations();
    expect(await salon.tasksOf(first)).toHaveLength(1);
    await clock.advance(1);
    await runEscalations();
    expect(await salon.tasksOf(first)).toEqual([]);
    expect(await salon.tasksOf(other)).toMatchObject([{ escalations: 1 }]);
    expect(await salon.lead(lead)).toMatchObject({ assignee: salon.member(other) });
    expect((await salon.noticesOf(other))[0]?.body).toContain(
      `${first} did not take this on in time; it is yours now.`,
    );
    expect((await salon.noticesOf(first))[0]?.title).toBe("Passed on: Ada");

    await clock.advance(10 * MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf("Olga")).toMatchObject([{ escalations: 2 }]);

    await clock.advance(10_000 * MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf("Olga")).toMatchObject([{ escalations: 2 }]);
    const [trace] = await salon.traceOf(lead);
    expect(trace?.steps).toEqual(
      expect.arrayContaining([
        `${first} did not take it on within 5 minutes.`,
        `${other} is next in the round, with 0 open leads.`,
        `${other} did not take it on within 10 minutes.`,
      ]),
    );
  });

  test("stays where it is once it was taken on", async () => {
    const salon = await business({ Ana: "sales", Ben: "sales" });
    const lead = await salon.visit("Ada", "+12025550111");
    const holder = (await salon.lead(lead))?.assignee === salon.member("Ana") ? "Ana" : "Ben";
    const [task] = await salon.tasksOf(holder);
    const taken = await salon.as(holder).ask(contract.acknowledgeTask, { params: { id: task?.id } });
    expect(taken.acknowledgedAt).not.toBeNull();
    await clock.advance(60 * MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf(holder)).toMatchObject([{ escalations: 0 }]);
  });

  test("is given up with its lead: a closed lead needs no call", async () => {
    const salon = await business({ Ana: "sales", Ben: "sales" });
    const lead = await salon.visit("Ada", "+12025550112");
    await hub.core.database.update(leads).set({ stage: "lost", stageKind: "lost" }).where(eq(leads.id, lead));
    await clock.advance(60 * MINUTE_MS);
    await runEscalations();
    expect(await hub.core.database.select().from(tasks).where(eq(tasks.leadId, lead))).toMatchObject([
      { escalations: 0 },
    ]);
  });

  test("and that nobody else can have stays, and the owner hears of it", async () => {
    const salon = await business({ Ana: "sales", Olga: "owner" });
    await salon.visit("Ada", "+12025550113");
    await clock.advance(5 * MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf("Ana")).toMatchObject([{ escalations: 1 }]);
    expect((await salon.noticesOf("Olga"))[0]?.body).toContain("there is nobody to give it to");
  });

  test("is looked after anew when somebody gives it to another rep", async () => {
    const salon = await business(team);
    const lead = await salon.visit("Ada", "+12025550114");
    const [first, other] =
      (await salon.lead(lead))?.assignee === salon.member("Ana") ? ["Ana", "Ben"] : ["Ben", "Ana"];
    const [task] = await salon.tasksOf(first ?? "");
    await clock.advance(4 * MINUTE_MS);
    const body = { assignee: salon.member(other ?? "") };
    await salon.as("Olga").ask(contract.assignTask, { params: { id: task?.id }, body });
    await clock.advance(4 * MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf(other ?? "")).toMatchObject([{ escalations: 0 }]);
    await clock.advance(MINUTE_MS);
    await runEscalations();
    expect(await salon.tasksOf(first ?? "")).toMatchObject([{ escalations: 1 }]);
  });
});

describe("members work on tasks", () => {
  test("taking on, finishing and giving away bear repetition", async () => {
    const salon = await business({ Ana: "sales", Olga: "owner" });
    const lead = await salon.visit("Ada", "+12025550120");
    const [task] = await salon.tasksOf("Ana");
    const at = { params: { id: task?.id } };
    const taken = await salon.as("Ana").ask(contract.acknowledgeTask, at);
    await clock.advance(MINUTE_MS);
    expect(await salon.as("Ana").ask(contract.acknowledgeTask, at)).toEqual(taken);

    const done = await salon.as("Ana").ask(contract.finishTask, { ...at, body: { contacted: true } });
    const reached = (await salon.lead(lead))?.firstContactAt;
    expect(reached?.getTime()).toBe(clock.wallNow());
    await clock.advance(MINUTE_MS);
    expect(await salon.as("Ana").ask(contract.finishTask, { ...at, body: { contacted: true } })).toEqual(
      done,
    );
    expect((await salon.lead(lead))?.firstContactAt).toEqual(reached);
    expect(await salon.tasksOf("Ana")).toEqual([]);

    const given = { ...at, body: { assignee: salon.member("Olga") } };
    await expect(salon.as("Olga").ask(contract.assignTask, given)).rejects.toThrow("task-done");
  });

  test("nobody takes on what another one has, except owners", async () => {
    const salon = await business({ Ana: "sales", Mia: "marketing", Olga: "owner" });
    await salon.visit("Ada", "+12025550121");
    const [task] = await salon.tasksOf("Ana");
    const at = { params: { id: task?.id } };
    await expect(salon.as("Mia").ask(contract.acknowledgeTask, at)).rejects.toThrow("not-your-task");
    await salon.as("Olga").ask(contract.acknowledgeTask, at);
    expect(await salon.tasksOf("Ana")).toMatchObject([{ acknowledgedAt: expect.any(String) }]);
  });

  test("a task that nobody has goes to whoever takes it on, with its lead", async () => {
    const salon = await business({ Mia: "marketing" });
    const lead = await salon.visit("Ada", "+12025550122");
    const all = await salon.as("Mia").ask(contract.listTasks);
    await salon.as("Mia").ask(contract.acknowledgeTask, { params: { id: all.items[0]?.id } });
    expect(await salon.tasksOf("Mia")).toHaveLength(1);
    expect(await salon.lead(lead)).toMatchObject({ assignee: salon.member("Mia") });
  });

  test("the most urgent task comes first, page by page", async () => {
    const salon = await business({ Ana: "sales" });
    const lead = await salon.visit("Ada", "+12025550123");
    for (const minutes of [30, 1, 120]) {
      const dueAt = new Date(clock.wallNow() + minutes * MINUTE_MS).toISOString();
      await salon.as("Ana").ask(contract.createTask, { body: { lead, title: `In ${minutes}`, dueAt } });
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { limit: 1, ...(cursor && { cursor }) };
      const page = await salon.as("Ana").ask(contract.listTasks, { query });
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.next;
    }
    expect(seen).toEqual(["In 1", "Contact the visitor", "In 30", "In 120"]);
  });

  test("notices are counted until they are read, once", async () => {
    const salon = await business({ Ana: "sales", Ben: "marketing" });
    await salon.visit("Ada", "+12025550124");
    const before = await salon.as("Ana").ask(contract.listNotices);
    expect(before.unread).toBe(1);
    const at = { params: { id: before.items[0]?.id } };
    await expect(salon.as("Ben").ask(contract.readNotice, at)).rejects.toThrow("not-found");
    await salon.as("Ana").ask(contract.readNotice, at);
    await salon.as("Ana").ask(contract.readNotice, at);
    expect((await salon.as("Ana").ask(contract.listNotices)).unread).toBe(0);
  });

  test("another account sees and changes nothing of it", async () => {
    const salon = await business({ Ana: "sales" });
    const spa = await business({ Eve: "owner" });
    const lead = await salon.visit("Ada", "+12025550125");
    const [task] = await salon.tasksOf("Ana");
    const eve = spa.as("Eve");
    const at = { params: { id: task?.id } };
    expect((await eve.ask(contract.listTasks)).items).toEqual([]);
    expect((await eve.ask(contract.listFirings, { query: { lead } })).items).toEqual([]);
    await expect(eve.ask(contract.acknowledgeTask, at)).rejects.toThrow("not-found");
    await expect(eve.ask(contract.finishTask, { ...at, body: {} })).rejects.toThrow("not-found");
    const body = { assignee: spa.member("Eve") };
    await expect(eve.ask(contract.assignTask, { ...at, body })).rejects.toThrow("not-found");
    await expect(
      salon.as("Ana").ask(contract.assignTask, { ...at, body }),
      "nor can a task be given to a stranger",
    ).rejects.toThrow("not-found");
    const made = { lead, title: "Mine", dueAt: new Date(clock.wallNow()).toISOString() };
    await expect(eve.ask(contract.createTask, { body: made })).rejects.toThrow("not-found");
  });
});

test("a member who leaves hands open work to the others by the rules, and can be removed", async () => {
  const salon = await business({ Ana: "sales", Ben: "sales", Olga: "owner" });
  const given = [];
  for (let n = 0; n < 4; n++) given.push(await salon.visit(`Visitor ${n}`, `+1202555013${n}`));
  const closed = given[0] ?? "";
  await hub.core.database.update(leads).set({ stageKind: "lost", stage: "lost" }).where(eq(leads.id, closed));

  await hub.core.database.transaction(async (transaction) => {
    await handBack(hub.core, transaction, salon.accountId, salon.member("Ana"));
    await transaction.delete(members).where(eq(members.id, salon.member("Ana")));
  });

  expect(await salon.tasksOf("Ben")).toHaveLength(4);
  for (const id of given.slice(1))
    expect(await salon.lead(id)).toMatchObject({ assignee: salon.member("Ben") });
});
