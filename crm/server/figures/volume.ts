import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FigureCell, Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import { type Figure, keyOrNull } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";

const row = z.object({ day: z.string(), source: z.string().nullable(), leads: z.number() });

/** Leads made in the period, by the day in the filter's time zone and by source. Days without leads are left out. */
export const volume: Figure<Figures["volume"], "volume"> = {
  async read(database, scope) {
    return await readRows(
      database,
      sql`
        SELECT to_char(day, 'YYYY-MM-DD') AS day, source, leads
        FROM (
          SELECT ${dayOf(scope)} AS day, l.source, count(*)::int AS leads
          FROM leads l WHERE ${isOfPeriod(scope)}
          GROUP BY 1, 2
        ) AS days
        ORDER BY 1, 2 NULLS LAST`,
      row,
    );
  },
  lines: (read) =>
    read.map(({ day, source, leads }) => ({ key: day, column: source ?? "(no source)", value: leads })),
  behind: {
    volume: (scope, cell) => sql`${isOfPeriod(scope)}${onDay(scope, cell)}${fromSource(cell)}`,
  },
};

/** A day lasts from midnight to midnight there: 23 or 25 hours when the clocks change. */
function dayOf({ filter }: FigureScope): SQL {
  return sql`(l.created_at AT TIME ZONE ${filter.timezone})::date`;
}

function onDay(scope: FigureScope, { key }: FigureCell): SQL {
  return key === "" ? sql`` : sql` AND ${dayOf(scope)} = ${key}::date`;
}

function fromSource({ source }: FigureCell): SQL {
  return source === undefined ? sql`` : sql` AND l.source IS NOT DISTINCT FROM ${keyOrNull(source)}::text`;
}
