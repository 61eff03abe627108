import { and, count, eq, sql } from "drizzle-orm";
import { role } from "../../contract/permission.ts";
import type { Database } from "../storage/database.ts";
import { members, reps, users } from "../storage/schema/accounts.ts";
import { leads } from "../storage/schema/leads.ts";
import type { Rep } from "./round.ts";

/** Every member of the account, as rules treat them. Exact only under the account's lock. */
export async function readTeam(transaction: Database, accountId: string): Promise<readonly Rep[]> {
  const open = transaction
    .select({ assignee: leads.assignee, leads: count().as("open_leads") })
    .from(leads)
    .where(and(eq(leads.accountId, accountId), eq(leads.stageKind, "open")))
    .groupBy(leads.assignee)
    .as("open");
  const rows = await transaction
    .select({
      member: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      available: reps.available,
      capacity: reps.capacity,
      emailNotices: reps.emailNotices,
      turn: reps.turn,
      openLeads: open.leads,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(reps, eq(reps.memberId, members.id))
    .leftJoin(open, eq(open.assignee, members.id))
    .where(eq(members.organizationId, accountId));
  return rows.map((row) => ({
    ...row,
    // A role that this version does not know gets no leads, and keeps none from being filed.
    role: role.catch("viewer").parse(row.role),
    available: row.available ?? true,
    emailNotices: row.emailNotices ?? true,
    turn: row.turn ?? 0,
    openLeads: row.openLeads ?? 0,
  }));
}

/** Keeps whose turn it was. */
export async function saveTurns(
  transaction: Database,
  accountId: string,
  before: readonly Rep[],
  after: readonly Rep[],
): Promise<void> {
  const turnBefore = new Map(before.map(({ member, turn }) => [member, turn]));
  const moved = after.filter(({ member, turn }) => turnBefore.get(member) !== turn);
  if (moved.length === 0) return;
  await transaction
    .insert(reps)
    .values(moved.map(({ member, turn }) => ({ memberId: member, accountId, turn })))
    .onConflictDoUpdate({ target: reps.memberId, set: { turn: sql`excluded.turn` } });
}
