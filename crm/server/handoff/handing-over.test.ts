import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { reps } from "../storage/schema/accounts.ts";
import { deliveries, firings } from "../storage/schema/handoff.ts";
import { playedBusiness } from "../testing/played-business.ts";
import { sampleFacts } from "../testing/sample-facts.ts";
import { fireRules } from "./fire-rules.ts";

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
const business = (team: Parameters<typeof playedBusiness>[1]) => playedBusiness(hub.core, team);

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
    expect(await salon.traceOf("Ana", lead)).toMatchObject([
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
    await salon.close(first);
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
