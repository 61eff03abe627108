import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { permission } from "../../crm/contract/permission.ts";
import type { Asker } from "../../crm/server/accounts/asker.ts";
import { announce } from "../../crm/server/live/announce.ts";
import { holderOf } from "../../crm/server/robots/key-store.ts";
import { approve, lookUp, readOwn } from "../../crm/server/robots/pairing-approval.ts";
import { pairingOf } from "../../crm/server/robots/pairing-standing.ts";
import { audit } from "../../crm/server/storage/schema/accounts.ts";
import { robotKeys, robotOrders, robots } from "../../crm/server/storage/schema/robots.ts";
import { newAccount } from "../../crm/server/testing/new-account.ts";
import { wallTime } from "../../robot/kernel/clock.ts";
import { passingIdentity } from "../../robot/sync/adapters/passing-identity.ts";
import { DeliveryLab, type LabHub, openLabHub } from "./delivery-lab.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let shared: LabHub;
const labs: DeliveryLab[] = [];
let accounts = 0;

beforeAll(async () => {
  shared = await openLabHub();
});
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close();
});
afterAll(() => shared.hub.close());

function openLab(identity = passingIdentity()): DeliveryLab {
  const lab = new DeliveryLab(shared, {}, identity);
  labs.push(lab);
  return lab;
}

/** An owner at the console of an account of their own. */
async function newOwner(name = `Account ${accounts++}`) {
  const { core } = shared.hub;
  const { clock } = shared;
  const accountId = await newAccount(core, name);
  const asker: Asker = {
    accountId,
    permissions: new Set(permission.options),
    actor: { kind: "member", id: "m", name: "Olga" },
    memberId: "m",
  };
  const at = () => clock.wallNow();
  return {
    accountId,
    lookUp: async (code: string) => pairingOf(await lookUp(core.database, asker, code, at()), at()),
    approve: async (id: string, wish: { name: string; robot?: number; profile?: string }) =>
      pairingOf(await approve(core.database, asker, id, wish, at()), at()),
    standing: async (id: string) => pairingOf(await readOwn(core.database, asker, id), at()).standing,
    robots: () => core.database.select().from(robots).where(eq(robots.accountId, accountId)),
    deeds: async () =>
      (await core.database.select().from(audit).where(eq(audit.accountId, accountId))).map(
        (deed) => deed.action,
      ),
    order: async (robotId: number, kind: "erase" | "drain" | "wipe", records: string[] = []) => {
      const [order] = await core.database.transaction(async (transaction) => {
        const rows = await transaction
          .insert(robotOrders)
          .values({ accountId, robotId, kind, records, orderedAt: new Date(at()), orderedBy: asker.actor })
          .returning({ id: robotOrders.id });
        await announce(transaction, accountId, { what: "robot", id: String(robotId) });
        return rows;
      });
      return order?.id ?? "";
    },
    receipt: async (id: string) =>
      (await core.database.select().from(robotOrders).where(eq(robotOrders.id, id)))[0]?.receipt,
  };
}
type Owner = Awaited<ReturnType<typeof newOwner>>;

/** As an owner does it: types the code, names the robot, and somebody presses "yes". */
async function pair(lab: DeliveryLab, owner: Owner, wish: { name: string; robot?: number }): Promise<string> {
  const { id } = await owner.lookUp(lab.code ?? "no code");
  await owner.approve(id, wish);
  await lab.clock.advance(1000);
  lab.press(true);
  await lab.clock.advance(2000);
  return id;
}

async function delivered(owner: Owner): Promise<string[]> {
  return (await shared.hub.intakes(owner.accountId)).map(({ id }) => id).reverse();
}

/** A robot out of the box that shows its code, with one visitor's record waiting. */
async function unpacked(): Promise<DeliveryLab> {
  const lab = openLab();
  lab.post(lab.record(1));
  lab.start();
  await lab.clock.advance(5000);
  return lab;
}

describe("a robot out of the box", () => {
  test("shows a code, names the account that approves it, and delivers once somebody pressed yes", async () => {
    const lab = await unpacked();
    const owner = await newOwner("Luna Hair Studio");
    expect(lab.code).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/);
    const found = await owner.lookUp((lab.code ?? "").toLowerCase().replace("-", " "));
    expect(found).toMatchObject({ standing: "asked", suggestedName: "Robot" });
    await owner.approve(found.id, { name: "Front desk" });
    await lab.clock.advance(1000);
    expect(lab.shown.at(-1)).toMatchObject({
      at: "approved",
      account: "Luna Hair Studio",
      robot: "Front desk",
    });
    // The owner's word is not enough.
    expect(await owner.robots()).toEqual([]);
    lab.press(true);
    await lab.clock.advance(2000);
    expect(lab.states.at(-1)).toBe("online");
    expect(lab.shown.at(-1)).toBeNull();
    expect(await delivered(owner)).toEqual(lab.ids(1));
    expect(await owner.robots()).toMatchObject([{ name: "Front desk", hub: shared.hub.core.hub }]);
    expect(await owner.standing(found.id)).toBe("confirmed");
    expect(await owner.deeds()).toEqual(["pairing.approved", "robot.paired"]);
  });

  test("is nobody's when somebody pressed no, and shows another code", async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    const first = lab.code;
    const { id } = await owner.lookUp(first ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(1000);
    lab.press(false);
    await lab.clock.advance(1000);
    expect(await owner.standing(id)).toBe("declined");
    expect(await owner.robots()).toEqual([]);
    expect(lab.code).not.toBeNull();
    expect(lab.code).not.toBe(first);
  });

  test("never shows a code that is dead, and a code is worth nothing once another one is shown", async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    const first = lab.code ?? "";
    await lab.clock.advance(9 * MINUTE_MS);
    expect(lab.code).toBe(first);
    await lab.clock.advance(MINUTE_MS);
    expect(lab.code).not.toBe(first);
    await expect(owner.lookUp(first)).rejects.toMatchObject({ problem: { type: "stella:code-unknown" } });
    await owner.lookUp(lab.code ?? "");
  });

  test("asks anew when nobody pressed for ten minutes", async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    const { id } = await owner.lookUp(lab.code ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(11 * MINUTE_MS);
    expect(await owner.standing(id)).toBe("expired");
    expect(lab.code).not.toBeNull();
    expect(await owner.robots()).toEqual([]);
  });

  test("is paired once when the wire is cut between the press and the hub's word", async () => {
    const lab = openLab();
    lab.post(lab.record(1));
    // The second connection says challenge, code and approval; the hub's "paired" is lost.
    lab.cuts = [
      { afterUp: 99, afterDown: 99 },
      { afterUp: 99, afterDown: 3 },
    ];
    lab.start();
    await lab.clock.advance(5000);
    const owner = await newOwner();
    await pair(lab, owner, { name: "Front desk" });
    await lab.clock.advance(MINUTE_MS);
    expect(lab.states.at(-1)).toBe("online");
    expect(await owner.robots()).toHaveLength(1);
    expect(await delivered(owner)).toEqual(lab.ids(1));
  });

  test("still asks for the same press after the wire was cut in the middle", async () => {
    const lab = openLab();
    lab.cuts = [
      { afterUp: 99, afterDown: 99 },
      { afterUp: 99, afterDown: 2 },
    ];
    lab.start();
    await lab.clock.advance(5000);
    const owner = await newOwner();
    const { id } = await owner.lookUp(lab.code ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(MINUTE_MS);
    expect(lab.shown.at(-1)).toMatchObject({ at: "approved", pairing: id });
    lab.press(true);
    await lab.clock.advance(2000);
    expect(lab.states.at(-1)).toBe("online");
  });
});

describe("an owner who types a code", () => {
  test("cannot guess: after ten wrong ones even the right one is refused for a while", async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    for (let guess = 0; guess < 10; guess++)
      await expect(owner.lookUp("BBBB-BBBB")).rejects.toMatchObject({
        problem: { type: "stella:code-unknown" },
      });
    await expect(owner.lookUp(lab.code ?? "")).rejects.toMatchObject({ problem: { status: 429 } });
    // Others are not held up by it.
    const other = await newOwner();
    await other.lookUp(lab.code ?? "");
    await lab.clock.advance(11 * MINUTE_MS);
    await owner.lookUp(lab.code ?? "");
  });

  test("does not get what another account has looked up since", async () => {
    const lab = await unpacked();
    const [first, second] = [await newOwner(), await newOwner()];
    const { id } = await first.lookUp(lab.code ?? "");
    await second.lookUp(lab.code ?? "");
    await expect(first.approve(id, { name: "Mine" })).rejects.toMatchObject({ problem: { status: 404 } });
    await second.approve(id, { name: "Ours" });
    await expect(first.lookUp(lab.code ?? "")).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("is told when another robot has the name", async () => {
    const owner = await newOwner();
    const [one, other] = [await unpacked(), await unpacked()];
    await pair(one, owner, { name: "Front desk" });
    const { id } = await owner.lookUp(other.code ?? "");
    await expect(owner.approve(id, { name: "Front desk" })).rejects.toMatchObject({
      problem: { type: "stella:name-taken", errors: [{ at: "body.name" }] },
    });
    await owner.approve(id, { name: "Back door" });
  });
});

describe("a robot that was revoked", () => {
  test("keeps its queue, shows a code at once, and paired again as itself keeps its leads", async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    await pair(lab, owner, { name: "Front desk" });
    await shared.hub.revoke(owner.accountId, "Front desk");
    await lab.clock.advance(3000);
    lab.post(lab.record(2));
    expect(lab.code).not.toBeNull();
    expect(lab.outbox.backlog().pending).toBe(1);
    const [before] = await owner.robots();
    await pair(lab, owner, { name: "Front desk", robot: before?.id ?? 0 });
    expect(await owner.robots()).toMatchObject([{ id: before?.id, revokedAt: null }]);
    expect(await delivered(owner)).toEqual(lab.ids(1, 2));
  });

  test("does not bring one account's visitors to another: they wait in quarantine", async () => {
    const lab = await unpacked();
    const [first, second] = [await newOwner(), await newOwner()];
    await pair(lab, first, { name: "Front desk" });
    await shared.hub.revoke(first.accountId, "Front desk");
    await lab.clock.advance(3000);
    lab.post(lab.record(2));
    await pair(lab, second, { name: "Front desk" });
    lab.post(lab.record(3));
    await lab.clock.advance(1000);
    expect(await delivered(first)).toEqual(lab.ids(1));
    expect(await delivered(second)).toEqual(lab.ids(3));
    expect(lab.outbox.quarantined(5)[0]?.reasons).toEqual(["It was collected for another account."]);
  });
});

describe("a robot that leaves its account", () => {
  const paired = async () => {
    const lab = await unpacked();
    const owner = await newOwner();
    await pair(lab, owner, { name: "Front desk" });
    const [robot] = await owner.robots();
    return { lab, owner, robot: robot?.id ?? 0 };
  };

  test("delivers everything first, says how much that was, and can be paired with another one", async () => {
    const { lab, owner, robot } = await paired();
    lab.wire = "down";
    lab.cuts = [];
    lab.outbox.post(lab.record(2));
    lab.outbox.post(lab.record(3));
    lab.wire = "up";
    const order = await owner.order(robot, "drain");
    await lab.clock.advance(MINUTE_MS);
    expect(await owner.receipt(order)).toEqual({ delivered: 2, erased: 0, remaining: 0 });
    expect(await delivered(owner)).toEqual(lab.ids(1, 2, 3));
    const [row] = await owner.robots();
    expect(row?.leftAt).not.toBeNull();
    const keys = await shared.hub.core.database.select().from(robotKeys).where(eq(robotKeys.robotId, robot));
    expect(keys).toEqual([]);
    expect(await owner.deeds()).toContain("robot.left");
    const next = await newOwner();
    await pair(lab, next, { name: "Front desk" });
    expect(lab.states.at(-1)).toBe("online");
  });

  test("erases what it holds when told to, and proves it", async () => {
    const { lab, owner, robot } = await paired();
    lab.outbox.post({ ...lab.record(2), completeness: 7 });
    lab.post(lab.record(3));
    await lab.clock.advance(1000);
    expect(lab.outbox.backlog().quarantined).toBe(1);
    const order = await owner.order(robot, "wipe");
    await lab.clock.advance(5000);
    expect(await owner.receipt(order)).toEqual({ delivered: 0, erased: 1, remaining: 0 });
    expect(lab.outbox.backlog()).toMatchObject({ pending: 0, quarantined: 0 });
    expect(lab.code).not.toBeNull();
  });

  test("stays, and forgets one contact's records alone, when only those are to be erased", async () => {
    const { lab, owner, robot } = await paired();
    lab.outbox.post({ ...lab.record(2), completeness: 7 });
    lab.post({ ...lab.record(3), completeness: 7 });
    await lab.clock.advance(1000);
    const order = await owner.order(robot, "erase", lab.ids(2));
    await lab.clock.advance(1000);
    expect(await owner.receipt(order)).toEqual({ delivered: 0, erased: 1, remaining: 0 });
    expect(lab.outbox.quarantined(5)).toMatchObject([{ id: lab.ids(3)[0] }]);
    expect(lab.states.at(-1)).toBe("online");
  });

  test("repeats its receipt when the answer was lost, without counting less", async () => {
    const { lab, owner, robot } = await paired();
    lab.post({ ...lab.record(2), completeness: 7 });
    await lab.clock.advance(1000);
    const order = await owner.order(robot, "erase", lab.ids(2));
    lab.outbox.erase({ these: "ids", ids: lab.ids(2) }, order);
    await lab.clock.advance(1000);
    expect(await owner.receipt(order)).toEqual({ delivered: 0, erased: 1, remaining: 0 });
  });
});

describe("a robot's key", () => {
  const aged = () => passingIdentity(wallTime(shared.clock.wallNow() - 100 * DAY_MS));
  const keysOf = async (owner: Owner) => {
    const [robot] = await owner.robots();
    return await shared.hub.core.database
      .select()
      .from(robotKeys)
      .where(eq(robotKeys.robotId, robot?.id ?? 0));
  };

  test("is replaced when it is old; the one before is good for a day and refused afterwards", async () => {
    const identity = aged();
    const old = identity.publicKey;
    const lab = openLab(identity);
    lab.start();
    await lab.clock.advance(5000);
    const owner = await newOwner();
    await pair(lab, owner, { name: "Front desk" });
    expect(identity.publicKey).not.toBe(old);
    const keys = await keysOf(owner);
    expect(keys.find((key) => key.publicKey === old)?.validUntil).not.toBeNull();
    expect(keys.find((key) => key.publicKey === identity.publicKey)?.validUntil).toBeNull();
    const { database, clock } = shared.hub.core;
    expect(await holderOf(database, old, clock.wallNow())).not.toBeNull();
    await lab.clock.advance(DAY_MS);
    expect(await holderOf(database, old, clock.wallNow())).toBeNull();
  });

  test("is found again when the hub's answer was lost, however long the robot was away", async () => {
    const identity = aged();
    const lab = openLab(identity);
    lab.start();
    await lab.clock.advance(5000);
    const owner = await newOwner();
    // What comes after "paired": challenge, welcome. The answer to the new key is lost, every time.
    lab.cuts = Array.from({ length: 9 }, () => ({ afterUp: 99, afterDown: 2 }));
    const old = identity.publicKey;
    await pair(lab, owner, { name: "Front desk" });
    lab.wire = "down";
    lab.cuts = [];
    expect(identity.publicKey).toBe(old);
    expect(await keysOf(owner)).toHaveLength(2);
    await lab.clock.advance(2 * DAY_MS);
    lab.wire = "up";
    await lab.clock.advance(10 * MINUTE_MS);
    expect(lab.states.at(-1)).toBe("online");
    expect(identity.publicKey).not.toBe(old);
    expect(await owner.robots()).toHaveLength(1);
  });
});
