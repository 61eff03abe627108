import { and, eq, isNull } from "drizzle-orm";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { tellMembers } from "./notices.ts";
import { readTeam } from "./team.ts";

/** Takes the member out of what is over and what nobody could take, and tells the owners what waits for somebody. */
export async function forgetMember(
  transaction: Database,
  accountId: string,
  memberId: string,
  now: Date,
): Promise<void> {
  await transaction
    .update(tasks)
    .set({ assignee: null })
    .where(and(eq(tasks.accountId, accountId), eq(tasks.assignee, memberId)));
  await transaction
    .update(contacts)
    .set({ ownerMember: null })
    .where(and(eq(contacts.accountId, accountId), eq(contacts.ownerMember, memberId)));
  const left = await transaction
    .update(leads)
    .set({ assignee: null })
    .where(and(eq(leads.accountId, accountId), eq(leads.assignee, memberId)))
    .returning({ id: leads.id });
  await announce(transaction, accountId, ...left.map(({ id }) => ({ what: "lead" as const, id })));
  await tellOwners(transaction, accountId, memberId, now);
}

async function tellOwners(
  transaction: Database,
  accountId: string,
  memberId: string,
  now: Date,
): Promise<void> {
  const unassigned = await transaction.$count(
    leads,
    and(eq(leads.accountId, accountId), isNull(leads.assignee), eq(leads.stageKind, "open")),
  );
  const unheld = await transaction.$count(
    tasks,
    and(eq(tasks.accountId, accountId), isNull(tasks.assignee), isNull(tasks.doneAt)),
  );
  if (unassigned === 0 && unheld === 0) return;
  const team = await readTeam(transaction, accountId);
  const owners = team.filter(({ role, member }) => role === "owner" && member !== memberId);
  await tellMembers(
    transaction,
    accountId,
    now,
    owners.map(({ member }) => ({
      member,
      title: "Leads wait for somebody",
      body: `Without anybody now: open leads ${unassigned}, open tasks ${unheld}.`,
      leadId: null,
      taskId: null,
    })),
  );
}
