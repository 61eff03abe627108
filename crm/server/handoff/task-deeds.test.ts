import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import * as contract from "../../contract/task.ts";
import { type Hub, openHub } from "../hub.ts";
import { members, reps } from "../storage/schema/accounts.ts";
import { playedBusiness } from "../testing/played-business.ts";
import { handBack } from "./hand-back.ts";

const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 23, 9, 12)));
let hub: Hub;
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
});
afterAll(() => hub.close());

const MINUTE_MS = 60_000;
const business = (team: Parameters<typeof playedBusiness>[1]) => playedBusiness(hub.core, team);

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
  await salon.close(closed);

  await hub.core.database.transaction(async (transaction) => {
    await handBack(hub.core, transaction, salon.accountId, salon.member("Ana"));
    await transaction.delete(members).where(eq(members.id, salon.member("Ana")));
  });

  // What was to do about the closed lead has ended with it.
  expect(await salon.tasksOf("Ben")).toHaveLength(3);
  for (const id of given.slice(1))
    expect(await salon.lead(id)).toMatchObject({ assignee: salon.member("Ben") });
});

test("what nobody can take over waits, and the owner is told how much it is", async () => {
  const salon = await business({ Ana: "sales", Olga: "owner" });
  await hub.core.database
    .insert(reps)
    .values({ memberId: salon.member("Olga"), accountId: salon.accountId, available: false });
  const lead = await salon.visit("Ada", "+12025550139");
  await hub.core.database.transaction(async (transaction) => {
    await handBack(hub.core, transaction, salon.accountId, salon.member("Ana"));
    await transaction.delete(members).where(eq(members.id, salon.member("Ana")));
  });
  expect(await salon.lead(lead)).toMatchObject({ assignee: null });
  expect(await salon.noticesOf("Olga")).toMatchObject([
    { title: "Leads wait for somebody", body: "Without anybody now: open leads 1, open tasks 1." },
  ]);
});

test("a lead whose task is done goes on to somebody else all the same", async () => {
  const salon = await business({ Ana: "sales", Ben: "sales" });
  const lead = await salon.visit("Ada", "+12025550138");
  const [from, to] =
    (await salon.lead(lead))?.assignee === salon.member("Ana") ? ["Ana", "Ben"] : ["Ben", "Ana"];
  const [task] = await salon.tasksOf(from ?? "");
  await salon.as(from ?? "").ask(contract.finishTask, { params: { id: task?.id }, body: {} });
  await hub.core.database.transaction((transaction) =>
    handBack(hub.core, transaction, salon.accountId, salon.member(from ?? "")),
  );
  expect(await salon.lead(lead)).toMatchObject({ assignee: salon.member(to ?? "") });
});
