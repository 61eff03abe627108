import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";

/** What the product promises a visitor. */
const PROMISED_SECONDS = 300;

const row = z.object({
  leads: z.number(),
  contacted: z.number(),
  withinFiveMinutes: z.number(),
  medianSeconds: z.number().nullable(),
  averageSeconds: z.number().nullable(),
});

const isContacted = sql`l.first_contact_at IS NOT NULL`;
/** Null before the contact; never negative, for somebody may have been spoken to before they left. */
const seconds = sql`(CASE WHEN ${isContacted}
  THEN greatest(extract(epoch FROM l.first_contact_at - l.visit_at), 0)::float8 END)`;
const isInTime = sql`${seconds} <= ${PROMISED_SECONDS}`;

/** From the end of the visit to the first contact. Leads that no visit made wait for nobody and are left out. */
export const firstContact: Figure<Figures["firstContact"], "visited" | "contacted" | "contacted-in-time"> = {
  async read(database, scope) {
    const [all] = await readRows(
      database,
      sql`
        SELECT count(*)::int AS leads, count(*) FILTER (WHERE ${isContacted})::int AS contacted,
               count(*) FILTER (WHERE ${isInTime})::int AS "withinFiveMinutes",
               percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds}) AS "medianSeconds",
               avg(${seconds})::float8 AS "averageSeconds"
        FROM leads l WHERE ${isOfVisit(scope)}`,
      row,
    );
    if (!all) throw new Error("an aggregate without groups gave no row");
    return all;
  },
  lines: (read) =>
    [
      ["leads", read.leads] as const,
      ["contacted", read.contacted] as const,
      ["within five minutes", read.withinFiveMinutes] as const,
      ["median seconds", read.medianSeconds] as const,
      ["average seconds", read.averageSeconds] as const,
    ].map(([column, value]) => ({ key: "", column, value })),
  behind: {
    visited: (scope) => isOfVisit(scope),
    contacted: (scope) => sql`${isOfVisit(scope)} AND ${isContacted}`,
    "contacted-in-time": (scope) => sql`${isOfVisit(scope)} AND ${isInTime}`,
  },
};

function isOfVisit(scope: FigureScope) {
  return sql`${isOfPeriod(scope)} AND l.form IS NOT NULL`;
}
