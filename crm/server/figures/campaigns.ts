import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import { type Figure, keyOrNull } from "./figure.ts";
import { type FigureScope, isInScope, isOfPeriod } from "./figure-scope.ts";
import { isStageThat } from "./stage-rows.ts";

/** An open lead with whom nothing happened for so long leads nowhere. */
const QUIET_DAYS = 30;

const row = z.object({
  campaign: z.string().nullable(),
  leads: z.number(),
  qualified: z.number(),
  won: z.number(),
  deadEnds: z.number(),
});

type Cell = "campaign-leads" | "campaign-qualified" | "campaign-won" | "campaign-dead-ends";

/** What became of the leads made in the period, up to now, by the campaign that brought them. */
export const campaigns: Figure<Figures["campaigns"], Cell> = {
  async read(database, scope) {
    return await readRows(
      database,
      sql`
        SELECT l.campaign, count(*)::int AS leads,
               count(*) FILTER (WHERE ${wasQualified(scope)})::int AS qualified,
               count(*) FILTER (WHERE ${isWon})::int AS won,
               count(*) FILTER (WHERE ${isDeadEnd(scope)})::int AS "deadEnds"
        FROM leads l WHERE ${isOfPeriod(scope)}
        GROUP BY 1
        ORDER BY leads DESC, l.campaign NULLS LAST`,
      row,
    );
  },
  lines: (read) =>
    read.flatMap(({ campaign, leads, qualified, won, deadEnds }) => {
      const key = campaign ?? "(no campaign)";
      return [
        { key, column: "leads", value: leads },
        { key, column: "qualified", value: qualified },
        { key, column: "won", value: won },
        { key, column: "dead ends", value: deadEnds },
      ];
    }),
  behind: {
    "campaign-leads": (scope, { key }) => ofCampaign(scope, key, sql`true`),
    "campaign-qualified": (scope, { key }) => ofCampaign(scope, key, wasQualified(scope)),
    "campaign-won": (scope, { key }) => ofCampaign(scope, key, isWon),
    "campaign-dead-ends": (scope, { key }) => ofCampaign(scope, key, isDeadEnd(scope)),
  },
};

const isWon = sql`l.stage_kind = 'won'`;

function ofCampaign(scope: FigureScope, key: string, condition: SQL): SQL {
  return sql`${isOfPeriod(scope)} AND l.campaign IS NOT DISTINCT FROM ${keyOrNull(key)}::text AND ${condition}`;
}

/** It ever entered a stage that the playbook marks as qualified. One set for all leads, instead of a look at each. */
function wasQualified(scope: FigureScope): SQL {
  const qualified = isStageThat(scope, sql`(t.pipeline, t.to_stage)`, (stage) => stage.qualified);
  return sql`l.id IN (SELECT t.lead_id FROM transitions t WHERE t.account_id = ${scope.accountId} AND ${qualified})`;
}

/** Lost, or open without a move, visit, contact, note, changed field or work on a task for {@link QUIET_DAYS}. */
function isDeadEnd(scope: FigureScope): SQL {
  const since = sql`(${scope.now.toISOString()}::timestamptz - make_interval(days => ${QUIET_DAYS}))`;
  return sql`(l.stage_kind = 'lost' OR l.id IN (
    SELECT quiet.id FROM (SELECT l.* FROM leads l WHERE ${isInScope(scope)}) AS quiet
    WHERE quiet.stage_kind = 'open' AND quiet.entered_at < ${since} AND quiet.visit_at < ${since}
      AND (quiet.first_contact_at IS NULL OR quiet.first_contact_at < ${since})
      AND NOT EXISTS (SELECT FROM intakes i WHERE i.lead_id = quiet.id AND i.received_at >= ${since})
      AND NOT EXISTS (SELECT FROM notes n WHERE n.lead_id = quiet.id AND n.at >= ${since})
      AND NOT EXISTS (SELECT FROM field_changes f WHERE f.lead_id = quiet.id AND f.at >= ${since})
      AND NOT EXISTS (
        SELECT FROM tasks k
        WHERE k.lead_id = quiet.id AND greatest(k.acknowledged_at, k.done_at) >= ${since})))`;
}
