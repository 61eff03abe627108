import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { endOfStays, type FigureScope, isInScope, isMoveInScope } from "./figure-scope.ts";
import { isStageThat, rowsByStage } from "./stage-rows.ts";

const row = z.object({
  stage: z.string(),
  stays: z.number(),
  averageSeconds: z.number().nullable(),
  medianSeconds: z.number().nullable(),
});

/**
 * How long leads stay in a stage that is open: stays that ended in the period, and those that went on when it
 * ended, as long as they had lasted by then. A lead that comes back has another stay.
 */
export const timeInStage: Figure<Figures["timeInStage"], "time-in-stage"> = {
  async read(database, scope) {
    const end = endOfStays(scope);
    const rows = await readRows(
      database,
      sql`
        SELECT stage, count(*)::int AS stays, avg(seconds)::float8 AS "averageSeconds",
               percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS "medianSeconds"
        FROM (
          SELECT t.from_stage AS stage, ${secondsBetween(sql`t.since`, sql`least(t.at, ${end})`)} AS seconds
          FROM transitions t WHERE ${isMoveInScope(scope)} AND ${endsAStay(scope)}
          UNION ALL
          SELECT l.stage, ${secondsBetween(sql`l.entered_at`, end)}
          FROM leads l WHERE ${isInScope(scope)} AND ${stillStays(scope)}
        ) AS stay
        GROUP BY 1`,
      row,
    );
    const empty = { stays: 0, averageSeconds: null, medianSeconds: null };
    return rowsByStage(scope, rows, empty, ({ kind }) => kind === "open");
  },
  lines: (read) =>
    read.flatMap(({ stage, stays, averageSeconds, medianSeconds }) => [
      { key: stage, column: "stays", value: stays },
      { key: stage, column: "average seconds", value: averageSeconds },
      { key: stage, column: "median seconds", value: medianSeconds },
    ]),
  behind: {
    "time-in-stage": (scope, { key }) => sql`${isInScope(scope)} AND (
      (l.stage = ${key} AND ${stillStays(scope)})
      OR EXISTS (
        SELECT FROM transitions t WHERE t.lead_id = l.id AND t.from_stage = ${key} AND ${endsAStay(scope)}
      ))`,
  },
};

/** The move `t` ends a stay that belongs to the period: it ended there, or it began before its end and ended later. */
function endsAStay(scope: FigureScope): SQL {
  const { from, to } = scope.filter;
  const ended = isStageThat(scope, sql`(t.pipeline, t.from_stage)`, ({ kind }) => kind !== "open");
  return sql`t.at >= ${from}::timestamptz AND t.since < ${to}::timestamptz AND NOT (${ended})`;
}

function stillStays({ filter }: FigureScope): SQL {
  return sql`l.stage_kind = 'open' AND l.entered_at < ${filter.to}::timestamptz`;
}

/** Never negative: a clock may have been set back between the two. */
function secondsBetween(from: SQL, to: SQL): SQL {
  return sql`greatest(extract(epoch FROM ${to} - ${from}), 0)::float8`;
}
