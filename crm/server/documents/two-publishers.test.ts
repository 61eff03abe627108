import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import { documentHistory, listWordsToReview, publishDocument, settleWord } from "../../contract/document.ts";
import { editRobot, fixRejected, listRejected, readRobot } from "../../contract/robot.ts";
import type { Answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { fleetAnswers } from "../fleet/fleet-answers.ts";
import { type Hub, openHub } from "../hub.ts";
import { IntakeStore } from "../intake/intake-store.ts";
import { quarantineAnswers } from "../quarantine/quarantine-answers.ts";
import { tagReviewsAnswers } from "../tag-reviews/tag-reviews-answers.ts";
import { ask } from "../testing/ask.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { addRobot, startedOwner } from "../testing/started-account.ts";
import { documentsAnswers } from "./documents-answers.ts";
import { startingProfile } from "./starting-profile.ts";

const postgres = startPostgres();

function roomsOf(core: HubCore): readonly Answering[] {
  return [documentsAnswers, tagReviewsAnswers, fleetAnswers, quarantineAnswers].flatMap((room) => room(core));
}

describe.skipIf(postgres === null)(
  `two hubs on one PostgreSQL${postgres ? "" : " (no PostgreSQL here)"}`,
  () => {
    const hubs: Hub[] = [];
    beforeAll(async () => {
      if (!postgres) return;
      const parts = {
        storage: postgres.url,
        clock: new SystemClock(),
        journal: silentJournal,
        random: systemRandom,
      };
      hubs.push(await openHub(parts), await openHub(parts));
    });
    afterAll(async () => {
      for (const hub of hubs) await hub.close();
      postgres?.stop();
    });

    /** An owner with the starting documents and a robot that works by the starting profile. */
    async function owner() {
      const [hub] = hubs;
      if (!hub) throw new Error("there are two hubs");
      const { core } = hub;
      const asker = await startedOwner(core);
      const robot = await addRobot(core, asker, "Left door", "front-desk");
      return { asker, core, robot, answers: hubs.map(({ core: each }) => roomsOf(each)) };
    }

    const outcomes = (settled: readonly PromiseSettledResult<unknown>[]) =>
      settled
        .map((each) => (each.status === "fulfilled" ? "done" : String(each.reason?.problem?.type)))
        .sort();

    it("let one of two owners publish who publish at once, and tell the other", async () => {
      const { asker, answers, robot } = await owner();
      const params = { kind: "profile", name: "front-desk" };
      for (let after = 1; after <= 10; after++) {
        const both = answers.map((each, hub) =>
          ask(each, asker, publishDocument, {
            params,
            body: { after, body: startingProfile(`Version of hub ${hub}`) },
          }),
        );
        expect(outcomes(await Promise.allSettled(both))).toEqual(["done", "stella:changed-meanwhile"]);
      }
      const [first = []] = answers;
      const { items } = await ask(first, asker, documentHistory, { params });
      expect(items.map(({ version }) => version)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      const given = await ask(first, asker, readRobot, { params: { id: robot } });
      expect(given.config).toMatchObject({ version: 10, documentVersion: 11 });
    });

    it("give a robot the latest of two profiles that it gets at once, under numbers of its own", async () => {
      const { asker, answers, robot } = await owner();
      const [first = [], second = []] = answers;
      const other = { kind: "profile", name: "stand" };
      const body = { ...startingProfile("The stand"), id: "stand" };
      await ask(first, asker, publishDocument, { params: other, body: { after: 0, body } });
      const settled = await Promise.allSettled([
        ask(first, asker, editRobot, { params: { id: robot }, body: { profile: "stand" } }),
        ask(second, asker, publishDocument, { params: other, body: { after: 1, body } }),
      ]);
      expect(outcomes(settled)).toEqual(["done", "done"]);
      const { config } = await ask(first, asker, readRobot, { params: { id: robot } });
      expect(config?.documentVersion).toBe(2);
    });

    it("settle a word once", async () => {
      const { asker, answers, core } = await owner();
      const [first = []] = answers;
      const { visit } = await playedVisits(core, asker.accountId);
      await visit({ answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "tiktok" }] });
      const [word] = (await ask(first, asker, listWordsToReview)).items;
      const both = answers.map((each) =>
        ask(each, asker, settleWord, {
          params: { id: word?.id },
          body: { settle: "new-tag", label: "TikTok" },
        }),
      );
      expect(outcomes(await Promise.allSettled(both))).toEqual(["done", "stella:already-settled"]);
    });

    it("store a corrected record once", async () => {
      const { asker, answers, core, robot } = await owner();
      const [first = []] = answers;
      const good = { ...sampleRecord(4711) };
      const record = { ...good, completeness: 3 };
      const push = { type: "intake.push" as const, sequence: 1, after: 0, id: good.id };
      await new IntakeStore(core).commit(
        { id: robot, accountId: asker.accountId, name: "Left door", revoked: false },
        systemRandom.uuid(),
        [{ ...push, contentSha256: contentHash(record), record }],
        core.clock.wallNow(),
      );
      const [rejected] = (await ask(first, asker, listRejected)).items;
      const both = answers.map((each) =>
        ask(each, asker, fixRejected, { params: { id: rejected?.id }, body: { record: good } }),
      );
      expect(outcomes(await Promise.allSettled(both))).toEqual(["done", "stella:already-settled"]);
      expect((await ask(first, asker, listRejected)).items).toEqual([]);
    });
  },
);
