import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";

/** What members write is listed by how often it was said, so far. */
const LONGEST_LIST = 100;

const said = z.array(z.object({ what: z.string(), leads: z.number() }));
const row = z.object({
  won: z.number(),
  lost: z.number(),
  wellQualified: z.number(),
  mismatch: z.number(),
  resonated: said,
  objections: said,
});

type Outcomes = Figures["outcomes"];
type Cell = "won" | "lost" | "well-qualified" | "mismatch" | "resonated" | "objection";

/** How leads made in the period ended, and what the team learned; of one that was opened again, its last end. */
export const outcomes: Figure<Outcomes, Cell> = {
  async read(database, scope) {
    // The log is gone through once; what is grouped afterwards are spellings, of which there are few.
    const [all] = await readRows(
      database,
      sql`
        WITH said AS MATERIALIZED (
          SELECT stage_kind, qualified, resonated, objection, count(*)::int AS leads
          FROM (${ends(scope)}) AS ended
          GROUP BY 1, 2, 3, 4
        )
        SELECT ${sumWhere(sql`stage_kind = 'won'`)} AS won, ${sumWhere(sql`stage_kind = 'lost'`)} AS lost,
               ${sumWhere(sql`qualified = 'well-qualified'`)} AS "wellQualified",
               ${sumWhere(sql`qualified = 'mismatch'`)} AS mismatch,
               ${mostSaid(sql`resonated`)} AS resonated, ${mostSaid(sql`objection`)} AS objections
        FROM said`,
      row,
    );
    if (!all) throw new Error("an aggregate without groups gave no row");
    return all;
  },
  lines: ({ won, lost, wellQualified, mismatch, resonated, objections }) => [
    { key: "", column: "won", value: won },
    { key: "", column: "lost", value: lost },
    { key: "", column: "well qualified", value: wellQualified },
    { key: "", column: "mismatch", value: mismatch },
    ...resonated.map(({ what, leads }) => ({ key: what, column: "resonated", value: leads })),
    ...objections.map(({ what, leads }) => ({ key: what, column: "main objection", value: leads })),
  ],
  behind: {
    won: (scope) => sql`${isOfPeriod(scope)} AND l.stage_kind = 'won'`,
    lost: (scope) => sql`${isOfPeriod(scope)} AND l.stage_kind = 'lost'`,
    "well-qualified": (scope) => endedWith(scope, sql`qualified = 'well-qualified'`),
    mismatch: (scope) => endedWith(scope, sql`qualified = 'mismatch'`),
    resonated: (scope, { key }) =>
      endedWith(scope, sql`${alike(sql`resonated`)} = ${alike(sql`${key}::text`)}`),
    objection: (scope, { key }) =>
      endedWith(scope, sql`${alike(sql`objection`)} = ${alike(sql`${key}::text`)}`),
  },
};

/** One row for each closed lead of the period, with the feedback of its last end. */
function ends(scope: FigureScope): SQL {
  return sql`
    SELECT l.id AS lead_id, l.stage_kind, t.feedback ->> 'qualified' AS qualified,
           t.feedback ->> 'resonated' AS resonated, t.feedback ->> 'mainObjection' AS objection
    FROM leads l
    JOIN (
      SELECT e.lead_id, max(e."order") AS "order" FROM transitions e
      WHERE e.account_id = ${scope.accountId} AND e.to_kind <> 'open'
        AND e.lead_id IN (SELECT l.id FROM leads l WHERE ${isOfPeriod(scope)})
      GROUP BY 1
    ) AS last ON last.lead_id = l.id
    JOIN transitions t ON t."order" = last."order"
    WHERE ${isOfPeriod(scope)} AND l.stage_kind <> 'open'`;
}

function endedWith(scope: FigureScope, condition: SQL): SQL {
  return sql`${isOfPeriod(scope)} AND l.id IN (
    SELECT ended.lead_id FROM (${ends(scope)}) AS ended WHERE ${condition})`;
}

function sumWhere(condition: SQL): SQL {
  return sql`coalesce(sum(leads) FILTER (WHERE ${condition}), 0)::int`;
}

/** The spelling that was used most stands for all that differ in case and spaces only. */
function mostSaid(column: SQL): SQL {
  return sql`(
    SELECT coalesce(json_agg(json_build_object('what', what, 'leads', leads) ORDER BY leads DESC, what), '[]')
    FROM (
      SELECT (array_agg(spelling ORDER BY leads DESC, spelling))[1] AS what, sum(leads)::int AS leads
      FROM (
        SELECT ${column} AS spelling, sum(leads)::int AS leads FROM said WHERE ${column} IS NOT NULL GROUP BY 1
      ) AS spellings
      GROUP BY ${alike(sql`spelling`)}
      ORDER BY leads DESC, what
      LIMIT ${LONGEST_LIST}
    ) AS most)`;
}

function alike(text: SQL): SQL {
  return sql`lower(regexp_replace(btrim(${text}), '\\s+', ' ', 'g'))`;
}
