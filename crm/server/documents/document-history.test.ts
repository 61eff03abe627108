import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import {
  compareVersions,
  documentHistory,
  publishDocument,
  readDocument,
  restoreDocument,
} from "../../contract/document.ts";
import type { Answering } from "../api/answering.ts";
import { type Hub, openHub } from "../hub.ts";
import { configs } from "../storage/schema/robots.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { changedMeanwhile, missing, playbook, profile, refusedFor } from "../testing/document-refusals.ts";
import { newAccount } from "../testing/new-account.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { addRobot, startedOwner } from "../testing/started-account.ts";
import { documentsAnswers } from "./documents-answers.ts";
import { startingPlaybook } from "./starting-playbook.ts";
import { startingProfile } from "./starting-profile.ts";

let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 2, 9)));
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = documentsAnswers(hub.core);
});
afterAll(() => hub.close());

describe("the history of a document", () => {
  it("tells every version, the newest first in pages, with what each robot said last", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const door = await addRobot(hub.core, owner, "Left door", "front-desk");
    await addRobot(hub.core, owner, "Right door", "front-desk");
    for (const after of [1, 2]) {
      const body = startingProfile(`Rosa ${after}`);
      await ask(answers, owner, publishDocument, { params: profile, body: { after, body } });
    }
    await hub.core.database
      .update(configs)
      .set({ accepted: false, reasons: ["form[1]: too long"] })
      .where(and(eq(configs.robotId, door), eq(configs.documentVersion, 3)));
    const first = await ask(answers, owner, documentHistory, { params: profile, query: { limit: "2" } });
    expect(first.items).toMatchObject([
      {
        version: 3,
        verdicts: [
          { robot: "Left door", accepted: false, reasons: ["form[1]: too long"] },
          { robot: "Right door", accepted: null, reasons: [] },
        ],
      },
      { version: 2, verdicts: [{ accepted: null }, { accepted: null }] },
    ]);
    const query = { limit: "2", cursor: first.next };
    const second = await ask(answers, owner, documentHistory, { params: profile, query });
    expect(second).toMatchObject({ items: [{ version: 1, verdicts: [] }], next: null });
  });

  it("shows what changed between two versions, but not that their numbers did", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const body = startingProfile("Rosa");
    await ask(answers, owner, publishDocument, { params: profile, body: { after: 1, body } });
    const compare = (from: number, to: number) =>
      ask(answers, owner, compareVersions, { params: profile, query: { from: `${from}`, to: `${to}` } });
    expect(await compare(1, 2)).toEqual({
      differences: [{ at: "business.name", before: "Rosa's Flowers", after: "Rosa" }],
    });
    await expect(compare(1, 3)).rejects.toEqual(missing);
  });

  it("lets an earlier version be published again, as a new one", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    await addRobot(hub.core, owner, "Left door", "front-desk");
    const body = startingProfile("Rosa");
    await ask(answers, owner, publishDocument, { params: profile, body: { after: 1, body } });
    const request = { params: profile, body: { version: 1, after: 2 } };
    const restored = await ask(answers, owner, restoreDocument, request);
    expect(restored).toMatchObject({ version: 3, restores: 1, note: "Restores version 1." });
    const read = await ask(answers, owner, readDocument, { params: profile });
    expect(read.body).toMatchObject({ version: 3, business: { name: "Rosa's Flowers" } });
    const [latest] = (await ask(answers, owner, documentHistory, { params: profile })).items;
    expect(latest?.verdicts).toEqual([{ robot: "Left door", accepted: null, reasons: [] }]);
    await expect(ask(answers, owner, restoreDocument, request)).rejects.toEqual(changedMeanwhile);
  });

  it("refuses to bring back what no longer fits the account", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const book = await ask(answers, owner, readDocument, { params: playbook });
    const stage = { id: "trial", label: "Trial" };
    const [sales] = startingPlaybook.pipelines;
    const stages = [stage, ...(sales?.stages ?? [])];
    const body = { ...book.body, pipelines: [{ ...sales, stages }] };
    await ask(answers, owner, publishDocument, { params: playbook, body: { after: 1, body } });
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit({ answers: { contact: "+13125550101" } });
    await expect(
      ask(answers, owner, restoreDocument, { params: playbook, body: { version: 1, after: 2 } }),
    ).rejects.toEqual(
      refusedFor({
        at: "pipelines[0].stages",
        what: 'the stage "trial" has 1 lead; move them before you remove it',
      }),
    );
  });
});

describe("another account", () => {
  it("reads nothing of these documents", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const stranger = ownerOf(await newAccount(hub.core));
    await ask(answers, owner, publishDocument, {
      params: { kind: "profile", name: "stand" },
      body: { after: 0, body: { ...startingProfile("Rosa"), id: "stand" } },
    });
    const params = { kind: "profile", name: "stand" };
    await expect(ask(answers, stranger, readDocument, { params })).rejects.toEqual(missing);
    expect((await ask(answers, stranger, documentHistory, { params })).items).toEqual([]);
    await expect(
      ask(answers, stranger, restoreDocument, { params, body: { version: 1, after: 0 } }),
    ).rejects.toEqual(missing);
  });
});
