import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "../../../contract/actor.ts";
import type { ContactProfile } from "../../../contract/contact.ts";
import { accounts } from "./accounts.ts";
import { moment } from "./columns.ts";

const account = () =>
  text("account_id")
    .notNull()
    .references(() => accounts.id);

export const contacts = pgTable(
  "contacts",
  {
    id: uuid("id").primaryKey(),
    accountId: account(),
    name: text("name"),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    /** Goes to the same member again. */
    ownerMember: text("owner_member"),
    /** The contact that this one became part of; its own rows point there meanwhile. */
    mergedInto: uuid("merged_into"),
    erasedAt: moment("erased_at"),
  },
  (table) => [index("contacts_latest").on(table.accountId, table.lastSeenAt.desc())],
);

/** Normalised ways to reach a contact: E.164, lower-case addresses. Two contacts may share one, as a family does. */
export const contactPoints = pgTable(
  "contact_points",
  {
    accountId: account(),
    kind: text("kind").$type<"phone" | "email">().notNull(),
    value: text("value").notNull(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.kind, table.value, table.contactId] }),
    index("points_of_contact").on(table.contactId),
  ],
);

export const duplicates = pgTable(
  "duplicates",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: account(),
    /** The older of the two. */
    first: uuid("first")
      .notNull()
      .references(() => contacts.id),
    second: uuid("second")
      .notNull()
      .references(() => contacts.id),
    why: text("why").notNull(),
    proposedAt: moment("proposed_at").notNull(),
    settled: text("settled").$type<"merged" | "distinct">(),
    settledAt: moment("settled_at"),
    settledBy: jsonb("settled_by").$type<Actor>(),
  },
  (table) => [unique("duplicate_once").on(table.accountId, table.first, table.second)],
);

/** What a merge moved, so that it can be taken apart. */
export interface MovedByMerge {
  readonly leads: readonly string[];
  readonly intakes: readonly string[];
  readonly notes: readonly string[];
  readonly points: readonly { readonly kind: "phone" | "email"; readonly value: string }[];
  /** The kept contact's name before it. */
  readonly name: string | null;
  /** When the kept contact had been seen last before it; ISO 8601. */
  readonly lastSeenAt: string;
}

export const merges = pgTable("merges", {
  id: uuid("id").primaryKey().defaultRandom(),
  accountId: account(),
  kept: uuid("kept")
    .notNull()
    .references(() => contacts.id),
  merged: uuid("merged")
    .notNull()
    .references(() => contacts.id),
  moved: jsonb("moved").$type<MovedByMerge>().notNull(),
  at: moment("at").notNull(),
  by: jsonb("by").$type<Actor>().notNull(),
  undoneAt: moment("undone_at"),
});

/** The last profile that was written, and of what. */
export const contactProfiles = pgTable("contact_profiles", {
  contactId: uuid("contact_id")
    .primaryKey()
    .references(() => contacts.id),
  accountId: account(),
  profile: jsonb("profile").$type<ContactProfile>().notNull(),
  /** Hash of the sources: written again when they change. */
  sourcesSha256: text("sources_sha256").notNull(),
  writtenAt: moment("written_at").notNull(),
});

export const erasures = pgTable(
  "erasures",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: account(),
    contactId: uuid("contact_id").notNull(),
    requestedAt: moment("requested_at").notNull(),
    requestedBy: jsonb("requested_by").$type<Actor>().notNull(),
    reason: text("reason").$type<"request" | "retention">().notNull(),
    removed: jsonb("removed").$type<Record<string, number>>().notNull(),
    /** Orders to the robots that had held records of the contact. */
    orders: jsonb("orders").$type<string[]>().notNull(),
  },
  (table) => [index("erasures_newest").on(table.accountId, table.requestedAt.desc())],
);

/** Words that came as tags and are none. */
export const tagReviews = pgTable(
  "tag_reviews",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: account(),
    group: text("group").notNull(),
    word: text("word").notNull(),
    seen: integer("seen").notNull().default(1),
    firstSeenAt: moment("first_seen_at").notNull(),
    settledAt: moment("settled_at"),
    /** The tag that it became; null when it was dismissed. */
    tag: text("tag"),
  },
  (table) => [unique("word_once").on(table.accountId, table.group, table.word)],
);
