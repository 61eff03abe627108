import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Actor } from "../../../contract/actor.ts";
import type { DocumentKind } from "../../../contract/document.ts";
import { accounts } from "./accounts.ts";
import { moment } from "./columns.ts";

/** Every version of what the owner edits. Only ever added to. */
export const documents = pgTable(
  "documents",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    kind: text("kind").$type<DocumentKind>().notNull(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
    publishedAt: moment("published_at").notNull(),
    publishedBy: jsonb("published_by").$type<Actor>().notNull(),
    note: text("note").notNull(),
    restores: integer("restores"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind, table.name, table.version] })],
);
