import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HubCore } from "../core.ts";
import { type AccountPlaybook, accountPlaybook } from "../documents/account-playbook.ts";
import { fireRules } from "../handoff/fire-rules.ts";
import type { Occasion } from "../handoff/occasion.ts";
import { announce } from "../live/announce.ts";
import { type Happening, publishEvents } from "../outreach/publish-events.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import type { Arrival } from "./arrival.ts";
import { readKnown } from "./filing-known.ts";
import { type FilingPlan, filingPlan } from "./filing-plan.ts";
import { type WrittenPlan, writePlan } from "./filing-store.ts";

/**
 * Files whoever arrived: finds or makes the contact and the lead of each, and fires what that sets off. In the caller's
 * transaction; takes the account's lock. Resolves to where each went, in the order of the arrivals.
 *
 * @param how `quietly`: no rule fires and no webhook is told
 */
export async function fileArrivals(
  transaction: Database,
  core: HubCore,
  accountId: string,
  arrivals: readonly Arrival[],
  at: WallTime,
  how: "aloud" | "quietly" = "aloud",
): Promise<FilingPlan["filed"]> {
  if (arrivals.length === 0) return [];
  await lockAccount(transaction, accountId);
  const account = await accountPlaybook(transaction, accountId);
  const known = await readKnown(transaction, accountId, arrivals);
  const plan = filingPlan(account, known, arrivals, () => core.random.uuid());
  const written = await writePlan(transaction, accountId, new Date(at), plan);
  if (how === "aloud") {
    await publishEvents(transaction, at, accountId, createdIn(plan, written.transitions));
    await fireRules(core, transaction, at, account, occasionsOf(plan, written.transitions));
  }
  await tell(transaction, account, plan, written);
  return plan.filed;
}

function createdIn({ filed }: FilingPlan, transitions: ReadonlyMap<string, number>): readonly Happening[] {
  return filed
    .filter(({ isNew }) => isNew)
    .map(({ lead, facts }) => ({
      event: "lead.created",
      lead: facts,
      occasion: `transition:${transitions.get(lead)}`,
      data: {},
    }));
}

function occasionsOf({ filed }: FilingPlan, transitions: ReadonlyMap<string, number>): readonly Occasion[] {
  return filed.flatMap(({ arrival, lead, isNew, facts, scoreBefore }): Occasion[] => {
    const transition = transitions.get(lead);
    const occasions: Occasion[] = [];
    if (arrival.visit)
      occasions.push({ on: "form", lead: facts, form: arrival.visit.form, intake: arrival.id });
    if (isNew && transition !== undefined)
      occasions.push({ on: "stage", lead: facts, pipeline: facts.pipeline, stage: facts.stage, transition });
    if (facts.score !== scoreBefore)
      occasions.push({
        on: "score",
        lead: facts,
        from: scoreBefore,
        to: facts.score,
        change: `arrival:${arrival.id}`,
      });
    return occasions;
  });
}

async function tell(
  transaction: Database,
  { accountId }: AccountPlaybook,
  { filed }: FilingPlan,
  { duplicates, words }: WrittenPlan,
): Promise<void> {
  const changes = (what: "lead" | "contact" | "duplicate" | "tag-review", ids: readonly string[]) =>
    [...new Set(ids)].map((id) => ({ what, id }));
  await announce(
    transaction,
    accountId,
    ...changes(
      "lead",
      filed.map(({ lead }) => lead),
    ),
    ...changes(
      "contact",
      filed.map(({ contact }) => contact),
    ),
    ...changes("duplicate", duplicates),
    ...changes("tag-review", words),
  );
}
