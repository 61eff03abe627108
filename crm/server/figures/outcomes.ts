import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";

/** What members write is listed by how often it was said, so far. */
const LONGEST_LIST = 100;

const counts = z.object({
  won: z.number(),
  lost: z.number(),
  wellQualified: z.number(),
  mismatch: z.number(),
});
const said = z.object({ what: z.string(), leads: z.number() });

type Outcomes = Figures["outcomes"];
type Cell = "won" | "lost" | "well-qualified" | "mismatch" | "resonated" | "objection";

/** How leads made in the period ended, and what the team learned; of one that was opened again, its last end. */
export const outcomes: Figure<Outcomes, Cell> = {
  async read(database, scope) {
    const [all] = await readRows(
      database,
      sql`
        SELECT count(*) FILTER (WHERE stage_kind = 'won')::int AS won,
               count(*) FILTER (WHERE stage_kind = 'lost')::int AS lost,
               count(*) FILTER (WHERE qualified = 'well-qualified')::int AS "wellQualified",
               count(*) FILTER (WHERE qualified = 'mismatch')::int AS mismatch
        FROM (${ends(scope)}) AS ended`,
      counts,
    );
    if (!all) throw new Error("an aggregate without groups gave no row");
    return {
      ...all,
      resonated: await mostSaid(database, scope, sql`resonated`),
      objections: await mostSaid(database, scope, sql`objection`),
    };
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
    SELECT DISTINCT ON (t.lead_id) t.lead_id, l.stage_kind, t.feedback ->> 'qualified' AS qualified,
           t.feedback ->> 'resonated' AS resonated, t.feedback ->> 'mainObjection' AS objection
    FROM leads l JOIN transitions t ON t.lead_id = l.id
    WHERE ${isOfPeriod(scope)} AND l.stage_kind <> 'open' AND t.to_kind <> 'open'
    ORDER BY t.lead_id, t."order" DESC`;
}

function endedWith(scope: FigureScope, condition: SQL): SQL {
  return sql`${isOfPeriod(scope)} AND l.id IN (
    SELECT ended.lead_id FROM (${ends(scope)}) AS ended WHERE ${condition})`;
}

/** The spelling that was used most stands for all that differ in case and spaces only. */
async function mostSaid(
  database: Database,
  scope: FigureScope,
  column: SQL,
): Promise<z.infer<typeof said>[]> {
  return await readRows(
    database,
    sql`
      SELECT mode() WITHIN GROUP (ORDER BY ${column}) AS what, count(*)::int AS leads
      FROM (${ends(scope)}) AS ended
      WHERE ${column} IS NOT NULL
      GROUP BY ${alike(column)}
      ORDER BY leads DESC, what
      LIMIT ${LONGEST_LIST}`,
    said,
  );
}

function alike(text: SQL): SQL {
  return sql`lower(regexp_replace(btrim(${text}), '\\s+', ' ', 'g'))`;
}
