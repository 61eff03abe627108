import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { isInScope, isMoveInScope } from "./figure-scope.ts";
import { rowsByStage } from "./stage-rows.ts";

const row = z.object({ stage: z.string(), leads: z.number() });

/**
 * Of all leads, whenever they were made: how many were in each stage when the period ended. Who has not moved since
 * stands where the lead says; who has, stood where the first move after it came from.
 */
export const snapshot: Figure<Figures["snapshot"], "snapshot"> = {
  async read(database, scope) {
    const rows = await readRows(
      database,
      sql`
        SELECT stage, count(*)::int AS leads
        FROM (
          SELECT l.stage FROM leads l
          WHERE ${isInScope(scope)} AND l.entered_at < ${scope.filter.to}::timestamptz
          UNION ALL
          SELECT t.from_stage FROM transitions t
          WHERE ${isMoveInScope(scope)} AND ${wasBetween(scope.filter.to)}
        ) AS standing
        GROUP BY 1`,
      row,
    );
    return rowsByStage(scope, rows, { leads: 0 });
  },
  lines: (read) => read.map(({ stage, leads }) => ({ key: stage, column: "leads", value: leads })),
  behind: {
    snapshot: (scope, { key }) => sql`${isInScope(scope)} AND (
      (l.stage = ${key} AND l.entered_at < ${scope.filter.to}::timestamptz)
      OR EXISTS (
        SELECT FROM transitions t
        WHERE t.lead_id = l.id AND t.from_stage = ${key} AND ${wasBetween(scope.filter.to)}
      ))`,
  },
};

/** The stay that the move `t` ended had begun before this moment and went on at it. */
function wasBetween(moment: string) {
  return sql`t.since < ${moment}::timestamptz AND t.at >= ${moment}::timestamptz`;
}
