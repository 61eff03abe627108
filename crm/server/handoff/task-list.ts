import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { moment } from "../../contract/page.ts";
import type { listTasks, Task } from "../../contract/task.ts";
import type { Asker } from "../accounts/asker.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { notFound } from "../api/refusal.ts";
import type { Database } from "../storage/database.ts";
import { members, users } from "../storage/schema/accounts.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";

const place = z.tuple([moment, z.uuid()]);

/** Open tasks by when they are due, or done ones, the last first. */
export async function taskPage(
  database: Database,
  asker: Asker,
  query: z.infer<typeof listTasks.query>,
): Promise<Page<Task>> {
  const isOpen = query.state === "open";
  const behind = decodeCursor(query.cursor, place);
  const assignee = query.assignee === "me" ? (asker.memberId ?? "") : query.assignee;
  const rows = await tasksWhere(
    database,
    and(
      eq(tasks.accountId, asker.accountId),
      isOpen ? isNull(tasks.doneAt) : isNotNull(tasks.doneAt),
      assignee === undefined ? undefined : eq(tasks.assignee, assignee),
      query.lead === undefined ? undefined : eq(tasks.leadId, query.lead),
      behind ? (isOpen ? after(tasks.dueAt, behind) : before(tasks.doneAt, behind)) : undefined,
    ),
  )
    .orderBy(...(isOpen ? [asc(tasks.dueAt), asc(tasks.id)] : [desc(tasks.doneAt), desc(tasks.id)]))
    .limit(query.limit + 1);
  return pageFrom(rows.map(asTask), query.limit, (task) => [task.doneAt ?? task.dueAt, task.id]);
}

/** Throws `notFound`. */
export async function readTask(database: Database, accountId: string, id: string): Promise<Task> {
  const [row] = await tasksWhere(database, and(eq(tasks.accountId, accountId), eq(tasks.id, id)));
  if (!row) throw notFound("task");
  return asTask(row);
}

function after(column: AnyPgColumn, [at, id]: z.infer<typeof place>): SQL {
  return sql`(${column}, ${tasks.id}) > (${at}::timestamptz, ${id}::uuid)`;
}

function before(column: AnyPgColumn, [at, id]: z.infer<typeof place>): SQL {
  return sql`(${column}, ${tasks.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

function tasksWhere(database: Database, condition: SQL | undefined) {
  return database
    .select({ task: tasks, contactName: contacts.name, assigneeName: users.name })
    .from(tasks)
    .innerJoin(leads, eq(leads.id, tasks.leadId))
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .leftJoin(members, eq(members.id, tasks.assignee))
    .leftJoin(users, eq(users.id, members.userId))
    .where(condition)
    .$dynamic();
}

function asTask({
  task,
  contactName,
  assigneeName,
}: {
  readonly task: typeof tasks.$inferSelect;
  readonly contactName: string | null;
  readonly assigneeName: string | null;
}): Task {
  return {
    id: task.id,
    lead: { id: task.leadId, contactName },
    title: task.title,
    nextAction: task.nextAction,
    assignee:
      task.assignee === null || assigneeName === null ? null : { member: task.assignee, name: assigneeName },
    dueAt: task.dueAt.toISOString(),
    createdAt: task.createdAt.toISOString(),
    lateWhy: task.lateWhy,
    acknowledgedAt: task.acknowledgedAt?.toISOString() ?? null,
    doneAt: task.doneAt?.toISOString() ?? null,
    escalations: task.escalations,
  };
}
