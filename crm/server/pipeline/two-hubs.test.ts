import { asc, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { type Hub, openHub } from "../hub.ts";
import { contacts, tagReviews } from "../storage/schema/contacts.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { fileWaiting } from "./file-waiting.ts";
import { moveLead } from "./move-lead.ts";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)(
  `two hubs on one PostgreSQL${postgres ? "" : " (skipped: none is installed, and DATABASE_URL is not set)"}`,
  () => {
    let one: Hub;
    let other: Hub;
    beforeAll(async () => {
      const parts = { clock: new SystemClock(), journal: silentJournal, random: systemRandom };
      const open = () => openHub({ ...parts, storage: postgres?.url ?? "" });
      one = await open();
      other = await open();
    });
    afterAll(async () => {
      await one?.close();
      await other?.close();
    });
    const leadsOf = (account: string) =>
      one.core.database.select().from(leads).where(eq(leads.accountId, account)).orderBy(asc(leads.number));

    test("that take visits of one person at the same moment make one contact and one lead", async () => {
      const account = await newAccount(one.core);
      const robots = await Promise.all(
        [one, other, one, other].map((hub) => playedVisits(hub.core, account)),
      );
      const ana = (digit: number) => ({
        answers: { name: "Ana Ruiz", contact: `+1312555010${digit}` },
        tags: [{ group: "source", tag: "tiktok" }],
      });
      for (let round = 0; round < 5; round++) {
        await Promise.all(robots.map((robot) => robot.visit(ana(round), ana(round + 1))));
      }
      const all = await leadsOf(account);
      const people = await one.core.database.select().from(contacts).where(eq(contacts.accountId, account));
      // Six numbers were given, each by several visits on both hubs.
      expect([people.length, all.length]).toEqual([6, 6]);
      const visits = await one.core.database.select().from(intakes).where(eq(intakes.accountId, account));
      expect(visits).toHaveLength(40);
      expect(visits.every(({ leadId }) => leadId !== null)).toBe(true);
      const [word] = await one.core.database
        .select()
        .from(tagReviews)
        .where(eq(tagReviews.accountId, account));
      expect(word?.seen).toBe(40);
    });

    test("asked to move one lead at the same moment move it once", async () => {
      const account = await newAccount(one.core);
      const [rita, luis] = [await newMember(one.core, account), await newMember(one.core, account)];
      const robot = await playedVisits(one.core, account);
      const ids = await robot.visit(
        ...Array.from({ length: 10 }, (_, n) => ({
          answers: { name: `Visitor ${n}`, contact: `+1312555${2000 + n}`, service: "Haircut" },
        })),
      );
      for (const { id, revision } of await leadsOf(account)) {
        const tries = await Promise.allSettled([
          moveLead(one.core, rita, id, { to: "mql", revision, note: "Rita's." }),
          moveLead(other.core, luis, id, { to: "mql", revision, note: "Luis's." }),
        ]);
        expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
        const refused = tries.find((tried) => tried.status === "rejected");
        expect(refused?.reason).toMatchObject({ problem: { type: "stella:changed-meanwhile" } });
      }
      const log = await one.core.database.select().from(transitions).where(inArray(transitions.leadId, ids));
      expect(log.filter(({ to }) => to === "mql")).toHaveLength(10);
    });

    test("that find records from before there were leads file each of them once", async () => {
      const account = await newAccount(one.core);
      const robot = await playedVisits(one.core, account);
      const record = (n: number) =>
        robot.record({ answers: { name: `Visitor ${n}`, contact: `+1312555${3000 + (n % 100)}` } });
      const receivedAt = new Date(one.core.clock.wallNow());
      await one.core.database.insert(intakes).values(
        Array.from({ length: 600 }, (_, n) => record(n)).map((each, n) => ({
          id: each.id,
          accountId: account,
          robotId: robot.robotId,
          outbox: systemRandom.uuid(),
          sequence: n + 1,
          contentSha256: "",
          receivedAt,
          record: each,
        })),
      );
      const [mine, theirs] = await Promise.all([fileWaiting(one.core), fileWaiting(other.core)]);
      expect(mine + theirs).toBe(600);
      const all = await leadsOf(account);
      const begun = await one.core.database
        .select()
        .from(transitions)
        .where(eq(transitions.accountId, account));
      expect(new Set(begun.map(({ leadId }) => leadId)).size).toBe(all.length);
      expect(all.every(({ assignee }) => assignee === null)).toBe(true);
      expect(await fileWaiting(one.core)).toBe(0);
    });
  },
);
