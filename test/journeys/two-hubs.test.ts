import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readDocument } from "../../crm/contract/document.ts";
import { readLead } from "../../crm/contract/lead.ts";
import { robots } from "../../crm/server/storage/schema/robots.ts";
import { ApiClient, must } from "../../crm/server/testing/api-client.ts";
import { startPostgres } from "../../crm/server/testing/postgres-server.ts";
import { type HubPlace, leadIds, lookUp, robotOf, TwoHubs } from "./two-hubs.ts";

/** What an owner who looks at the console calls at once; on a busy machine it is a tenth of a second, seldom one. */
const MOMENTS_MS = 5000;

const postgres = startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)(
  `two served hubs on one PostgreSQL${postgres ? "" : " (skipped: none is installed, and DATABASE_URL is not set)"}`,
  () => {
    let hubs: TwoHubs;
    beforeAll(async () => {
      hubs = await TwoHubs.open(postgres?.url ?? "");
    });
    afterEach(() => hubs.clear());
    afterAll(() => hubs?.close());

    test("a robot that shows its code at one is approved at the other, and its visits appear there live", async () => {
      const owner = await hubs.newOwner();
      const page = await hubs.livePage(owner);
      const robot = await hubs.paired(owner);
      expect(await robotOf(owner)).toMatchObject({ name: "Front door", online: true, standing: "paired" });

      const visit = hubs.newRecord();
      const before = performance.now();
      await robot.deliver(visit);
      const { id } = await page.hear("lead");
      expect(performance.now() - before).toBeLessThan(MOMENTS_MS);
      expect(await leadIds(owner)).toEqual([id]);
      const lead = readLead.gives.parse((await must(owner.ask(`/api/v1/leads/${id}`))).body);
      expect(lead).toMatchObject({
        robot: { name: "Front door" },
        fields: { name: { value: visit.fields.name?.value } },
      });
    });

    test("a profile that is published at one reaches the robot at the other, and its word comes back", async () => {
      const owner = await hubs.newOwner();
      const robot = await hubs.paired(owner);
      await robot.judgeConfig({ accepted: true, reasons: [] });
      const path = "/api/v1/documents/profile/front-desk";
      const { body, version } = readDocument.gives.parse((await must(owner.ask(path))).body);
      const page = await hubs.livePage(owner);
      const edited = { ...body, business: { ...(body.business as object), name: "Luna by the lake" } };
      await must(owner.ask(path, { method: "PUT", body: { after: version, body: edited } }));
      const config = await robot.judgeConfig({ accepted: false, reasons: ["I have no such voice."] });
      expect(config.document).toMatchObject({ business: { name: "Luna by the lake" } });
      while ((await robotOf(owner)).config?.accepted !== false) await page.hear("robot");
      expect((await robotOf(owner)).config).toMatchObject({
        documentVersion: version + 1,
        reasons: ["I have no such voice."],
      });
    });

    test("a robot that is revoked at one is told at the other, and is let in at neither", async () => {
      const owner = await hubs.newOwner();
      const robot = await hubs.paired(owner);
      const { id } = await robotOf(owner);
      await must(owner.post(`/api/v1/robots/${id}/revocation`));
      await robot.hear("revoked");
      for (const place of [hubs.here, hubs.there]) {
        const again = hubs.again(robot, place);
        await expect(again.greet()).rejects.toThrow('before "welcome"');
        await again.hear("revoked");
      }
      expect(await robotOf(owner)).toMatchObject({ standing: "revoked", online: false });
    });

    test("a robot that comes to the other hub is there and no longer here, and sends nothing twice", async () => {
      const owner = await hubs.newOwner();
      const robot = await hubs.paired(owner);
      const { id } = await robotOf(owner);
      const [first, second] = [hubs.newRecord(), hubs.newRecord()];
      await robot.deliver(first);
      const moved = hubs.again(robot);
      await moved.greet();
      expect(await robot.hear("error")).toMatchObject({ code: "replaced" });
      await robot.closed();
      expect([await isOnline(hubs.here, id), await isOnline(hubs.there, id)]).toEqual([false, true]);

      // Its last acknowledgement may have been lost with the old connection.
      moved.push(1, first);
      await moved.hear("intake.ack");
      await moved.deliver(second);
      expect(await leadIds(owner)).toEqual([first.id, second.id].sort());
      expect((await robotOf(owner)).online).toBe(true);
      const [row] = await hubs.here.hub.core.database.select().from(robots).where(eq(robots.id, id));
      expect(row?.hub).toBe(hubs.there.hub.core.hub);
    });

    test("wrong codes at both count together, and for this account alone", async () => {
      const [key, other] = [await hubs.newKey(), await hubs.newOwner()];
      const code = await hubs.newRobot().askForCode("Kiosk");
      const both = [hubs.here, hubs.there].map(({ served }) => new ApiClient(served.url, key));
      for (let guess = 0; guess < 10; guess++) {
        const client = both[guess % 2];
        if (!client) throw new Error("there are two hubs");
        expect(await lookUp(client, "BBBB-BBBB")).toMatchObject({
          status: 404,
          body: { type: "stella:code-unknown" },
        });
      }
      for (const client of both) {
        expect(await lookUp(client, code)).toMatchObject({
          status: 429,
          body: { type: "stella:too-many-guesses" },
        });
      }
      await must(lookUp(other, code));
    });
  },
);

async function isOnline({ hub }: HubPlace, id: number): Promise<boolean | undefined> {
  const { robots: all } = await hub.health();
  return all.find((robot) => robot.id === id)?.online;
}
