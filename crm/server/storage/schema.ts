import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";

/** The tables as the committed migrations leave them. */

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const robots = pgTable("robots", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  name: text("name").notNull().unique(),
  /** Ed25519, the 32 raw bytes as base64url. */
  publicKey: text("public_key").notNull().unique(),
  enrolledAt: moment("enrolled_at").notNull(),
  revokedAt: moment("revoked_at"),
  seenAt: moment("seen_at"),
  softwareVersion: text("software_version"),
  /** From the robot's latest `health`. */
  pending: integer("pending"),
  quarantined: integer("quarantined"),
  oldestPostedAt: moment("oldest_posted_at"),
});

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

export const leads = pgTable(
  "leads",
  {
    /** The record's own id, so that a lead is the same lead wherever it is seen. */
    id: uuid("id").primaryKey(),
    robotId: integer("robot_id").notNull(),
    outbox: uuid("outbox").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    contentSha256: text("content_sha256").notNull(),
    receivedAt: moment("received_at").notNull(),
    /** Counts arrivals: the order of leads that came in the same millisecond. */
    arrival: bigint("arrival", { mode: "number" }).generatedAlwaysAsIdentity(),
    record: jsonb("record").$type<IntakeRecord>().notNull(),
  },
  (table) => [unique("leads_once").on(table.robotId, table.outbox, table.sequence)],
);

export const configs = pgTable(
  "configs",
  {
    robotId: integer("robot_id").notNull(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<Record<string, unknown>>().notNull(),
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
  (table) => [primaryKey({ columns: [table.robotId, table.visit] })],
);
