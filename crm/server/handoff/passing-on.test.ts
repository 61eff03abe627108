import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import * as contract from "../../contract/task.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import { deliveries, tasks } from "../storage/schema/handoff.ts";
import { playedBusiness } from "../testing/played-business.ts";
import { escalate } from "./escalate.ts";

const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 23, 9, 12)));
const settings = hubSettings.parse({
  mail: { smtp: "smtp://127.0.0.1:1", from: "Stella <stella@crm.example>" },
});
let hub: Hub;
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom, settings });
});
afterAll(() => hub.close());

const MINUTE_MS = 60_000;
const business = (team: Parameters<typeof playedBusiness>[1]) => playedBusiness(hub.core, team);

const runEscalations = () => new JobRunner(hub.core, [escalate]).runDue();

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
    const [trace] = await salon.traceOf("Ana", lead);
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
    await salon.close(lead);
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

  test("is told by mail each time, also after somebody gave it back by hand", async () => {
    const salon = await business(team);
    const lead = await salon.visit("Ada", "+12025550115");
    const holder = (await salon.lead(lead))?.assignee ?? "";
    const escalated = and(eq(deliveries.leadId, lead), eq(deliveries.event, "task.escalated"));
    await clock.advance(5 * MINUTE_MS);
    await runEscalations();
    expect(await hub.core.database.$count(deliveries, escalated)).toBe(1);
    const { items } = await salon.as("Olga").ask(contract.listTasks, { query: { lead } });
    const back = { params: { id: items[0]?.id }, body: { assignee: holder } };
    // In the same moment.
    await salon.as("Olga").ask(contract.assignTask, back);
    await clock.advance(5 * MINUTE_MS + 1);
    await runEscalations();
    expect(await hub.core.database.$count(deliveries, escalated)).toBe(2);
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
