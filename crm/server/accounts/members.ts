import { and, asc, count, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Member } from "../../contract/account.ts";
import { type Role, role } from "../../contract/permission.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { handBack } from "../handoff/hand-back.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { members, reps, sessions, users } from "../storage/schema/accounts.ts";
import { leads } from "../storage/schema/leads.ts";
import type { Asker } from "./asker.ts";
import { record } from "./audit.ts";

/** What can be changed of a member; what is left out stays. */
export interface MemberChange {
  readonly role?: Role | undefined;
  readonly available?: boolean | undefined;
  readonly capacity?: number | null | undefined;
  readonly emailNotices?: boolean | undefined;
}

/** The account's members by name, and how much each of them has to do. */
export async function listMembers(database: Database, accountId: string): Promise<Member[]> {
  const open = database
    .select({ assignee: leads.assignee, leads: count().as("open_leads") })
    .from(leads)
    .where(and(eq(leads.accountId, accountId), eq(leads.stageKind, "open")))
    .groupBy(leads.assignee)
    .as("open");
  const rows = await database
    .select({ member: members, user: users, rep: reps, openLeads: open.leads })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(reps, eq(reps.memberId, members.id))
    .leftJoin(open, eq(open.assignee, members.id))
    .where(eq(members.organizationId, accountId))
    .orderBy(asc(users.name), asc(members.id));
  return rows.map(({ member, user, rep, openLeads }) => ({
    id: member.id,
    name: user.name,
    email: user.email,
    role: role.parse(member.role),
    available: rep?.available ?? true,
    capacity: rep?.capacity ?? null,
    emailNotices: rep?.emailNotices ?? true,
    openLeads: openLeads ?? 0,
  }));
}

/** Changes a member. Throws a {@link Refusal} when the asker may not, or when no owner would be left. */
export async function changeMember(
  database: Database,
  asker: Asker,
  id: string,
  change: MemberChange,
  at: WallTime,
): Promise<Member> {
  const { accountId, actor } = asker;
  return await database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const before = await memberRole(transaction, accountId, id);
    if (!mayChange(asker, id, change)) throw notTheirs;
    const { role: newRole, ...forRounds } = change;
    if (newRole !== undefined && newRole !== before) {
      if (before === "owner") await keepAnOwner(transaction, accountId, id);
      await transaction.update(members).set({ role: newRole }).where(eq(members.id, id));
    }
    if (Object.keys(forRounds).length > 0) {
      await transaction
        .insert(reps)
        .values({ memberId: id, accountId, ...forRounds })
        .onConflictDoUpdate({ target: reps.memberId, set: forRounds });
    }
    await record(transaction, at, {
      accountId,
      actor,
      action: "member.changed",
      subject: { kind: "member", id },
      detail: { ...change },
    });
    await announce(transaction, accountId, { what: "member", id });
    const changed = (await listMembers(transaction, accountId)).find((member) => member.id === id);
    if (!changed) throw new Error("the member that was just changed is gone");
    return changed;
  });
}

/**
 * Takes a member out of the account; their open leads and tasks go to others. Their user stays: it may be in other
 * accounts. Throws a {@link Refusal} when no owner would be left.
 */
export async function removeMember(core: HubCore, asker: Asker, id: string): Promise<void> {
  const { accountId, actor } = asker;
  await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const before = await memberRole(transaction, accountId, id);
    if (before === "owner") await keepAnOwner(transaction, accountId, id);
    await handBack(core, transaction, accountId, id);
    const [removed] = await transaction.delete(members).where(eq(members.id, id)).returning();
    if (!removed) throw new Error("the member was locked and is gone");
    // Their sessions go on in whatever other account they have.
    await transaction
      .update(sessions)
      .set({ activeOrganizationId: null })
      .where(and(eq(sessions.userId, removed.userId), eq(sessions.activeOrganizationId, accountId)));
    await record(transaction, core.clock.wallNow(), {
      accountId,
      actor,
      action: "member.removed",
      subject: { kind: "member", id },
      detail: { role: before },
    });
    await announce(transaction, accountId, { what: "member", id });
  });
}

/** Members say themselves whether they take leads now; everything else is for whoever manages members. */
function mayChange({ memberId, permissions }: Asker, id: string, change: MemberChange): boolean {
  if (permissions.has("members:write")) return true;
  return memberId === id && Object.keys(change).every((what) => what === "available");
}

async function memberRole(transaction: Database, accountId: string, id: string): Promise<Role> {
  const [member] = await transaction
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.id, id), eq(members.organizationId, accountId)));
  if (!member) throw notFound("member");
  return role.parse(member.role);
}

/** @param leaving an owner */
async function keepAnOwner(transaction: Database, accountId: string, leaving: string): Promise<void> {
  const owners = await transaction
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organizationId, accountId), eq(members.role, "owner")));
  if (owners.every(({ id }) => id === leaving)) throw lastOwner;
}

const lastOwner = new Refusal({
  code: "last-owner",
  title: "This is the account's last owner.",
  status: 409,
  detail: "Make somebody else an owner first.",
});
const notTheirs = new Refusal({
  code: "not-permitted",
  title: "You may not change this.",
  status: 403,
  detail: "Members change their own availability; everything else needs the permission `members:write`.",
});
