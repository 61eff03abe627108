import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { IntakeRecord } from "../../../../robot/kernel/intake-record.ts";
import type { Actor } from "../../../contract/actor.ts";
import { accounts } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contacts } from "./contacts.ts";
import { leads } from "./leads.ts";
import { robots } from "./robots.ts";

/** Records as robots delivered them, once each and never changed until they are erased. */
export const intakes = pgTable(
  "intakes",
  {
    /** The record's own id. */
    id: uuid("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    robotId: integer("robot_id")
      .notNull()
      .references(() => robots.id),
    outbox: uuid("outbox").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    contentSha256: text("content_sha256").notNull(),
    receivedAt: moment("received_at").notNull(),
    /** Counts arrivals: the order of records that came in the same millisecond. */
    arrival: bigint("arrival", { mode: "number" }).generatedAlwaysAsIdentity(),
    contactId: uuid("contact_id").references(() => contacts.id),
    leadId: uuid("lead_id").references(() => leads.id),
    /** Null after an erasure: that the record came is kept, so that it cannot come again. */
    record: jsonb("record").$type<IntakeRecord>(),
  },
  (table) => [
    unique("intake_once").on(table.robotId, table.outbox, table.sequence),
    index("intakes_newest").on(table.accountId, table.arrival.desc()),
    index("intakes_of_contact").on(table.contactId),
    index("intakes_of_lead").on(table.leadId),
  ],
);

/** Records that were not taken, kept for a person to look at. */
export const rejectedIntakes = pgTable(
  "rejected_intakes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    robotId: integer("robot_id")
      .notNull()
      .references(() => robots.id),
    outbox: uuid("outbox").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    receivedAt: moment("received_at").notNull(),
    reasons: jsonb("reasons").$type<string[]>().notNull(),
    /** JSON text as it came, since it may hold what jsonb may not; null once it was settled. */
    record: text("record"),
    settledAt: moment("settled_at"),
    settled: text("settled").$type<"stored" | "discarded">(),
    settledBy: jsonb("settled_by").$type<Actor>(),
    /** Why it was given up, in somebody's words. */
    settledWhy: text("settled_why"),
  },
  (table) => [
    unique("rejected_once").on(table.robotId, table.outbox, table.sequence),
    index("rejected_newest").on(table.accountId, table.receivedAt.desc()),
  ],
);
