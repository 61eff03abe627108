import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import { discardRejected, fixRejected, listRejected, readRejected } from "../../contract/robot.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { readFleet } from "../fleet/fleet-store.ts";
import { type Hub, openHub } from "../hub.ts";
import { IntakeStore } from "../intake/intake-store.ts";
import { audit } from "../storage/schema/accounts.ts";
import { intakes, rejectedIntakes } from "../storage/schema/intakes.ts";
import { leads } from "../storage/schema/leads.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { addRobot } from "../testing/started-account.ts";
import { quarantineAnswers } from "./quarantine-answers.ts";

const NOW = wallTime(Date.UTC(2026, 10, 2, 9));

let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  const clock = new ManualClock(NOW);
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = quarantineAnswers(hub.core);
});
afterAll(() => hub.close());

type Given = Record<string, unknown>;

/** An owner with a robot that pushes whatever the test says, under sequences of one outbox. */
class Lobby {
  readonly owner: Asker;
  readonly robotId: number;
  readonly outbox = systemRandom.uuid();

  constructor(owner: Asker, robotId: number) {
    this.owner = owner;
    this.robotId = robotId;
  }

  async push(sequence: number, record: Given, hashOf: Given = record): Promise<string | undefined> {
    const id = typeof record.id === "string" ? record.id : systemRandom.uuid();
    const push = {
      type: "intake.push" as const,
      ...{ sequence, after: sequence - 1, id, contentSha256: contentHash(hashOf), record },
    };
    const robot = { id: this.robotId, accountId: this.owner.accountId, name: "Left door", revoked: false };
    const [verdict] = await new IntakeStore(hub.core).commit(robot, this.outbox, [push], NOW);
    return verdict?.is;
  }

  async waiting() {
    return (await ask(answers, this.owner, listRejected)).items;
  }

  async onlyOne() {
    const [one, ...others] = await this.waiting();
    if (!one || others.length > 0) throw new Error("one rejected record was expected");
    return one;
  }

  async read(id: string) {
    return await ask(answers, this.owner, readRejected, { params: { id } });
  }

  async fix(id: string, record: Given) {
    return await ask(answers, this.owner, fixRejected, { params: { id }, body: { record } });
  }

  async discard(id: string, why: string) {
    return await ask(answers, this.owner, discardRejected, { params: { id }, body: { why } });
  }

  async stored() {
    return await hub.core.database.select().from(intakes).where(eq(intakes.robotId, this.robotId));
  }

  async leads() {
    return await hub.core.database.select().from(leads).where(eq(leads.accountId, this.owner.accountId));
  }
}

async function lobby(): Promise<Lobby> {
  const owner = ownerOf(await newAccount(hub.core));
  return new Lobby(owner, await addRobot(hub.core, owner, "Left door"));
}

let number = 0;
/** A good record of its own, as data. */
const goodRecord = (): Given => ({ ...sampleRecord(number++) });
const brokenRecord = (): Given => ({ ...goodRecord(), completeness: 3, openQuestions: "none" });
const refused = (code: string, errors?: unknown) =>
  expect.objectContaining({
    problem: expect.objectContaining({ type: `stella:${code}`, ...(errors === undefined ? {} : { errors }) }),
  });

describe("a record that the hub rejects", () => {
  it("waits in the quarantine as it came, with its robot and the reasons", async () => {
    const given = await lobby();
    const record = brokenRecord();
    expect(await given.push(1, record)).toBe("rejected");
    expect(await given.waiting()).toEqual([
      {
        id: expect.any(String),
        robot: { id: given.robotId, name: "Left door" },
        receivedAt: new Date(NOW).toISOString(),
        reasons: ["completeness: must be at most 1", "openQuestions: must be a list"],
        record,
        settled: null,
      },
    ]);
  });

  it("can be read by its id, also when it was settled", async () => {
    const given = await lobby();
    await given.push(1, brokenRecord());
    const waits = await given.onlyOne();
    expect(await given.read(waits.id)).toEqual(waits);
    await given.discard(waits.id, "a try");
    expect(await given.read(waits.id)).toEqual({ ...waits, settled: "discarded", record: null });
  });

  it("is there once, however often the robot repeats itself", async () => {
    const given = await lobby();
    const record = brokenRecord();
    for (let times = 0; times < 3; times++) await given.push(1, record);
    await given.onlyOne();
  });

  it("is on the robot's page until somebody settles it", async () => {
    const given = await lobby();
    await given.push(1, brokenRecord());
    const problems = async () => {
      const [robot] = await readFleet(hub.core.database, given.owner.accountId, NOW);
      return robot?.health.problems.filter((problem) => problem.includes("quarantine"));
    };
    expect(await problems()).toEqual(["1 of its records was rejected; see the quarantine."]);
    await given.discard((await given.onlyOne()).id, "a try");
    expect(await problems()).toEqual([]);
  });

  it("may hold what the database could not", async () => {
    const given = await lobby();
    const record = { ...goodRecord(), openQuestions: ["is there a \0 or a \ud800 in it?"] };
    expect(await given.push(1, record)).toBe("rejected");
    expect((await given.onlyOne()).record).toEqual(record);
  });

  it("is nobody else's business", async () => {
    const given = await lobby();
    await given.push(1, brokenRecord());
    const { id } = await given.onlyOne();
    const stranger = await lobby();
    expect(await stranger.waiting()).toEqual([]);
    await expect(stranger.read(id)).rejects.toEqual(refused("not-found"));
    await expect(stranger.fix(id, goodRecord())).rejects.toEqual(refused("not-found"));
    await expect(stranger.discard(id, "mine now")).rejects.toEqual(refused("not-found"));
    expect((await given.onlyOne()).settled).toBeNull();
  });

  it("comes in pages, the newest first", async () => {
    const given = await lobby();
    for (const sequence of [1, 2, 3]) await given.push(sequence, brokenRecord());
    const page = (query: object) => ask(answers, given.owner, listRejected, { query: { ...query } });
    const first = await page({ limit: "2" });
    const second = await page({ limit: "2", cursor: first.next });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([first.items.length, new Set(ids).size, second.next]).toEqual([2, 3, null]);
  });
});

describe("an owner who corrects a rejected record", () => {
  it("gets the lead that it would have been, under the robot, the outbox and the sequence of the original", async () => {
    const given = await lobby();
    const good = goodRecord();
    await given.push(1, goodRecord());
    await given.push(2, { ...good, completeness: 3 });
    const { id } = await given.onlyOne();
    expect(await given.fix(id, good)).toMatchObject({ id, settled: "stored", record: null });
    const stored = (await given.stored()).find((row) => row.id === good.id);
    expect(stored).toMatchObject({ sequence: 2, outbox: given.outbox, robotId: given.robotId, record: good });
    expect((await given.leads()).map((lead) => lead.id)).toContain(stored?.leadId);
    expect(await given.waiting()).toEqual([]);
  });

  it("is told every mistake that is left with its place, and nothing is stored", async () => {
    const given = await lobby();
    const record = brokenRecord();
    await given.push(1, record);
    const { id } = await given.onlyOne();
    await expect(given.fix(id, { ...record, id: "nine", openQuestions: ["is it \0?"] })).rejects.toEqual(
      refused("record-invalid", [
        { at: "body.record.id", what: expect.any(String) },
        { at: "body.record.completeness", what: expect.any(String) },
        { at: "body.record.openQuestions[0]", what: "holds a character that cannot be stored" },
      ]),
    );
    expect(await given.stored()).toEqual([]);
    expect((await given.onlyOne()).settled).toBeNull();
  });

  it("stores it once, however often it is tried, and whatever the robot repeats", async () => {
    const given = await lobby();
    const good = goodRecord();
    const broken = { ...good, completeness: 3 };
    await given.push(1, broken);
    const { id } = await given.onlyOne();
    await given.fix(id, good);
    await expect(given.fix(id, good)).rejects.toEqual(refused("already-settled"));
    await expect(given.discard(id, "again")).rejects.toEqual(refused("already-settled"));
    expect(await given.push(1, broken)).toBe("rejected");
    expect(await given.push(1, good)).toBe("repeated");
    expect(await given.stored()).toHaveLength(1);
    expect(await given.leads()).toHaveLength(1);
    expect(await given.waiting()).toEqual([]);
  });

  it("saves a visit whose sequence another record has, as after an outbox was restored from a copy", async () => {
    const given = await lobby();
    const [first, second] = [goodRecord(), goodRecord()];
    await given.push(1, first);
    expect(await given.push(1, second)).toBe("rejected");
    const { id } = await given.onlyOne();
    await given.fix(id, second);
    expect((await given.stored()).map((row) => row.id).sort()).toEqual([first.id, second.id].sort());
  });

  it("cannot store a record twice under another sequence", async () => {
    const given = await lobby();
    const good = goodRecord();
    await given.push(1, good);
    expect(await given.push(2, { ...good, completeness: 0.5 })).toBe("rejected");
    const { id } = await given.onlyOne();
    await expect(given.fix(id, good)).rejects.toEqual(
      refused("record-stored-already", [{ at: "body.record.id", what: "is the id of a stored record" }]),
    );
    expect((await given.onlyOne()).settled).toBeNull();
    await given.fix(id, { ...good, id: systemRandom.uuid() });
    expect(await given.stored()).toHaveLength(2);
  });
});

describe("an owner who gives a record up", () => {
  it("says why, which stays and is not in the audit log; the record is gone", async () => {
    const given = await lobby();
    await given.push(1, brokenRecord());
    const { id } = await given.onlyOne();
    expect(await given.discard(id, "Ana was only testing")).toMatchObject({
      settled: "discarded",
      record: null,
    });
    expect(await given.waiting()).toEqual([]);
    const [kept] = await hub.core.database.select().from(rejectedIntakes).where(eq(rejectedIntakes.id, id));
    expect(kept).toMatchObject({
      record: null,
      settledWhy: "Ana was only testing",
      settledBy: given.owner.actor,
    });
    const deeds = await hub.core.database.select().from(audit).where(eq(audit.subjectId, id));
    expect(deeds).toMatchObject([{ action: "quarantine.discarded", actor: given.owner.actor }]);
    expect(JSON.stringify(deeds)).not.toContain("Ana");
  });
});
