import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Tag } from "../../../../robot/kernel/intake-record.ts";
import type { Actor } from "../../../contract/actor.ts";
import type { Feedback, FieldValue, ScorePart } from "../../../contract/lead.ts";
import type { StageKind } from "../../../contract/playbook/pipeline.ts";
import { accounts, members } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contacts } from "./contacts.ts";
import { robots } from "./robots.ts";

const account = () =>
  text("account_id")
    .notNull()
    .references(() => accounts.id);

export const leads = pgTable(
  "leads",
  {
    id: uuid("id").primaryKey(),
    accountId: account(),
    /** Counts leads in the order they were made. */
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    pipeline: text("pipeline").notNull(),
    stage: text("stage").notNull(),
    stageKind: text("stage_kind").$type<StageKind>().notNull(),
    enteredAt: moment("entered_at").notNull(),
    createdAt: moment("created_at").notNull(),
    /** When the visit ended; the moment of creation for a lead without a visit. */
    visitAt: moment("visit_at").notNull(),
    /** Which form brought it; null for one that was imported or written by a member. */
    form: text("form").$type<"intake" | "check-in">(),
    robotId: integer("robot_id").references(() => robots.id),
    /** Of the robot when the lead was made: a robot that moves does not take its history along. */
    location: text("location"),
    /** Tags of the groups `source` and `campaign`, for the figures. */
    source: text("source"),
    campaign: text("campaign"),
    tags: jsonb("tags").$type<Tag[]>().notNull(),
    fields: jsonb("fields").$type<Record<string, FieldValue>>().notNull(),
    completeness: doublePrecision("completeness").notNull(),
    score: integer("score").notNull(),
    scoreParts: jsonb("score_parts").$type<ScorePart[]>().notNull(),
    assignee: text("assignee").references(() => members.id),
    firstContactAt: moment("first_contact_at"),
    returning: boolean("returning").notNull().default(false),
    revision: integer("revision").notNull().default(1),
  },
  (table) => [
    index("leads_newest").on(table.accountId, table.number.desc()),
    index("leads_on_board").on(table.accountId, table.pipeline, table.stage, table.enteredAt.desc()),
    index("leads_of_contact").on(table.contactId),
    index("leads_of_assignee").on(table.assignee),
    index("leads_by_creation").on(table.accountId, table.createdAt),
  ],
);

/** Every move of every lead. A trigger refuses any change except the removal of words by an erasure. */
export const transitions = pgTable(
  "transitions",
  {
    order: bigint("order", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: account(),
    leadId: uuid("lead_id")
      .notNull()
      .references(() => leads.id),
    pipeline: text("pipeline").notNull(),
    from: text("from_stage"),
    to: text("to_stage").notNull(),
    toKind: text("to_kind").$type<StageKind>().notNull(),
    at: moment("at").notNull(),
    /** When the lead had come into the stage that it leaves; null for the first. A trigger fills it from the log. */
    since: moment("since"),
    by: jsonb("by").$type<Actor>().notNull(),
    note: text("note").notNull(),
    feedback: jsonb("feedback").$type<Feedback>(),
  },
  (table) => [
    index("transitions_of_lead").on(table.leadId, table.order),
    index("transitions_in_time").on(table.accountId, table.at),
    index("transitions_by_stage").on(table.accountId, table.pipeline, table.to, table.leadId),
  ],
);

export const notes = pgTable(
  "notes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: account(),
    leadId: uuid("lead_id")
      .notNull()
      .references(() => leads.id),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    at: moment("at").notNull(),
    by: jsonb("by").$type<Actor>().notNull(),
    text: text("text").notNull(),
  },
  (table) => [index("notes_of_lead").on(table.leadId), index("notes_of_contact").on(table.contactId)],
);

/** Changes of fields, without the values. */
export const fieldChanges = pgTable(
  "field_changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: account(),
    leadId: uuid("lead_id")
      .notNull()
      .references(() => leads.id),
    field: text("field").notNull(),
    at: moment("at").notNull(),
    by: jsonb("by").$type<Actor>().notNull(),
  },
  (table) => [index("field_changes_of_lead").on(table.leadId)],
);
