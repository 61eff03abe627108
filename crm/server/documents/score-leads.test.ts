import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { publishDocument } from "../../contract/document.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Hub, openHub } from "../hub.ts";
import { jobs } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { documentsAnswers } from "./documents-answers.ts";
import { scoreLeads } from "./score-leads.ts";
import { startingPlaybook } from "./starting-playbook.ts";

let hub: Hub;
beforeAll(async () => {
  const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 2, 9)));
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
});
afterAll(() => hub.close());

async function publish(owner: Asker, after: number, changes: object): Promise<void> {
  await ask(documentsAnswers(hub.core), owner, publishDocument, {
    params: { kind: "playbook", name: "playbook" },
    body: { after, body: { ...startingPlaybook, ...changes } },
  });
}

const waitingFor = ({ accountId }: Asker) =>
  hub.core.database
    .select()
    .from(jobs)
    .where(and(eq(jobs.kind, scoreLeads.kind), eq(jobs.key, accountId)));

describe("score rules that an owner changed", () => {
  it("score every lead again, of this account alone", async () => {
    const [owner, other] = [ownerOf(await newAccount(hub.core)), ownerOf(await newAccount(hub.core))];
    for (const { accountId } of [owner, other]) {
      const { visit } = await playedVisits(hub.core, accountId);
      await visit({ answers: { contact: "+13125550101" } }, { answers: { name: "Ana" } });
    }
    const [reachable, ...rest] = startingPlaybook.scoreRules;
    await publish(owner, 0, { scoreRules: [{ ...reachable, points: 35 }, ...rest] });
    const [job] = await waitingFor(owner);
    expect(await waitingFor(other)).toEqual([]);
    const signal = new AbortController().signal;
    await scoreLeads.run(hub.core, { body: job?.body ?? {}, attempt: 1, signal });
    const scores = async ({ accountId }: Asker) => {
      const rows = await hub.core.database
        .select({ score: leads.score, parts: leads.scoreParts, revision: leads.revision })
        .from(leads)
        .where(eq(leads.accountId, accountId))
        .orderBy(asc(leads.number));
      return rows.map(({ score, parts, revision }) => ({ score, parts: parts.length, revision }));
    };
    expect(await scores(owner)).toEqual([
      { score: 35, parts: 1, revision: 2 },
      { score: 0, parts: 0, revision: 1 },
    ]);
    expect(await scores(other)).toMatchObject([{ score: 20 }, { score: 0 }]);
  });

  it("are the only change of a playbook that does", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    await publish(owner, 0, { retentionDays: 30 });
    expect(await waitingFor(owner)).toEqual([]);
    await publish(owner, 1, { scoreRules: [] });
    expect(await waitingFor(owner)).toHaveLength(1);
  });
});
