import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";
import { type Hub, openHub } from "./hub.ts";
import { newAccount } from "./testing/new-account.ts";
import { PlayedRobot } from "./testing/played-robot.ts";
import { startPostgres } from "./testing/postgres-server.ts";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

let number = 0;

describe.each([
  ["PGlite", "memory"],
  ["PostgreSQL", postgres?.url],
])("the hub on %s", (name, storage) => {
  let hub: Hub;
  let account: string;
  beforeAll(async () => {
    if (storage === undefined) return;
    hub = await openHub({ storage, clock: new SystemClock(), journal: silentJournal, random: systemRandom });
    account = await newAccount(hub.core);
  });
  afterAll(() => hub?.close());

  const hubTest = (sentence: string, body: () => Promise<void>) =>
    test(sentence, async (context) => {
      if (storage === undefined) {
        context.skip(`${name}: set DATABASE_URL or install Debian's postgresql`);
        return;
      }
      await body();
    });
  const enrolled = async () => {
    const robot = new PlayedRobot(hub);
    await hub.enrol(account, robot.name, robot.publicKey);
    return robot;
  };
  const welcomed = async () => {
    const robot = await enrolled();
    robot.connect();
    robot.introduce();
    await robot.hears("welcome");
    return robot;
  };
  /** A record that no other test of this database uses. */
  const fresh = () => ({ ...sampleRecord(number++), id: systemRandom.uuid() });
  const stored = async (id: string) =>
    (await hub.intakes(account, { limit: 1000 })).filter((lead) => lead.id === id).length;

  hubTest(
    "stores a pushed record once, acknowledges every push of it, and lists it newest first",
    async () => {
      const robot = await welcomed();
      const [older, newer] = [fresh(), fresh()];
      robot.push(1, older);
      expect(await robot.hears("intake.ack")).toEqual({ type: "intake.ack", upTo: 1 });
      robot.push(1, older);
      robot.push(2, newer);
      while ((await robot.hears("intake.ack")).upTo < 2);
      const leads = await hub.intakes(account, { limit: 2 });
      expect(leads.map((lead) => lead.record)).toEqual([newer, older]);
      expect(leads[0]?.robot).toBe(robot.name);
      expect(await hub.intakes(account, { limit: 1, before: leads[0]?.arrival ?? 0 })).toEqual([leads[1]]);
    },
  );

  hubTest("rejects another record under a sequence that is taken, and keeps the first", async () => {
    const robot = await welcomed();
    const [first, other] = [fresh(), fresh()];
    robot.push(1, first);
    await robot.hears("intake.ack");
    robot.push(1, other);
    expect((await robot.hears("intake.reject")).reasons[0]).toContain("sequence 1");
    expect([await stored(first.id), await stored(other.id)]).toEqual([1, 0]);
  });

  hubTest(
    "takes a record for a repetition when a new outbox brings it, and rejects a forged one",
    async () => {
      const robot = await welcomed();
      const record = fresh();
      robot.push(1, record);
      await robot.hears("intake.ack");
      const again = new PlayedRobot(hub);
      await hub.enrol(account, again.name, again.publicKey);
      again.connect();
      again.introduce();
      await again.hears("welcome");
      again.push(1, record);
      await again.hears("intake.ack");
      again.push(2, { ...record, completeness: 0.5 } as { id: string });
      expect((await again.hears("intake.reject")).reasons[0]).toContain("id");
      expect(await stored(record.id)).toBe(1);
    },
  );

  hubTest("stores a record once when two connections push it at the same moment", async () => {
    const record = fresh();
    const robots = await Promise.all([welcomed(), welcomed()]);
    for (const robot of robots) robot.push(1, record);
    await Promise.all(robots.map((robot) => robot.hears("intake.ack")));
    expect(await stored(record.id)).toBe(1);
  });

  hubTest("rejects a record whose hash or form is wrong, with the place of the mistake", async () => {
    const robot = await welcomed();
    robot.push(1, fresh(), { contentSha256: "0".repeat(64) });
    expect((await robot.hears("intake.reject")).reasons[0]).toContain("hash");
    robot.push(2, { ...fresh(), tags: "vip" } as { id: string });
    expect((await robot.hears("intake.reject")).reasons[0]).toMatch(/^tags: /);
  });

  hubTest("rejects what the database cannot hold and stores what came with it", async () => {
    const robot = await welcomed();
    const records = [fresh(), { ...fresh(), openQuestions: ["\u0000", "\ud800"] }, fresh()];
    for (const [index, record] of records.entries()) robot.push(index + 1, record);
    expect(await robot.hears("intake.reject")).toMatchObject({ sequence: 2 });
    while ((await robot.hears("intake.ack")).upTo < 3);
    expect(await Promise.all(records.map((record) => stored(record.id)))).toEqual([1, 0, 1]);
  });

  hubTest("refuses a push when the one before it never arrived", async () => {
    const robot = await welcomed();
    const record = fresh();
    robot.push(3, record);
    expect(await robot.hears("error")).toMatchObject({ code: "gap" });
    expect(await stored(record.id)).toBe(0);
  });

  hubTest(
    "answers a message that is not in the protocol and goes on, until it happens too often",
    async () => {
      const robot = await welcomed();
      for (const nonsense of ["", "{}", '{"type":"intake.push"}', "[1,2"]) {
        robot.say(nonsense);
        expect(await robot.hears("error")).toMatchObject({ code: "not-understood" });
      }
      const record = fresh();
      robot.push(1, record);
      await robot.hears("intake.ack");
      robot.say("nonsense");
      await robot.hears("error");
      expect(robot.closed).toBe("not-understood");
      expect((await hub.health()).leads).toBeGreaterThan(0);
    },
  );

  hubTest("does not let anybody in who only recorded another robot's answer", async () => {
    const robot = await enrolled();
    robot.connect();
    robot.introduce({}, "the nonce of an earlier connection, replayed");
    expect(await robot.hears("error")).toMatchObject({ code: "unauthorised" });
  });

  hubTest("tells a robot of another protocol version which it speaks", async () => {
    const robot = await enrolled();
    robot.connect();
    robot.introduce({ protocolVersion: 99 });
    expect(await robot.hears("error")).toMatchObject({
      code: "unsupported-version",
      detail: expect.stringContaining("1"),
    });
  });

  hubTest("takes nothing before the robot has proved who it is", async () => {
    const robot = await enrolled();
    robot.connect();
    robot.push(1, fresh());
    expect(await robot.hears("error")).toMatchObject({ code: "out-of-turn" });
  });

  hubTest("lets the newer of two connections of one robot win", async () => {
    const robot = await welcomed();
    const { heard } = robot;
    heard.length = 0;
    robot.connect();
    await robot.hears("challenge").then((challenge) => heard.push(challenge));
    robot.introduce();
    expect(await robot.hears("error")).toMatchObject({ code: "replaced" });
  });

  hubTest("shows a robot that is connected as online, with what it said of its backlog", async () => {
    const robot = await welcomed();
    robot.say({ type: "health", pending: 4, quarantined: 1, oldestPostedAt: null });
    robot.push(1, fresh());
    await robot.hears("intake.ack");
    const { robots } = await hub.health();
    expect(robots.find((each) => each.name === robot.name)).toMatchObject({
      online: true,
      pending: 4,
      quarantined: 1,
    });
  });

  afterEach(() => {
    number += 1;
  });
});
