import { and, asc, eq, gt } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Invitation } from "../../contract/account.ts";
import type { Actor } from "../../contract/actor.ts";
import { type Role, role } from "../../contract/permission.ts";
import { Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { type Mail, mailOf } from "../outreach/letter.ts";
import { hasMailServer, queueMails } from "../outreach/queue.ts";
import type { Database } from "../storage/database.ts";
import { accounts, invitations, members, users } from "../storage/schema/accounts.ts";
import { record } from "./audit.ts";

/** Whoever was invited on a Friday is back by then. */
const VALID_MS = 7 * 24 * 3600_000;

/** Somebody who is to come into an account. */
export interface Invite {
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  /** As the audit log will name who invites. */
  readonly actor: Actor;
}

/**
 * Invites somebody, once: an earlier invitation of the same address is withdrawn. Whoever signs up or in with that
 * address and opens the link is in; the link is the only proof that they were meant, so only those who may invite see
 * it. It also goes there by mail, where the hub has a mail server. Throws a {@link Refusal} when they are a member already.
 */
export async function invite(core: HubCore, { accountId, email, role, actor }: Invite): Promise<Invitation> {
  const { database, clock, random, address } = core;
  const at = clock.wallNow();
  const invited = email.toLowerCase();
  const id = random.uuid();
  const link = linkOf(address, id);
  const expiresAt = new Date(at + VALID_MS);
  await database.transaction(async (transaction) => {
    if (await isMember(transaction, accountId, invited)) throw alreadyMember;
    await transaction
      .update(invitations)
      .set({ status: "canceled" })
      .where(and(pendingIn(accountId), eq(invitations.email, invited)));
    await transaction.insert(invitations).values({
      id,
      organizationId: accountId,
      email: invited,
      role,
      status: "pending",
      expiresAt,
      inviterId: await inviterOf(transaction, accountId, actor),
    });
    await record(transaction, at, {
      accountId,
      actor,
      action: "member.invited",
      subject: { kind: "invitation", id },
      detail: { role },
    });
    await announce(transaction, accountId, { what: "member", id });
    if (hasMailServer(core)) {
      const mail = await invitationMail(transaction, accountId, link);
      const queued = { to: invited, event: "invitation", occasion: id, leadId: null, mail };
      await queueMails(transaction, accountId, new Date(at), [queued]);
    }
  });
  return { id, email: invited, role, expiresAt: expiresAt.toISOString(), link };
}

/** Those that can still be accepted, the oldest first. */
export async function openInvitations(
  { database, address }: HubCore,
  accountId: string,
  at: WallTime,
): Promise<Invitation[]> {
  const rows = await database
    .select()
    .from(invitations)
    .where(and(pendingIn(accountId), gt(invitations.expiresAt, new Date(at))))
    .orderBy(asc(invitations.createdAt), asc(invitations.id));
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: role.parse(row.role),
    expiresAt: row.expiresAt.toISOString(),
    link: linkOf(address, row.id),
  }));
}

async function invitationMail(transaction: Database, accountId: string, link: string): Promise<Mail> {
  const [account] = await transaction
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  const name = account?.name ?? "";
  return mailOf({
    subject: `Join ${name} on Stella`,
    opening: `You are invited to work with the leads of ${name}.`,
    sections: [],
    link: { label: "Open the invitation", url: link },
    closing:
      "Sign up, or sign in, with the address that this was sent to. The link is good once and for a week; " +
      "if you expect no invitation, ignore it.",
  });
}

function linkOf(address: HubCore["address"], id: string): string {
  return address.linkTo(`/invitation/${id}`);
}

function pendingIn(accountId: string) {
  return and(eq(invitations.organizationId, accountId), eq(invitations.status, "pending"));
}

async function isMember(transaction: Database, accountId: string, email: string): Promise<boolean> {
  const rows = await transaction
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, accountId), eq(users.email, email)));
  return rows.length > 0;
}

async function inviterOf(transaction: Database, accountId: string, actor: Actor): Promise<string | null> {
  if (actor.kind !== "member") return null;
  const [member] = await transaction
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.id, actor.id), eq(members.organizationId, accountId)));
  return member?.userId ?? null;
}

const alreadyMember = new Refusal({
  code: "already-member",
  title: "This person is a member already.",
  status: 409,
  detail: "Change their role instead.",
});
