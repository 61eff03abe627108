import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor } from "../../../contract/actor.ts";
import type { Permission } from "../../../contract/permission.ts";
import { moment } from "./columns.ts";

/** The tables that better-auth reads and writes, under our names for them. */

export const users = pgTable("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    expiresAt: moment("expires_at").notNull(),
    token: text("token").notNull().unique(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    activeOrganizationId: text("active_organization_id"),
  },
  (table) => [index("sessions_of_user").on(table.userId)],
);

/** How a user proves who they are; better-auth's `account`. */
export const credentials = pgTable(
  "credentials",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("credentials_of_user").on(table.userId)],
);

export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verifications_by_identifier").on(table.identifier)],
);

export const rateLimits = pgTable("rate_limits", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** What signs the cookies: made once, and the same for every hub on this database. */
export const hubSecrets = pgTable("hub_secrets", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});

/** One business; better-auth's `organization`. Everything belongs to one. */
export const accounts = pgTable("accounts", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  metadata: text("metadata"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

const account = () =>
  text("account_id")
    .notNull()
    .references(() => accounts.id);

export const members = pgTable(
  "members",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => accounts.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("member_once").on(table.organizationId, table.userId),
    index("members_of_user").on(table.userId),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => accounts.id),
    email: text("email").notNull(),
    role: text("role"),
    status: text("status").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Null when the hub's operator or an API key invites. */
    inviterId: text("inviter_id").references(() => users.id, { onDelete: "cascade" }),
  },
  (table) => [index("invitations_of_account").on(table.organizationId)],
);

/** How handoff rules treat a member. A member without a row is available and without a limit. */
export const reps = pgTable("reps", {
  memberId: text("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  accountId: account(),
  available: boolean("available").notNull().default(true),
  capacity: integer("capacity"),
  emailNotices: boolean("email_notices").notNull().default(true),
  /** Grows with every assignment: the smallest is next in the round. */
  turn: bigint("turn", { mode: "number" }).notNull().default(0),
});

export const apiKeys = pgTable("api_keys", {
  id: uuid("id").primaryKey().defaultRandom(),
  accountId: account(),
  name: text("name").notNull(),
  prefix: text("prefix").notNull(),
  /** SHA-256 of the secret, hexadecimal: the secret has 256 random bits, so that a slow hash adds nothing. */
  secretSha256: text("secret_sha256").notNull().unique(),
  permissions: jsonb("permissions").$type<Permission[]>().notNull(),
  createdAt: moment("created_at").notNull(),
  createdBy: jsonb("created_by").$type<Actor>().notNull(),
  lastUsedAt: moment("last_used_at"),
  expiresAt: moment("expires_at"),
  revokedAt: moment("revoked_at"),
});

/** Answers that were given to requests with an idempotency key. */
export const idempotentAnswers = pgTable(
  "idempotent_answers",
  {
    accountId: account(),
    key: text("key").notNull(),
    requestSha256: text("request_sha256").notNull(),
    /** Null while the first request is being dealt with. */
    status: integer("status"),
    body: jsonb("body"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
);

/** Who did what. Only ever added to. */
export const audit = pgTable(
  "audit",
  {
    order: bigint("order", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: account(),
    at: moment("at").notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("audit_newest").on(table.accountId, table.order.desc())],
);
