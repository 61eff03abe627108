import { generateKeyPairSync, sign } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import { challengeText } from "../../../robot/sync/protocol/challenge.ts";
import { rotationText } from "../../../robot/sync/protocol/key-rotate.ts";
import { type Hub, openHub } from "../hub.ts";
import { announce } from "../live/announce.ts";
import { robotOrders, robots } from "../storage/schema/robots.ts";
import { PairingOwner } from "../testing/pairing-owner.ts";
import { PlayedRobot } from "../testing/played-robot.ts";
import { startPostgres } from "../testing/postgres-server.ts";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

const parts = { clock: new SystemClock(), journal: silentJournal, random: systemRandom };

describe("a hub that is asked for codes", () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await openHub({ ...parts, storage: "memory" });
  });
  afterAll(() => hub.close());

  const shown = async () => {
    const robot = new PlayedRobot(hub);
    robot.askForCode();
    return { robot, code: (await robot.hears("pair.code")).code };
  };
  const paired = async (owner: PairingOwner) => {
    const { robot, code } = await shown();
    const { id } = await owner.lookUp(code);
    await owner.approve(id, { name: robot.name });
    const { pairing } = await robot.hears("pair.approved");
    robot.say({ type: "pair.confirm", pairing });
    await robot.hears("paired");
    robot.heard.length = 0;
    robot.connect();
    robot.introduce();
    await robot.hears("welcome");
    return robot;
  };

  test("gives none to whoever repeats what another robot sent", async () => {
    const { robot } = await shown();
    const thief = new PlayedRobot(hub);
    thief.askForCode({ publicKey: robot.publicKey, signature: robot.sign("an older request") });
    expect(await thief.hears("error")).toMatchObject({ code: "unauthorised" });
  });

  test("gives none for a signature that was made to authenticate", async () => {
    const robot = new PlayedRobot(hub);
    robot.connect();
    robot.requestCode({ signature: robot.sign(challengeText(robot.nonce, robot.publicKey)) });
    expect(await robot.hears("error")).toMatchObject({ code: "unauthorised" });
  });

  test("takes no confirmation of what nobody approved, nor of another robot's approval", async () => {
    const owner = await PairingOwner.of(hub.core);
    const [{ robot: own, code }, { robot: other }] = [await shown(), await shown()];
    const { id } = await owner.lookUp(code);
    own.say({ type: "pair.confirm", pairing: id });
    expect(await own.hears("error")).toMatchObject({ code: "out-of-turn" });
    await owner.approve(id, { name: "Front desk" });
    other.say({ type: "pair.confirm", pairing: id });
    expect(await other.hears("error")).toMatchObject({ code: "out-of-turn" });
    expect(await owner.standing(id)).toBe("approved");
  });

  test("lets a robot that is not paired yet bring nothing", async () => {
    const { robot } = await shown();
    robot.push(1, sampleRecord(1));
    expect(await robot.hears("error")).toMatchObject({ code: "out-of-turn" });
  });

  test("gives one robot no more than ten codes in ten minutes", async () => {
    const { robot } = await shown();
    for (let request = 1; request < 10; request++) {
      robot.requestCode();
      await robot.hears("pair.code");
    }
    robot.requestCode();
    expect(await robot.hears("error")).toMatchObject({ code: "too-many-requests" });
  });

  test("tells a robot whose key is good already that it is paired", async () => {
    const owner = await PairingOwner.of(hub.core);
    const robot = await paired(owner);
    robot.askForCode();
    await robot.hears("paired");
  });

  test("does not approve twice, nor for a robot or a profile that the account does not have", async () => {
    const [owner, other] = [await PairingOwner.of(hub.core), await PairingOwner.of(hub.core)];
    const strange = await paired(other);
    const [row] = await hub.core.database.select().from(robots).where(eq(robots.name, strange.name));
    const { code } = await shown();
    const { id } = await owner.lookUp(code);
    await expect(owner.approve(id, { name: "A", robot: row?.id ?? 0 })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(owner.approve(id, { name: "A", profile: "no such" })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await owner.approve(id, { name: "A" });
    await expect(owner.approve(id, { name: "A" })).rejects.toMatchObject({
      problem: { type: "stella:changed-meanwhile" },
    });
  });

  test("says nothing to a robot of version 1 that it would not understand", async () => {
    const owner = await PairingOwner.of(hub.core);
    const robot = await paired(owner);
    robot.heard.length = 0;
    robot.connect();
    robot.introduce({ protocolVersion: 1 });
    expect(await robot.hears("welcome")).toEqual({
      type: "welcome",
      protocolVersion: 1,
      robot: robot.name,
      cursor: 0,
      window: expect.any(Number),
    });
    await order(owner, robot, "report-health");
    expect(await robot.hears("command")).toEqual({ type: "command", command: "report-health" });
  });

  test("takes a new key only when both keys sign for this connection", async () => {
    const owner = await PairingOwner.of(hub.core);
    const robot = await paired(owner);
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const newPublicKey = publicKey.export({ format: "jwk" }).x ?? "";
    const rotate = (nonce: string, oldSigns = true) => {
      const text = rotationText(nonce, robot.publicKey, newPublicKey);
      robot.say({
        type: "key.rotate",
        newPublicKey,
        oldSignature: oldSigns ? robot.sign(text) : robot.sign("something else"),
        newSignature: sign(null, Buffer.from(text), privateKey).toString("base64url"),
      });
    };
    const { nonce } = robot;
    rotate("the nonce of another connection");
    expect(await robot.hears("error")).toMatchObject({ code: "key-refused" });
    rotate(nonce, false);
    expect(await robot.hears("error")).toMatchObject({ code: "key-refused" });
    rotate(nonce);
    const { oldValidUntil } = await robot.hears("key.rotated");
    rotate(nonce);
    expect((await robot.hears("key.rotated")).oldValidUntil).toBe(oldValidUntil);
  });

  test("lets an order be answered once, and by the robot that it was given to alone", async () => {
    const owner = await PairingOwner.of(hub.core);
    const [robot, other] = [await paired(owner), await paired(owner)];
    const id = await order(owner, robot, "wipe");
    await robot.hears("order");
    other.say({ type: "order.done", id, receipt: { erased: 9, delivered: 0, remaining: 0 } });
    other.say({ type: "health", pending: 0, quarantined: 0, oldestPostedAt: null });
    other.push(1, { ...sampleRecord(1), id: systemRandom.uuid() });
    await other.hears("intake.ack");
    expect(await receiptOf(id)).toBeNull();
    robot.say({ type: "order.done", id, receipt: { erased: 3, delivered: 0, remaining: 0 } });
    await robot.hears("revoked");
    expect(await receiptOf(id)).toEqual({ erased: 3, delivered: 0, remaining: 0 });
  });

  test("keeps a robot that could not erase everything", async () => {
    const owner = await PairingOwner.of(hub.core);
    const robot = await paired(owner);
    const id = await order(owner, robot, "wipe");
    await robot.hears("order");
    robot.say({ type: "order.done", id, receipt: { erased: 3, delivered: 0, remaining: 1 } });
    robot.push(1, { ...sampleRecord(1), id: systemRandom.uuid() });
    await robot.hears("intake.ack");
    const [row] = await hub.core.database.select().from(robots).where(eq(robots.name, robot.name));
    expect(row?.leftAt).toBeNull();
  });

  async function order(
    owner: PairingOwner,
    robot: PlayedRobot,
    kind: "report-health" | "wipe",
  ): Promise<string> {
    const { accountId, asker } = owner;
    return await hub.core.database.transaction(async (transaction) => {
      const [row] = await transaction.select().from(robots).where(eq(robots.name, robot.name));
      const robotId = row?.id ?? 0;
      const [order] = await transaction
        .insert(robotOrders)
        .values({ accountId, robotId, kind, orderedAt: new Date(), orderedBy: asker.actor })
        .returning({ id: robotOrders.id });
      await announce(transaction, accountId, { what: "robot", id: String(robotId) });
      return order?.id ?? "";
    });
  }
  async function receiptOf(id: string) {
    const [row] = await hub.core.database.select().from(robotOrders).where(eq(robotOrders.id, id));
    return row?.receipt;
  }
});

describe("two hubs on one PostgreSQL", () => {
  let [one, other]: Hub[] = [];
  beforeAll(async () => {
    if (!postgres) return;
    one = await openHub({ ...parts, storage: postgres.url });
    other = await openHub({ ...parts, storage: postgres.url });
  });
  afterAll(async () => {
    await one?.close();
    await other?.close();
  });

  const hubsTest = (sentence: string, body: (one: Hub, other: Hub) => Promise<void>) =>
    test(sentence, async (context) => {
      if (!one || !other) {
        context.skip("set DATABASE_URL or install Debian's postgresql");
        return;
      }
      await body(one, other);
    });
  const enrolled = async (hub: Hub) => {
    const owner = await PairingOwner.of(hub.core);
    const robot = new PlayedRobot(hub);
    await hub.enrol(owner.accountId, robot.name, robot.publicKey);
    robot.connect();
    robot.introduce();
    await robot.hears("welcome");
    return { owner, robot };
  };

  hubsTest("a robot on one is approved on the other, which it hears of at once", async (one, other) => {
    const owner = await PairingOwner.of(other.core, "Luna");
    const robot = new PlayedRobot(one);
    robot.askForCode();
    const { id } = await owner.lookUp((await robot.hears("pair.code")).code);
    await owner.approve(id, { name: robot.name });
    const approved = await robot.hears("pair.approved");
    expect(approved.account.name).toBe("Luna");
    robot.say({ type: "pair.confirm", pairing: approved.pairing });
    await robot.hears("paired");
    robot.moveTo(other);
    robot.heard.length = 0;
    robot.connect();
    robot.introduce();
    expect((await robot.hears("welcome")).account?.name).toBe("Luna");
  });

  hubsTest(
    "a code is approved once when two owners want the robot at the same moment",
    async (one, other) => {
      const first = await PairingOwner.of(one.core);
      const robot = new PlayedRobot(one);
      robot.askForCode();
      const { id } = await first.lookUp((await robot.hears("pair.code")).code);
      const approvals = await Promise.allSettled([
        first.approve(id, { name: "A" }),
        first.at(other.core).approve(id, { name: "B" }),
      ]);
      expect(approvals.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    },
  );

  hubsTest("wrong guesses on both count together", async (one, other) => {
    const owner = await PairingOwner.of(one.core);
    const there = owner.at(other.core);
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, (_, guess) => (guess % 2 ? owner : there).lookUp("BBBB-BBBB")),
    );
    const types = guesses.map((guess) => guess.status === "rejected" && guess.reason.problem.type);
    expect(types.filter((type) => type === "stella:too-many-guesses")).toHaveLength(2);
  });

  hubsTest("a robot that connects to the other is let go of by the first", async (one, other) => {
    const { robot } = await enrolled(one);
    robot.moveTo(other);
    robot.heard.length = 0;
    robot.connect();
    robot.introduce();
    expect(await robot.hears("error")).toMatchObject({ code: "replaced" });
    const [row] = await other.core.database.select().from(robots).where(eq(robots.name, robot.name));
    expect(row?.hub).toBe(other.core.hub);
  });

  hubsTest("what is revoked or published on the other reaches the robot on the first", async (one, other) => {
    const { owner, robot } = await enrolled(one);
    await other.configure(owner.accountId, robot.name, { id: "a profile" });
    expect(await robot.hears("config")).toMatchObject({ version: 1, document: { id: "a profile" } });
    await other.revoke(owner.accountId, robot.name);
    await robot.hears("revoked");
  });

  hubsTest("a robot that went is offline for both", async (one, other) => {
    const { robot } = await enrolled(one);
    await one.close();
    const [row] = await other.core.database.select().from(robots).where(eq(robots.name, robot.name));
    expect([row?.hub, row?.onlineSince]).toEqual([null, null]);
  });
});
