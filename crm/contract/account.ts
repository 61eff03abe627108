import { z } from "zod";
import { actor } from "./actor.ts";
import { done, moment, pageOf, pageQuery } from "./page.ts";
import { permission, role } from "./permission.ts";
import { route } from "./route.ts";

/** Who is signed in, in which account, and what that permits. */
export const me = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  member: z.object({ id: z.string(), role }).nullable(),
  permissions: z.array(permission),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Me = z.infer<typeof me>;

/** A member, and how handoff rules treat them. */
export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** Takes new leads now. */
  available: z.boolean(),
  /** Open leads at a time; null without a limit. */
  capacity: z.int().nullable(),
  emailNotices: z.boolean(),
  openLeads: z.int(),
});
export type Member = z.infer<typeof member>;

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  expiresAt: moment,
  /** To be handed over when no mail server is configured. */
  link: z.string(),
});
export type Invitation = z.infer<typeof invitation>;

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  permissions: z.array(permission),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  expiresAt: moment.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const auditEntry = z.object({
  order: z.int(),
  at: moment,
  by: actor,
  /** Such as `robot.revoked`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  /** Ids, numbers and names of fields: never what stands in them. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const byText = z.strictObject({ id: z.string().max(64) });

export const readMe = route({
  method: "GET",
  path: "/api/v1/me",
  summary: "Who is asking, and what they may do",
  needs: null,
  gives: me,
});
export const listMembers = route({
  method: "GET",
  path: "/api/v1/members",
  summary: "The account's members and how much each of them has to do",
  needs: "members:read",
  gives: z.object({ items: z.array(member), invitations: z.array(invitation) }),
});
export const inviteMember = route({
  method: "POST",
  path: "/api/v1/members/invitations",
  summary: "Invite somebody into the account",
  needs: "members:write",
  body: z.strictObject({ email: z.email().max(200), role }),
  gives: invitation,
});
/** Members may change their own availability; everything else needs `members:write`. */
export const editMember = route({
  method: "PATCH",
  path: "/api/v1/members/:id",
  summary: "Change a member's role, capacity, availability or e-mail notices",
  needs: null,
  params: byText,
  body: z.strictObject({
    role: role.optional(),
    available: z.boolean().optional(),
    capacity: z.int().min(0).max(10_000).nullable().optional(),
    emailNotices: z.boolean().optional(),
  }),
  gives: member,
});
export const removeMember = route({
  method: "DELETE",
  path: "/api/v1/members/:id",
  summary: "Remove a member; open leads and tasks go to others by the rules",
  needs: "members:write",
  params: byText,
  gives: done,
});
export const listApiKeys = route({
  method: "GET",
  path: "/api/v1/api-keys",
  summary: "The account's API keys",
  needs: "keys:write",
  gives: z.object({ items: z.array(apiKey) }),
});
export const createApiKey = route({
  method: "POST",
  path: "/api/v1/api-keys",
  summary: "Make an API key; its secret is told this once",
  needs: "keys:write",
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    permissions: z.array(permission).min(1),
    expiresAt: moment.nullable().default(null),
  }),
  gives: apiKey.extend({ secret: z.string() }),
});
export const revokeApiKey = route({
  method: "DELETE",
  path: "/api/v1/api-keys/:id",
  summary: "Revoke an API key, at once",
  needs: "keys:write",
  params: z.strictObject({ id: z.uuid() }),
  gives: done,
});
export const listAudit = route({
  method: "GET",
  path: "/api/v1/audit",
  summary: "Who did what, the newest first",
  needs: "audit:read",
  query: pageQuery.extend({ action: z.string().max(64).optional(), subject: z.string().max(64).optional() }),
  gives: pageOf(auditEntry),
});
