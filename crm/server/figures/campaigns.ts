import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import { readRows } from "../storage/read-rows.ts";
import { type Figure, keyOrNull } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";
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
        SELECT l.campaign, count(*)::int AS leads, count(qualified.id)::int AS qualified,
               count(*) FILTER (WHERE ${isWon})::int AS won,
               count(*) FILTER (WHERE ${isLost} OR quiet.id IS NOT NULL)::int AS "deadEnds"
        FROM leads l
        -- Joined, since a set of so many ids in a filter is looked through again for every lead.
        LEFT JOIN (${qualifiedLeads(scope)}) AS qualified ON qualified.id = l.id
        LEFT JOIN (${quietLeads(scope)}) AS quiet ON quiet.id = l.id
        WHERE ${isOfPeriod(scope)}
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
    "campaign-qualified": (scope, { key }) => ofCampaign(scope, key, sql`l.id IN (${qualifiedLeads(scope)})`),
    "campaign-won": (scope, { key }) => ofCampaign(scope, key, isWon),
    "campaign-dead-ends": (scope, { key }) =>
      ofCampaign(scope, key, sql`(${isLost} OR l.id IN (${quietLeads(scope)}))`),
  },
};

const isWon = sql`l.stage_kind = 'won'`;
const isLost = sql`l.stage_kind = 'lost'`;

function ofCampaign(scope: FigureScope, key: string, condition: SQL): SQL {
  return sql`${isOfPeriod(scope)} AND l.campaign IS NOT DISTINCT FROM ${keyOrNull(key)}::text AND ${condition}`;
}

/** Ids of the period's leads that ever entered a stage that the playbook marks as qualified. */
function qualifiedLeads(scope: FigureScope): SQL {
  const qualified = isStageThat(scope, sql`(t.pipeline, t.to_stage)`, (stage) => stage.qualified);
  return sql`
    SELECT DISTINCT t.lead_id AS id FROM transitions t
    WHERE t.account_id = ${scope.accountId} AND ${qualified}
      AND t.lead_id IN (SELECT l.id FROM leads l WHERE ${isOfPeriod(scope)})`;
}

/** Ids of the period's open leads without a move, visit, contact, note, changed field or work on a task for {@link QUIET_DAYS}. */
function quietLeads(scope: FigureScope): SQL {
  const since = sql`(${scope.now.toISOString()}::timestamptz - make_interval(days => ${QUIET_DAYS}))`;
  return sql`
    SELECT l.id FROM leads l
    WHERE ${isOfPeriod(scope)} AND l.stage_kind = 'open' AND l.entered_at < ${since} AND l.visit_at < ${since}
      AND (l.first_contact_at IS NULL OR l.first_contact_at < ${since})
      AND NOT EXISTS (SELECT FROM intakes i WHERE i.lead_id = l.id AND i.received_at >= ${since})
      AND NOT EXISTS (SELECT FROM notes n WHERE n.lead_id = l.id AND n.at >= ${since})
      AND NOT EXISTS (SELECT FROM field_changes f WHERE f.lead_id = l.id AND f.at >= ${since})
      AND NOT EXISTS (
        SELECT FROM tasks k WHERE k.lead_id = l.id AND greatest(k.acknowledged_at, k.done_at) >= ${since})`;
}
