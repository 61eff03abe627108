import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Figures } from "../../contract/figures.ts";
import type { Pipeline } from "../../contract/playbook/pipeline.ts";
import { readRows } from "../storage/read-rows.ts";
import type { Figure } from "./figure.ts";
import { type FigureScope, isOfPeriod } from "./figure-scope.ts";
import { isStageThat, rowsByStage } from "./stage-rows.ts";

/** How many leads of a pipeline went through exactly these stages: bit n is the pipeline's n-th. */
const way = z.object({ pipeline: z.string(), stages: z.number(), leads: z.number() });
type Way = z.infer<typeof way>;

/**
 * Of the leads made in the period: how many ever entered each stage, and which share of those went on to a later
 * one. Being lost is no way on, and nothing follows Won or Lost, so that these have no share.
 */
export const cohort: Figure<Figures["cohort"], "cohort" | "cohort-went-on"> = {
  async read(database, scope) {
    // The stages of a lead as bits: one pass over the log, however many stages there are.
    const ways = await readRows(
      database,
      sql`
        SELECT pipeline, stages, count(*)::int AS leads
        FROM (
          SELECT t.pipeline, bit_or(1 << s.place) AS stages
          FROM transitions t
          JOIN (VALUES ${stagePlaces(scope)}) AS s (pipeline, stage, place)
            ON s.pipeline = t.pipeline AND s.stage = t.to_stage
          WHERE t.account_id = ${scope.accountId}
            AND t.lead_id IN (SELECT l.id FROM leads l WHERE ${isOfPeriod(scope)})
          GROUP BY t.lead_id, t.pipeline
        ) AS went
        GROUP BY 1, 2`,
      way,
    );
    return rowsByStage(scope, countStages(scope.pipelines, ways), { entered: 0, share: null });
  },
  lines: (read) =>
    read.flatMap(({ stage, entered, share }) => [
      { key: stage, column: "entered", value: entered },
      { key: stage, column: "share that went on", value: share },
    ]),
  behind: {
    cohort: (scope, { key }) => sql`${isOfPeriod(scope)} AND ${hasEntered(sql`t.to_stage = ${key}`)}`,
    "cohort-went-on": (scope, { key }) => sql`${isOfPeriod(scope)} AND (${wentOn(scope, key)})`,
  },
};

/** Adds up who entered each stage and who went on from it. Pure. */
function countStages(
  pipelines: readonly Pipeline[],
  ways: readonly Way[],
): { readonly stage: string; readonly entered: number; readonly share: number | null }[] {
  const counts = new Map<string, { entered: number; wentOn: number; ends: boolean }>();
  for (const { id, stages } of pipelines) {
    for (const [place, stage] of stages.entries()) {
      const count = counts.get(stage.id) ?? { entered: 0, wentOn: 0, ends: stage.kind !== "open" };
      counts.set(stage.id, count);
      const further = bitsOf(laterStages(stages, place).map((later) => stages.indexOf(later)));
      for (const { pipeline, stages: been, leads } of ways) {
        if (pipeline !== id || (been & (1 << place)) === 0) continue;
        count.entered += leads;
        if ((been & further) !== 0) count.wentOn += leads;
      }
    }
  }
  return [...counts].map(([stage, { entered, wentOn: on, ends }]) => ({
    stage,
    entered,
    share: ends || entered === 0 ? null : on / entered,
  }));
}

/** Those that count as going on from the stage at this place. */
function laterStages(stages: Pipeline["stages"], place: number): Pipeline["stages"] {
  return stages.slice(place + 1).filter(({ kind }) => kind !== "lost");
}

function bitsOf(places: readonly number[]): number {
  return places.reduce((bits, place) => bits | (1 << place), 0);
}

function stagePlaces({ pipelines }: FigureScope): SQL {
  const places = pipelines.flatMap(({ id, stages }) =>
    stages.map((stage, place) => sql`(${id}::text, ${stage.id}::text, ${place}::int)`),
  );
  return sql.join(places, sql`, `);
}

function hasEntered(which: SQL): SQL {
  return sql`EXISTS (SELECT FROM transitions t WHERE t.lead_id = l.id AND ${which})`;
}

/** Which stages are later depends on the pipeline. */
function wentOn(scope: FigureScope, stage: string): SQL {
  const ways = scope.pipelines.map((pipeline) => {
    const place = pipeline.stages.findIndex(({ id }) => id === stage);
    const later = place < 0 ? [] : laterStages(pipeline.stages, place);
    const isLater = isStageThat({ ...scope, pipelines: [pipeline] }, sql`(t.pipeline, t.to_stage)`, (one) =>
      later.includes(one),
    );
    return sql`(l.pipeline = ${pipeline.id} AND ${hasEntered(sql`t.to_stage = ${stage}`)} AND ${hasEntered(isLater)})`;
  });
  return sql.join(ways, sql` OR `);
}
