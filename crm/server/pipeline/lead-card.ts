import { and, eq, type SQL, sql } from "drizzle-orm";
import type { LeadCard } from "../../contract/lead.ts";
import type { Database } from "../storage/database.ts";
import { members, users } from "../storage/schema/accounts.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads } from "../storage/schema/leads.ts";
import { robots } from "../storage/schema/robots.ts";

/** A lead's row with what a card shows beside it. */
export interface CardRow {
  readonly lead: typeof leads.$inferSelect;
  readonly contactName: string | null;
  readonly assigneeName: string | null;
  readonly robotName: string | null;
  readonly nextTask: { readonly id: string; readonly title: string; readonly dueAt: string } | null;
}

/** Open tasks by urgency; its index makes this one look-up a lead. */
const nextTask = sql<CardRow["nextTask"]>`(
  SELECT json_build_object('id', task.id, 'title', task.title, 'dueAt', task.due_at)
  FROM tasks task WHERE task.lead_id = leads.id AND task.done_at IS NULL
  ORDER BY task.due_at, task.id LIMIT 1)`;

/** Leads of the account with their cards, in one statement; the newest first. */
export async function readCards(
  database: Database,
  accountId: string,
  where: SQL | undefined,
  limit?: number,
): Promise<readonly CardRow[]> {
  const query = database
    .select({
      lead: leads,
      contactName: contacts.name,
      assigneeName: users.name,
      robotName: robots.name,
      nextTask,
    })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .leftJoin(members, eq(members.id, leads.assignee))
    .leftJoin(users, eq(users.id, members.userId))
    .leftJoin(robots, eq(robots.id, leads.robotId))
    .where(and(eq(leads.accountId, accountId), where))
    .orderBy(sql`${leads.number} DESC`);
  return await (limit === undefined ? query : query.limit(limit));
}

export function cardOf({ lead, contactName, assigneeName, robotName, nextTask: next }: CardRow): LeadCard {
  return {
    id: lead.id,
    contact: { id: lead.contactId, name: contactName },
    pipeline: lead.pipeline,
    stage: lead.stage,
    stageKind: lead.stageKind,
    enteredAt: lead.enteredAt.toISOString(),
    createdAt: lead.createdAt.toISOString(),
    visitAt: lead.visitAt.toISOString(),
    score: lead.score,
    wanted: lead.fields.service?.value ?? null,
    tags: lead.tags,
    assignee: lead.assignee === null ? null : { member: lead.assignee, name: assigneeName ?? "" },
    robot: lead.robotId === null ? null : { id: lead.robotId, name: robotName ?? "" },
    nextTask: next && { ...next, dueAt: new Date(next.dueAt).toISOString() },
    revision: lead.revision,
  };
}
