import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { type FigureScope, isInScope } from "./figure-scope.ts";

const row = z.object({
  member: z.string(),
  name: z.string(),
  open: z.number(),
  capacity: z.number().nullable(),
  available: z.boolean(),
  overdueTasks: z.number(),
});

/** What each member has to do now, whenever the leads were made. Viewers are left out: nothing is assigned to them. */
export const repLoad: Figure<Figures["reps"], "rep-open" | "rep-overdue"> = {
  async read(database, scope) {
    return await readRows(
      database,
      sql`
        SELECT m.id AS member, u.name, coalesce(working.leads, 0) AS open, r.capacity,
               coalesce(r.available, true) AS available, coalesce(late.tasks, 0) AS "overdueTasks"
        FROM members m
        JOIN users u ON u.id = m.user_id
        LEFT JOIN reps r ON r.member_id = m.id
        LEFT JOIN (
          SELECT l.assignee, count(*)::int AS leads
          FROM leads l WHERE ${isInScope(scope)} AND l.stage_kind = 'open'
          GROUP BY 1
        ) AS working ON working.assignee = m.id
        LEFT JOIN (
          SELECT k.assignee, count(*)::int AS tasks
          FROM tasks k JOIN leads l ON l.id = k.lead_id
          WHERE ${isInScope(scope)} AND ${isOverdue(scope)}
          GROUP BY 1
        ) AS late ON late.assignee = m.id
        WHERE m.organization_id = ${scope.accountId} AND m.role <> 'viewer'
        ORDER BY u.name, m.id`,
      row,
    );
  },
  lines: (read) =>
    read.flatMap(({ member, name, open, capacity, overdueTasks }) => {
      const key = `${name} (${member})`;
      return [
        { key, column: "open leads", value: open },
        { key, column: "capacity", value: capacity },
        { key, column: "overdue tasks", value: overdueTasks },
      ];
    }),
  behind: {
    "rep-open": (scope, { key }) =>
      sql`${isInScope(scope)} AND l.stage_kind = 'open' AND l.assignee = ${key}`,
    "rep-overdue": (scope, { key }) => sql`${isInScope(scope)} AND EXISTS (
      SELECT FROM tasks k WHERE k.lead_id = l.id AND k.assignee = ${key} AND ${isOverdue(scope)})`,
  },
};

/** The account stands here too, since the open tasks are found by it. */
function isOverdue({ accountId, now }: FigureScope) {
  return sql`k.account_id = ${accountId} AND k.done_at IS NULL AND k.due_at < ${now.toISOString()}::timestamptz`;
}
