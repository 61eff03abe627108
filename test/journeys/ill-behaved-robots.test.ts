import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readMe } from "../../crm/contract/account.ts";
import { listRejected, pairing } from "../../crm/contract/robot.ts";
import { WINDOW } from "../../crm/server/robots/enrolled-talk.ts";
import { lockAccount } from "../../crm/server/storage/account-lock.ts";
import { robotOrders } from "../../crm/server/storage/schema/robots.ts";
import { ApiClient, must } from "../../crm/server/testing/api-client.ts";
import { startPostgres } from "../../crm/server/testing/postgres-server.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { LONGEST_MESSAGE } from "../../robot/sync/protocol/message.ts";
import type { PlayedRobot } from "../browser/played-robot.ts";
import { leadIds, lookUp, robotOf, TwoHubs } from "./two-hubs.ts";

/** Stands where another account, or an answer, must not show it. */
const MARK = "Aurelia7301";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)(
  `robots that two hubs on one PostgreSQL must not believe${postgres ? "" : " (skipped: none is installed, and DATABASE_URL is not set)"}`,
  () => {
    let hubs: TwoHubs;
    beforeAll(async () => {
      hubs = await TwoHubs.open(postgres?.url ?? "");
    });
    afterEach(() => hubs.clear());
    afterAll(() => hubs?.close());

    test("what was recorded of a robot at one opens nothing at the other", async () => {
      const owner = await hubs.newOwner();
      const robot = hubs.newRobot();
      const code = await robot.askForCode("Front door");
      const thief = hubs.newRobot(hubs.there);
      await thief.connect();
      for (const text of robot.sent) thief.write(text);
      expect(await thief.hear("error")).toMatchObject({ code: "unauthorised" });
      // The robot's own code is as good as before.
      const { id } = pairing.parse((await must(lookUp(owner, code))).body);
      await must(owner.post(`/api/v1/pairings/${id}/approval`, { name: "Front door" }));
      const approval = await robot.approval();
      await thief.connect();
      thief.say({ type: "pair.confirm", pairing: approval.pairing });
      expect(await thief.hear("error")).toMatchObject({ code: "out-of-turn" });

      await robot.confirm(approval);
      await robot.deliver(hubs.newRecord());
      await thief.connect();
      for (const text of robot.sent.filter((each) => !each.includes("pair."))) thief.write(text);
      expect(await thief.hear("error")).toMatchObject({ code: "unauthorised" });
      await thief.closed();
      expect(await leadIds(owner)).toHaveLength(1);
      expect((await robotOf(owner)).online).toBe(true);
    });

    test.each<
      readonly [what: string, misbehave: (robot: PlayedRobot) => void, said: string | null, code: number]
    >([
      ["a frame that is too large", (robot) => robot.write("x".repeat(4 * LONGEST_MESSAGE)), null, 1009],
      ["a record after one that never came", (robot) => robot.push(9, hubs.newRecord()), "gap", 1000],
      ["nonsense again and again", (robot) => repeat(5, () => robot.write("[1,2")), "not-understood", 1000],
      [
        "a press that nobody asked for",
        (robot) => robot.say({ type: "pair.confirm", pairing: systemRandom.uuid() }),
        "out-of-turn",
        1000,
      ],
    ])(
      "%s ends that connection with the reason; what was delivered stays, and the rest arrives at the other hub",
      async (_what, misbehave, said, code) => {
        const owner = await hubs.newOwner();
        const robot = await hubs.paired(owner);
        const [kept, after] = [hubs.newRecord(), hubs.newRecord()];
        await robot.deliver(kept);
        misbehave(robot);
        expect(await robot.closed()).toBe(code);
        if (said !== null) expect(await robot.hear("error")).toMatchObject({ code: said });
        const again = hubs.again(robot);
        await again.greet();
        await again.deliver(after);
        expect(await leadIds(owner)).toEqual([kept.id, after.id].sort());
        expect((await must(new ApiClient(hubs.here.served.url).ask("/api/health"))).body).toMatchObject({
          ok: true,
        });
      },
    );

    test("a message that is too long to be one is refused, and the connection goes on", async () => {
      const owner = await hubs.newOwner();
      const robot = await hubs.paired(owner);
      robot.write(`"${MARK}${"x".repeat(LONGEST_MESSAGE)}"`);
      const { code, detail } = await robot.hear("error");
      expect([code, detail]).toEqual(["not-understood", expect.not.stringContaining(MARK)]);
      const visit = hubs.newRecord();
      await robot.deliver(visit);
      expect(await leadIds(owner)).toEqual([visit.id]);
    });

    test("a robot cannot reach into another account: its record is refused, tells nothing, and is not lost", async () => {
      const [owner, stranger] = [await hubs.newOwner(), await hubs.newOwner()];
      const [robot, theirs] = [await hubs.paired(owner), await hubs.paired(stranger, "Their door")];
      const visit = hubs.newRecord();
      const secret = { ...visit, openQuestions: [MARK] };
      await robot.deliver(secret);
      const { id } = await robotOf(owner);
      const order = await must(owner.post(`/api/v1/robots/${id}/transfer`, { how: "wipe" }));
      const { id: orderId } = order.body as { id: string };
      await robot.hear("order");

      const forged = { ...visit, openQuestions: ["Whose is this?"] };
      theirs.push(1, forged);
      const { reasons } = await theirs.hear("intake.reject");
      expect(JSON.stringify(reasons)).not.toContain(MARK);
      theirs.say({ type: "order.done", id: orderId, receipt: { erased: 1, delivered: 0, remaining: 0 } });
      // Word for word what the other account has: dealt with, and nobody here learns of it.
      theirs.push(2, secret);
      while ((await theirs.hear("intake.ack")).upTo < 2);

      expect(await leadIds(stranger)).toEqual([]);
      const waiting = await must(stranger.ask("/api/v1/quarantine"));
      const [rejected, ...others] = listRejected.gives.parse(waiting.body).items;
      expect([rejected?.record, others]).toEqual([forged, []]);
      expect(waiting.text).not.toContain(MARK);
      const fix = (record: object) => stranger.post(`/api/v1/quarantine/${rejected?.id}/fix`, { record });
      expect(await fix(forged)).toMatchObject({
        status: 409,
        body: { type: "stella:record-stored-already" },
      });
      const own = { ...forged, id: systemRandom.uuid() };
      await must(fix(own));
      expect(await leadIds(stranger)).toEqual([own.id]);
      expect(await leadIds(owner)).toEqual([visit.id]);
      expect(await robotOf(owner)).toMatchObject({ standing: "leaving" });
      const [row] = await hubs.here.hub.core.database
        .select()
        .from(robotOrders)
        .where(eq(robotOrders.id, orderId));
      expect(row?.answeredAt).toBeNull();
    });

    test("a robot that says more than may wait is sent away, and delivers all of it at the other hub, once", async () => {
      const owner = await hubs.newOwner();
      const robot = await hubs.paired(owner);
      const { account } = readMe.gives.parse((await must(owner.ask("/api/v1/me"))).body);
      const accountId = account?.id ?? "";
      const visits = Array.from({ length: WINDOW + 1 }, hubs.newRecord);
      await hubs.here.hub.core.database.transaction(async (transaction) => {
        // While somebody else works on the account nothing can be stored.
        await lockAccount(transaction, accountId);
        for (const [at, visit] of visits.entries()) robot.push(at + 1, visit);
        expect(await robot.hear("error")).toMatchObject({ code: "window-exceeded" });
        await robot.closed();
      });
      const again = hubs.again(robot);
      await again.greet();
      for (const [at, visit] of visits.entries()) {
        again.push(at + 1, visit);
        if ((at + 1) % WINDOW === 0) while ((await again.hear("intake.ack")).upTo <= at);
      }
      await again.hear("intake.ack");
      const stored = await hubs.there.hub.intakes(accountId, { limit: 2 * WINDOW });
      expect(stored.map(({ id }) => id).sort()).toEqual(visits.map(({ id }) => id).sort());
    });
  },
);

function repeat(times: number, deed: () => void): void {
  for (let time = 0; time < times; time++) deed();
}
