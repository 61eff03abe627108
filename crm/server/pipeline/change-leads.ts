import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import type { Feedback } from "../../contract/lead.ts";
import type { HubCore } from "../core.ts";
import { type AccountPlaybook, accountPlaybook } from "../documents/account-playbook.ts";
import { fireRules } from "../handoff/fire-rules.ts";
import type { Occasion } from "../handoff/occasion.ts";
import { announce } from "../live/announce.ts";
import { type Happening, publishEvents } from "../outreach/publish-events.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { factsOf, type WorkedLead } from "./facts-of-lead.ts";
import type { LeadFacts } from "./lead-facts.ts";
import { type LeadWithContact, readLeads, updateLeads } from "./lead-store.ts";
import { scored } from "./visited-lead.ts";

/** A lead before and after something happened to it. What follows from that is not in `after` yet. */
export interface LeadChange {
  readonly before: LeadWithContact;
  readonly after: WorkedLead;
  readonly move?: Move;
}

/** How it came into the stage that `after` is in. */
export interface Move {
  readonly by: Actor;
  readonly note: string;
  readonly feedback: Feedback | null;
}

/**
 * The one way in which leads change once they are there: counts the revision, scores again, writes the log, fires what
 * that sets off and tells whoever looks on. Leads that stay as they were are left alone. In the caller's transaction,
 * which holds the account's lock.
 */
export async function changeLeads(
  transaction: Database,
  core: HubCore,
  account: AccountPlaybook,
  at: WallTime,
  changes: readonly LeadChange[],
): Promise<void> {
  const settled = changes
    .map((change) => ({ ...change, after: scored(change.after, change.before.contact, account.playbook) }))
    .filter(({ before, after }) => !isDeepStrictEqual(before.lead, after))
    .map((change) => ({ ...change, after: { ...change.after, revision: change.before.lead.revision + 1 } }));
  if (settled.length === 0) return;
  await updateLeads(
    transaction,
    settled.map(({ after }) => after),
  );
  const occasions: Occasion[] = [];
  const happenings: Happening[] = [];
  for (const { before, after, move } of settled) {
    const facts = factsOf(after, before.contact);
    if (move) {
      const order = await writeTransition(transaction, at, before.lead.stage, after, move);
      const { pipeline, stage } = after;
      occasions.push({ on: "stage", lead: facts, pipeline, stage, transition: order });
      happenings.push(...happeningsOf(before.lead.stage, after, facts, move, order));
    }
    // What has ended is scored as well, but nobody is sent after it.
    if (after.score !== before.lead.score && after.stageKind === "open") {
      const change = `revision:${after.revision}`;
      occasions.push({ on: "score", lead: facts, from: before.lead.score, to: after.score, change });
    }
  }
  await publishEvents(transaction, at, account.accountId, happenings);
  await fireRules(core, transaction, at, account, occasions);
  await announce(
    transaction,
    account.accountId,
    ...settled.map(({ after }) => ({ what: "lead" as const, id: after.id })),
  );
}

/**
 * Scores leads again, after something changed that is no part of them: their contact's numbers, or the playbook. In the
 * caller's transaction; takes the account's lock.
 */
export async function scoreAgain(
  transaction: Database,
  core: HubCore,
  accountId: string,
  at: WallTime,
  leadIds: readonly string[],
): Promise<void> {
  if (leadIds.length === 0) return;
  await lockAccount(transaction, accountId);
  const account = await accountPlaybook(transaction, accountId);
  const found = await readLeads(transaction, accountId, leadIds);
  await changeLeads(
    transaction,
    core,
    account,
    at,
    found.map((before) => ({ before, after: before.lead })),
  );
}

/** The leads of a contact, for {@link scoreAgain}. */
export async function leadsOfContact(transaction: Database, contactId: string): Promise<readonly string[]> {
  const rows = await transaction.select({ id: leads.id }).from(leads).where(eq(leads.contactId, contactId));
  return rows.map(({ id }) => id);
}

async function writeTransition(
  transaction: Database,
  at: WallTime,
  from: string,
  { accountId, id, pipeline, stage, stageKind }: WorkedLead,
  move: Move,
): Promise<number> {
  const [written] = await transaction
    .insert(transitions)
    .values({
      accountId,
      leadId: id,
      pipeline,
      from,
      to: stage,
      toKind: stageKind,
      at: new Date(isoOf(at)),
      ...move,
    })
    .returning({ order: transitions.order });
  if (!written) throw new Error("an insert returned no row");
  return written.order;
}

function happeningsOf(
  from: string,
  { stage: to, stageKind }: WorkedLead,
  lead: LeadFacts,
  { by, note, feedback }: Move,
  order: number,
): readonly Happening[] {
  const occasion = `transition:${order}`;
  const moved: Happening = { event: "lead.moved", lead, occasion, data: { from, to, by, note } };
  if (stageKind === "open" || feedback === null) return [moved];
  return [moved, { event: "lead.closed", lead, occasion, data: { outcome: stageKind, feedback } }];
}
