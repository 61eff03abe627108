import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../../robot/kernel/random.ts";
import type { FigureCell, FigureFilter, Figures } from "../../contract/figures.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { type Hub, openHub } from "../hub.ts";
import { tasks } from "../storage/schema/handoff.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { robots } from "../storage/schema/robots.ts";
import { marchLeads } from "../testing/march-leads.ts";
import { newAccount } from "../testing/new-account.ts";
import { seedLeads } from "../testing/seeded-leads.ts";
import { seedMember } from "../testing/seeded-members.ts";
import { readEveryFigure } from "./every-figure.ts";
import { figureScope } from "./figure-scope.ts";
import { leadsBehindCell } from "./leads-behind.ts";

const DAY = 24 * 3_600_000;

/** March in Berlin, where clocks were set forward on the 29th. */
const march: FigureFilter = {
  from: "2026-02-28T23:00:00.000Z",
  to: "2026-03-31T22:00:00.000Z",
  timezone: "Europe/Berlin",
};
const now = new Date("2026-05-10T12:00:00Z");

describe("twenty-five leads, summed up by hand", () => {
  let hub: Hub;
  let accountId: string;
  let ids: readonly string[];
  let read: Figures;
  let ana: string;
  let ben: string;
  let harbourRobot: number;

  const scopeOf = (filter: Partial<FigureFilter> = {}) =>
    figureScope({ accountId, version: 0, playbook: startingPlaybook }, { ...march, ...filter }, now);
  /** The numbers, counted from 1 as in the table below, of the leads behind a cell. */
  const behind = async (cell: Partial<FigureCell> & Pick<FigureCell, "figure">) => {
    const page = await leadsBehindCell(hub.core.database, scopeOf(), { key: "", ...cell }, { limit: 200 });
    return page.items.map(({ id }) => ids.indexOf(id) + 1).sort((a, b) => a - b);
  };

  beforeAll(async () => {
    hub = await openHub({
      storage: "memory",
      clock: new ManualClock(),
      journal: silentJournal,
      random: seededRandom(1),
    });
    accountId = await newAccount(hub.core);
    ana = await seedMember(hub.core, accountId, { name: "Ana", role: "sales", capacity: 10 });
    ben = await seedMember(hub.core, accountId, { name: "Ben", role: "sales", available: false });
    await seedMember(hub.core, accountId, { name: "Vic", role: "viewer" });
    const [robot] = await hub.core.database
      .insert(robots)
      .values({ accountId, name: "Harbour robot", enrolledAt: now })
      .returning({ id: robots.id });
    harbourRobot = robot?.id ?? 0;
    ids = await seedLeads(hub.core, accountId, marchLeads({ ana, ben, harbourRobot }));
    await workOn(3, 12);
    read = await readEveryFigure(hub.core.database, scopeOf());
    // Another account's leads, which must be in none of the figures.
    await seedLeads(hub.core, await newAccount(hub.core, "Other"), marchLeads({ ana, ben, harbourRobot }));
  });
  afterAll(() => hub.close());

  /** Ten days before now: a note on one, a task done on the other; and tasks of Ana's. */
  async function workOn(noted: number, done: number) {
    const { database } = hub.core;
    const at = new Date("2026-05-01T00:00Z");
    const [one] = await database
      .select({ contactId: leads.contactId })
      .from(leads)
      .where(eq(leads.id, ids[noted - 1] ?? ""));
    await database.insert(notes).values({
      accountId,
      leadId: ids[noted - 1] ?? "",
      contactId: one?.contactId ?? "",
      at,
      by: { kind: "member", id: ana, name: "Ana" },
      text: "Called again.",
    });
    const task = (number: number, dueAt: Date, doneAt: Date | null) => ({
      id: hub.core.random.uuid(),
      accountId,
      leadId: ids[number - 1] ?? "",
      title: "Call",
      nextAction: "Call.",
      assignee: ana,
      dueAt,
      createdAt: at,
      givenAt: at,
      doneAt,
      escalate: [],
    });
    const past = new Date(now.getTime() - DAY);
    const future = new Date(now.getTime() + DAY);
    await database
      .insert(tasks)
      .values([task(3, past, null), task(3, past, null), task(5, future, null), task(done, past, at)]);
  }

  it("counts leads by the day in Berlin and by source", () => {
    expect(read.volume).toEqual([
      { day: "2026-03-02", source: "google", leads: 1 },
      { day: "2026-03-02", source: "instagram", leads: 2 },
      { day: "2026-03-03", source: "google", leads: 1 },
      { day: "2026-03-10", source: "referral", leads: 10 },
      { day: "2026-03-15", source: null, leads: 1 },
      { day: "2026-03-20", source: "instagram", leads: 5 },
      { day: "2026-03-29", source: "walk-in", leads: 2 },
      { day: "2026-03-30", source: null, leads: 1 },
    ]);
  });

  it("follows the cohort", () => {
    // Made in March: 25 - #9 - #10 = 23. MQL: #1 #2 #4 #7 #8 and ten = 15. SQL: #1 #6. Won: #1 #8. Lost: #2 and five.
    // On from New: the 15 and #6, which skipped MQL. On from MQL: #1 and #8. On from SQL: #1.
    expect(read.cohort).toEqual([
      { stage: "new", label: "New Inquiry", entered: 23, share: 16 / 23 },
      { stage: "mql", label: "MQL", entered: 15, share: 2 / 15 },
      { stage: "sql", label: "SQL", entered: 2, share: 1 / 2 },
      { stage: "won", label: "Won", entered: 2, share: null },
      { stage: "lost", label: "Lost", entered: 6, share: null },
    ]);
  });

  it("tells where every lead stood when the period ended", () => {
    // New: #3 #5. MQL: #4, #7 (which leaves at that very moment), #8 and ten. SQL: #6 #9. Won: #1. Lost: #2 and five.
    expect(read.snapshot.map(({ stage, leads }) => [stage, leads])).toEqual([
      ["new", 2],
      ["mql", 13],
      ["sql", 2],
      ["won", 1],
      ["lost", 6],
    ]);
  });

  it("measures how long leads stay", () => {
    const hours = (n: number) => n * 3600;
    const days = (n: number) => n * 86_400;
    // New: #1 #2 #6 #7 a day each, #3 28 days 23:01 so far, #4 two days, #5 2 days 22:30 so far, #8 ten days, #9 23 days,
    // ten with 1 … 10 hours, five with 1 … 5 days. #7 comes back when the period is over.
    const inNew =
      4 * days(1) +
      (days(28) + hours(23) + 60) +
      days(2) +
      (days(2) + hours(22.5)) +
      days(10) +
      days(23) +
      hours(55) +
      days(15);
    // MQL: #1 two days, #2 one, #4 26 days 23 h so far, #7 one, #8 6 days 10 h so far, #9 15 days; ten with
    // 518 - n hours so far, since it is 21 days and 14 hours from the 10th, 8:00, to the end.
    const inMql =
      days(2) +
      days(1) +
      (days(26) + hours(23)) +
      days(1) +
      (days(6) + hours(10)) +
      days(15) +
      hours(5180 - 55);
    // SQL: #1 two days, #6 24:01 h so far, #9 11 days 22 h so far.
    const inSql = days(2) + (hours(24) + 60) + (days(11) + hours(22));
    expect(read.timeInStage).toEqual([
      // The twelfth and the thirteenth of 24: after ten with hours come five with one day.
      { stage: "new", label: "New Inquiry", stays: 24, averageSeconds: inNew / 24, medianSeconds: days(1) },
      // The eighth and the ninth of 16: five short ones, then 508, 509, 510 and 511 hours.
      { stage: "mql", label: "MQL", stays: 16, averageSeconds: inMql / 16, medianSeconds: hours(510.5) },
      { stage: "sql", label: "SQL", stays: 3, averageSeconds: inSql / 3, medianSeconds: days(2) },
    ]);
  });

  it("says which campaigns lead somewhere", () => {
    // Quiet since before April 10th: every open lead but #3, which has a note, and #12, of which a task was done.
    expect(read.campaigns).toEqual([
      // #1 #2 #5 #6 and ten; qualified #1 #6; won #1; dead #2 #5 #6 and nine.
      { campaign: "spring", leads: 14, qualified: 2, won: 1, deadEnds: 12 },
      { campaign: "autumn", leads: 6, qualified: 0, won: 0, deadEnds: 6 },
      // #3 #4 #8; #8 was won without ever being SQL; dead #4.
      { campaign: null, leads: 3, qualified: 0, won: 1, deadEnds: 1 },
    ]);
  });

  it("measures the first contact from the end of the visit", () => {
    // Minutes: 2 4 10 5 1 60 and 1 … 10. The eighth and the ninth of the sixteen are 5.
    expect(read.firstContact).toEqual({
      leads: 22,
      contacted: 16,
      // 2 4 5 1, and 1 … 5: five minutes are still in time.
      withinFiveMinutes: 9,
      medianSeconds: 300,
      averageSeconds: ((82 + 55) * 60) / 16,
    });
  });

  it("shows what everybody has to do", () => {
    expect(read.reps).toEqual([
      { member: ana, name: "Ana", open: 3, capacity: 10, available: true, overdueTasks: 2 },
      { member: ben, name: "Ben", open: 1, capacity: null, available: false, overdueTasks: 0 },
    ]);
  });

  it("adds up how leads ended", () => {
    expect(read.outcomes).toEqual({
      won: 2,
      lost: 6,
      wellQualified: 5,
      mismatch: 3,
      resonated: [
        { what: "Opening hours", leads: 5 },
        { what: "Quick appointment", leads: 3 },
      ],
      objections: [
        { what: "Price", leads: 7 },
        { what: "None", leads: 1 },
      ],
    });
  });

  it("opens exactly the leads behind a number", async () => {
    expect(await behind({ figure: "volume", key: "2026-03-02", source: "instagram" })).toEqual([1, 2]);
    expect(await behind({ figure: "volume", key: "2026-03-15", source: "" })).toEqual([8]);
    expect(await behind({ figure: "volume", key: "2026-03-29" })).toEqual([5, 6]);
    expect(await behind({ figure: "cohort", key: "sql" })).toEqual([1, 6]);
    expect(await behind({ figure: "cohort-went-on", key: "mql" })).toEqual([1, 8]);
    expect(await behind({ figure: "snapshot", key: "sql" })).toEqual([6, 9]);
    expect(await behind({ figure: "time-in-stage", key: "sql" })).toEqual([1, 6, 9]);
    expect(await behind({ figure: "campaign-dead-ends", key: "" })).toEqual([4]);
    expect(await behind({ figure: "contacted-in-time" })).toEqual([1, 2, 5, 6, 11, 12, 13, 14, 15]);
    expect(await behind({ figure: "rep-open", key: ana })).toEqual([3, 4, 5]);
    expect(await behind({ figure: "rep-overdue", key: ana })).toEqual([3]);
    expect(await behind({ figure: "mismatch" })).toEqual([2, 21, 22]);
    expect(await behind({ figure: "resonated", key: "QUICK appointment" })).toEqual([1, 2, 8]);
  });

  it("asks for one robot, one place or one pipeline", async () => {
    const ofHarbour = await readEveryFigure(hub.core.database, scopeOf({ location: "harbour" }));
    const ofRobot = await readEveryFigure(hub.core.database, scopeOf({ robot: harbourRobot }));
    expect(ofRobot).toEqual(ofHarbour);
    expect(ofHarbour.volume.map(({ day, leads }) => [day, leads])).toEqual([
      ["2026-03-29", 2],
      ["2026-03-30", 1],
    ]);
    expect(ofHarbour.timeInStage.map(({ stays }) => stays)).toEqual([3, 1, 1]);
    expect(await readEveryFigure(hub.core.database, scopeOf({ pipeline: "sales" }))).toEqual(read);
    expect(() => scopeOf({ pipeline: "rentals" })).toThrow("not-found");
  });

  it("goes through the leads behind a number page by page", async () => {
    const scope = scopeOf();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const cell = { figure: "cohort" as const, key: "new" };
      const page = await leadsBehindCell(hub.core.database, scope, cell, { limit: 10, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });

  it("refuses a day that is none", async () => {
    await expect(behind({ figure: "volume", key: "2026-02-30" })).rejects.toThrow("invalid-request");
  });
});
