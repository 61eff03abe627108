import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { EscalationStep } from "../../../contract/playbook/handoff-rule.ts";
import type { WebhookEvent } from "../../../contract/webhook.ts";
import { accounts, members } from "./accounts.ts";
import { moment } from "./columns.ts";
import { leads } from "./leads.ts";

const account = () =>
  text("account_id")
    .notNull()
    .references(() => accounts.id);
const lead = () =>
  uuid("lead_id")
    .notNull()
    .references(() => leads.id);

/** What a rule did and why. */
export const firings = pgTable(
  "firings",
  {
    id: uuid("id").primaryKey(),
    accountId: account(),
    rule: text("rule").notNull(),
    ruleLabel: text("rule_label").notNull(),
    playbookVersion: integer("playbook_version").notNull(),
    leadId: lead(),
    /** What set it off, named so that the same occasion cannot fire the same rule twice: "transition:4711". */
    occasion: text("occasion").notNull(),
    steps: jsonb("steps").$type<string[]>().notNull(),
    at: moment("at").notNull(),
  },
  (table) => [
    unique("fires_once").on(table.leadId, table.rule, table.occasion),
    index("firings_newest").on(table.accountId, table.at.desc()),
  ],
);

export const tasks = pgTable(
  "tasks",
  {
    id: uuid("id").primaryKey(),
    accountId: account(),
    leadId: lead(),
    firingId: uuid("firing_id").references(() => firings.id),
    title: text("title").notNull(),
    nextAction: text("next_action").notNull(),
    assignee: text("assignee").references(() => members.id),
    dueAt: moment("due_at").notNull(),
    createdAt: moment("created_at").notNull(),
    lateWhy: text("late_why"),
    /** Since when the present assignee has it. */
    givenAt: moment("given_at").notNull(),
    acknowledgedAt: moment("acknowledged_at"),
    doneAt: moment("done_at"),
    outcome: text("outcome"),
    /** The chain of the rule that made it, as it was then, and how far it has gone. */
    escalate: jsonb("escalate").$type<EscalationStep[]>().notNull(),
    escalations: integer("escalations").notNull().default(0),
  },
  (table) => [
    index("tasks_of_lead").on(table.leadId),
    index("tasks_of_assignee").on(table.assignee, table.dueAt),
    index("tasks_open").on(table.accountId, table.doneAt, table.dueAt),
  ],
);

/** What happened to a task. */
export const taskEvents = pgTable(
  "task_events",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    taskId: uuid("task_id")
      .notNull()
      .references(() => tasks.id),
    at: moment("at").notNull(),
    event: text("event").$type<"created" | "acknowledged" | "reassigned" | "escalated" | "done">().notNull(),
    /** By name: readable after the member has gone. */
    assignee: text("assignee"),
    detail: text("detail").notNull(),
  },
  (table) => [index("events_of_task").on(table.taskId)],
);

export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: account(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    at: moment("at").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    leadId: uuid("lead_id").references(() => leads.id),
    taskId: uuid("task_id").references(() => tasks.id),
    readAt: moment("read_at"),
  },
  (table) => [index("notices_of_member").on(table.memberId, table.at.desc())],
);

export const webhooks = pgTable("webhooks", {
  id: uuid("id").primaryKey().defaultRandom(),
  accountId: account(),
  url: text("url").notNull(),
  description: text("description").notNull(),
  /** Base64 of 24 random bytes, as Standard Webhooks wants it: it signs, so it cannot be kept as a hash. */
  secret: text("secret").notNull(),
  events: jsonb("events").$type<WebhookEvent[]>().notNull(),
  active: boolean("active").notNull().default(true),
  createdAt: moment("created_at").notNull(),
  removedAt: moment("removed_at"),
});

/** Messages to the outside; a job carries each of them. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: text("id").primaryKey(),
    accountId: account(),
    channel: text("channel").$type<"email" | "webhook">().notNull(),
    webhookId: uuid("webhook_id").references(() => webhooks.id),
    /** Address or URL, as it was when the message was made. */
    target: text("target").notNull(),
    event: text("event").notNull(),
    leadId: uuid("lead_id").references(() => leads.id),
    /** What is sent; null once it was delivered or its lead was erased. */
    body: jsonb("body").$type<Record<string, unknown>>(),
    state: text("state").$type<"waiting" | "delivered" | "dead">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull(),
    nextAt: moment("next_at"),
    deliveredAt: moment("delivered_at"),
  },
  (table) => [
    index("deliveries_newest").on(table.accountId, table.createdAt.desc()),
    index("deliveries_to_webhook").on(table.webhookId).where(sql`state = 'waiting'`),
  ],
);

/** Work that survives a restart and is done by one hub at a time. */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind").notNull(),
    /** One waiting job of a kind and key; null for any number. */
    key: text("key"),
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
    runAt: moment("run_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** A hub that holds it longer than this has died. */
    claimedUntil: moment("claimed_until"),
    lastError: text("last_error"),
    /** Given up. */
    deadAt: moment("dead_at"),
  },
  (table) => [
    unique("job_once").on(table.kind, table.key),
    index("jobs_due").on(table.runAt).where(sql`dead_at IS NULL`),
  ],
);
