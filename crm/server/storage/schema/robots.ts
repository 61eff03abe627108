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
import { accounts } from "./accounts.ts";
import { moment } from "./columns.ts";

export const robots = pgTable(
  "robots",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    name: text("name").notNull(),
    location: text("location"),
    /** The business profile that it is given; null while it keeps its own. */
    profile: text("profile"),
    enrolledAt: moment("enrolled_at").notNull(),
    revokedAt: moment("revoked_at"),
    /** It was transferred: its key may be enrolled elsewhere, under another row. */
    leftAt: moment("left_at"),
    seenAt: moment("seen_at"),
    softwareVersion: text("software_version"),
    /** Which hub holds its connection, and since when; null while it is offline. Renewed with `seenAt`. */
    hub: uuid("hub"),
    onlineSince: moment("online_since"),
    /** From the robot's latest `health`. */
    pending: integer("pending"),
    quarantined: integer("quarantined"),
    oldestPostedAt: moment("oldest_posted_at"),
  },
  (table) => [unique("robot_name_once").on(table.accountId, table.name)],
);

/** Ed25519 public keys, the 32 raw bytes as base64url. Two are good at a time while one replaces the other. */
export const robotKeys = pgTable(
  "robot_keys",
  {
    publicKey: text("public_key").primaryKey(),
    robotId: integer("robot_id")
      .notNull()
      .references(() => robots.id),
    addedAt: moment("added_at").notNull(),
    /** When it was replaced and how long it is still good; null for the one in use. */
    validUntil: moment("valid_until"),
  },
  (table) => [index("keys_of_robot").on(table.robotId)],
);

/** A robot that asked for a code. */
export const pairings = pgTable(
  "pairings",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    publicKey: text("public_key").notNull(),
    /** SHA-256 of the code, hexadecimal. */
    codeSha256: text("code_sha256").notNull().unique(),
    suggestedName: text("suggested_name").notNull(),
    softwareVersion: text("software_version").notNull(),
    askedAt: moment("asked_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    /** Whoever looked the code up last; only this account may approve. */
    accountId: text("account_id").references(() => accounts.id),
    /** Set by the owner's approval, with what follows. */
    approvedAt: moment("approved_at"),
    approvedBy: jsonb("approved_by").$type<Actor>(),
    name: text("name"),
    location: text("location"),
    profile: text("profile"),
    /** The robot that is paired again; null for a new one. */
    robotId: integer("robot_id").references(() => robots.id),
    confirmedAt: moment("confirmed_at"),
    declinedAt: moment("declined_at"),
  },
  (table) => [index("pairings_of_key").on(table.publicKey)],
);

/** What a robot was told to do; given to it until it answers. */
export const robotOrders = pgTable(
  "robot_orders",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    robotId: integer("robot_id")
      .notNull()
      .references(() => robots.id),
    kind: text("kind").$type<"report-health" | "erase" | "drain" | "wipe">().notNull(),
    /** For `erase`: ids of the records. */
    records: jsonb("records").$type<string[]>().notNull().default([]),
    orderedAt: moment("ordered_at").notNull(),
    orderedBy: jsonb("ordered_by").$type<Actor>().notNull(),
    answeredAt: moment("answered_at"),
    receipt: jsonb("receipt").$type<Record<string, number>>(),
  },
  (table) => [index("orders_of_robot").on(table.robotId)],
);

/** How far each outbox has been dealt with. */
export const outboxes = pgTable(
  "outboxes",
  {
    robotId: integer("robot_id").notNull(),
    outbox: uuid("outbox").notNull(),
    cursor: bigint("cursor", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.robotId, table.outbox] })],
);

/** What each robot was sent of its profile. Versions count per robot. */
export const configs = pgTable(
  "configs",
  {
    robotId: integer("robot_id").notNull(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<Record<string, unknown>>().notNull(),
    /** The account's document that it was made from. */
    documentName: text("document_name"),
    documentVersion: integer("document_version"),
    publishedAt: moment("published_at").notNull(),
    /** The robot's verdict; null until it has spoken. */
    accepted: boolean("accepted"),
    reasons: jsonb("reasons").$type<string[]>(),
  },
  (table) => [primaryKey({ columns: [table.robotId, table.version] })],
);

export const visits = pgTable(
  "visits",
  {
    robotId: integer("robot_id").notNull(),
    visit: text("visit").notNull(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at").notNull(),
    language: text("language").notNull(),
    outcome: text("outcome").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.robotId, table.visit] }),
    index("visits_latest").on(table.robotId, table.endedAt.desc()),
  ],
);
