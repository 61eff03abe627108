import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import type { Change } from "../../contract/live.ts";
import {
  askHealth,
  editRobot,
  listRobots,
  readRobot,
  revokeRobot,
  transferRobot,
} from "../../contract/robot.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { type Hub, openHub } from "../hub.ts";
import { audit } from "../storage/schema/accounts.ts";
import { configs, robotKeys, robotOrders, robots, visits } from "../storage/schema/robots.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { addRobot, startedOwner } from "../testing/started-account.ts";
import { fleetAnswers } from "./fleet-answers.ts";

const NOW = Date.UTC(2026, 10, 2, 9);

let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  const clock = new ManualClock(wallTime(NOW));
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = fleetAnswers(hub.core);
});
afterAll(() => hub.close());

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** An owner with the starting profile and one robot that has a key and was never seen. */
async function ownerWithRobot(): Promise<{ owner: Asker; id: number }> {
  const owner = await startedOwner(hub.core);
  const id = await addRobot(hub.core, owner, "Left door");
  const publicKey = systemRandom.uuid();
  await hub.core.database.insert(robotKeys).values({ robotId: id, publicKey, addedAt: new Date(NOW) });
  return { owner, id };
}

const read = (owner: Asker, id: number) => ask(answers, owner, readRobot, { params: { id: `${id}` } });
const edit = (owner: Asker, id: number, body: object) =>
  ask(answers, owner, editRobot, { params: { id: `${id}` }, body });
const transfer = (owner: Asker, id: number, how: "drain" | "wipe") =>
  ask(answers, owner, transferRobot, { params: { id: `${id}` }, body: { how } });
const ago = (minutes: number) => new Date(NOW - minutes * 60_000);
const refused = (code: string) =>
  expect.objectContaining({ problem: expect.objectContaining({ type: `stella:${code}` }) });
const ordersOf = (id: number) =>
  hub.core.database.select().from(robotOrders).where(eq(robotOrders.robotId, id));

describe("the robots' page", () => {
  it("shows each robot of the account by name, with what is known of it", async () => {
    const { owner, id } = await ownerWithRobot();
    await addRobot(hub.core, owner, "Entrance");
    await hub.core.database
      .update(robots)
      .set({
        hub: systemRandom.uuid(),
        onlineSince: ago(60),
        seenAt: ago(1),
        softwareVersion: "1.2.3",
        pending: 2,
        quarantined: 0,
        oldestPostedAt: ago(1),
      })
      .where(eq(robots.id, id));
    await hub.core.database.insert(configs).values([
      { robotId: id, version: 1, document: {}, publishedAt: ago(9), accepted: true, reasons: [] },
      { robotId: id, version: 2, document: {}, documentVersion: 7, publishedAt: ago(8) },
    ]);
    const visit = { robotId: id, startedAt: ago(30), language: "en" };
    await hub.core.database.insert(visits).values([
      { ...visit, visit: "first", endedAt: ago(29), outcome: "declined" },
      { ...visit, visit: "second", endedAt: ago(20), outcome: "completed" },
    ]);
    const { items } = await ask(answers, owner, listRobots);
    expect(items.map(({ name }) => name)).toEqual(["Entrance", "Left door"]);
    expect(items[1]).toEqual({
      id,
      name: "Left door",
      location: null,
      profile: null,
      standing: "paired",
      online: true,
      seenAt: ago(1).toISOString(),
      softwareVersion: "1.2.3",
      backlog: { pending: 2, quarantined: 0, oldestPostedAt: ago(1).toISOString() },
      lastVisit: { endedAt: ago(20).toISOString(), outcome: "completed" },
      config: { version: 2, documentVersion: 7, accepted: null, reasons: [] },
      keys: [
        {
          fingerprint: expect.stringMatching(/^[0-9A-F-]{19}$/),
          addedAt: ago(0).toISOString(),
          validUntil: null,
        },
      ],
      health: { ok: true, problems: [] },
    });
  });

  it("does not believe a hub that died: a robot that was not seen lately is offline", async () => {
    const { owner, id } = await ownerWithRobot();
    const lost = { hub: systemRandom.uuid(), onlineSince: ago(60), seenAt: ago(5) };
    await hub.core.database.update(robots).set(lost).where(eq(robots.id, id));
    expect(await read(owner, id)).toMatchObject({
      online: false,
      health: { ok: false, problems: ["It has been offline for 5 minutes."] },
    });
  });

  it("shows nothing of another account's, and lets nobody of it do anything", async () => {
    const { id } = await ownerWithRobot();
    const stranger = ownerOf(await newAccount(hub.core));
    expect((await ask(answers, stranger, listRobots)).items).toEqual([]);
    const params = { id: `${id}` };
    await expect(read(stranger, id)).rejects.toEqual(refused("not-found"));
    await expect(edit(stranger, id, { name: "Mine" })).rejects.toEqual(refused("not-found"));
    await expect(ask(answers, stranger, revokeRobot, { params })).rejects.toEqual(refused("not-found"));
    await expect(transfer(stranger, id, "wipe")).rejects.toEqual(refused("not-found"));
    await expect(ask(answers, stranger, askHealth, { params })).rejects.toEqual(refused("not-found"));
    expect(await ordersOf(id)).toEqual([]);
  });
});

describe("an owner who changes a robot", () => {
  it("gives it another name and place, and the profile that it works by from now on", async () => {
    const { owner, id } = await ownerWithRobot();
    const changed = await edit(owner, id, { name: "Right door", location: "Lobby", profile: "front-desk" });
    expect(changed).toMatchObject({
      name: "Right door",
      location: "Lobby",
      profile: "front-desk",
      config: { version: 1, documentVersion: 1, accepted: null },
    });
    const deeds = await hub.core.database
      .select()
      .from(audit)
      .where(and(eq(audit.accountId, owner.accountId), eq(audit.action, "robot.changed")));
    expect(deeds).toMatchObject([
      { subjectId: `${id}`, detail: { fields: ["name", "location", "profile"] } },
    ]);
  });

  it("sends it nothing again when nothing changed, nor when it keeps what it has", async () => {
    const { owner, id } = await ownerWithRobot();
    await edit(owner, id, { profile: "front-desk" });
    expect((await edit(owner, id, { profile: "front-desk" })).config?.version).toBe(1);
    expect(await edit(owner, id, { profile: null })).toMatchObject({ profile: null, config: { version: 1 } });
  });

  it("gives the profile to this robot alone, not again to those that have it", async () => {
    const { owner, id } = await ownerWithRobot();
    const other = await addRobot(hub.core, owner, "Entrance");
    await edit(owner, id, { profile: "front-desk" });
    await edit(owner, other, { profile: "front-desk" });
    expect((await read(owner, id)).config?.version).toBe(1);
    expect((await read(owner, other)).config?.version).toBe(1);
  });

  it("is refused a name that another robot has, and a profile that is not there", async () => {
    const { owner, id } = await ownerWithRobot();
    await addRobot(hub.core, owner, "Entrance");
    await expect(edit(owner, id, { name: "Entrance" })).rejects.toEqual(refused("name-taken"));
    await expect(edit(owner, id, { profile: "nothing" })).rejects.toEqual(refused("no-such-profile"));
    expect(await read(owner, id)).toMatchObject({ name: "Left door", profile: null });
  });

  it("has every hub hear of it", async () => {
    const { owner, id } = await ownerWithRobot();
    const heard = new Promise<Change>((resolve) => {
      endings.push(
        hub.core.changes.on((account, change) => {
          if (account === owner.accountId) resolve(change);
        }),
      );
    });
    await edit(owner, id, { name: "Right door" });
    expect(await heard).toEqual({ what: "robot", id: `${id}` });
  });
});

describe("an owner who lets a robot go", () => {
  it("takes its enrolment back once, however often", async () => {
    const { owner, id } = await ownerWithRobot();
    const revoke = () => ask(answers, owner, revokeRobot, { params: { id: `${id}` } });
    expect(await revoke()).toMatchObject({ standing: "revoked", health: { ok: false } });
    await revoke();
    const deeds = and(eq(audit.accountId, owner.accountId), eq(audit.action, "robot.revoked"));
    expect(await hub.core.database.$count(audit, deeds)).toBe(1);
    await expect(transfer(owner, id, "drain")).rejects.toEqual(refused("robot-revoked"));
  });

  it("gives it one order, and sees the receipt when it has answered", async () => {
    const { owner, id } = await ownerWithRobot();
    const order = await transfer(owner, id, "drain");
    expect(order).toMatchObject({ kind: "drain", answeredAt: null, receipt: null });
    expect((await read(owner, id)).standing).toBe("leaving");
    await expect(transfer(owner, id, "wipe")).rejects.toEqual(refused("robot-leaving"));
    await hub.core.database
      .update(robotOrders)
      .set({ answeredAt: new Date(NOW), receipt: { sent: 3, remaining: 0 } })
      .where(eq(robotOrders.id, order.id));
    await hub.core.database
      .update(robots)
      .set({ leftAt: new Date(NOW) })
      .where(eq(robots.id, id));
    expect(await read(owner, id)).toMatchObject({
      standing: "left",
      health: { ok: true },
      orders: [{ id: order.id, receipt: { sent: 3, remaining: 0 } }],
    });
    await expect(transfer(owner, id, "drain")).rejects.toEqual(refused("robot-left"));
    await expect(ask(answers, owner, revokeRobot, { params: { id: `${id}` } })).rejects.toEqual(
      refused("robot-left"),
    );
  });

  it("asks how it is once until it has answered", async () => {
    const { owner, id } = await ownerWithRobot();
    const request = { params: { id: `${id}` } };
    await ask(answers, owner, askHealth, request);
    await ask(answers, owner, askHealth, request);
    expect(await ordersOf(id)).toHaveLength(1);
    await hub.core.database
      .update(robotOrders)
      .set({ answeredAt: new Date(NOW) })
      .where(eq(robotOrders.robotId, id));
    await ask(answers, owner, askHealth, request);
    expect(await ordersOf(id)).toHaveLength(2);
  });
});
