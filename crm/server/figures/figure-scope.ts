import { type SQL, sql } from "drizzle-orm";
import type { FigureFilter } from "../../contract/figures.ts";
import type { Pipeline } from "../../contract/playbook/pipeline.ts";
import { notFound } from "../api/refusal.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";

/** What all figures of one dashboard are about. */
export interface FigureScope {
  readonly accountId: string;
  readonly filter: FigureFilter;
  /** Those of the playbook that the filter lets through; at least one. */
  readonly pipelines: readonly Pipeline[];
  readonly now: Date;
}

/** Throws a `Refusal` for a pipeline that the account does not have. */
export function figureScope(account: AccountPlaybook, filter: FigureFilter, now: Date): FigureScope {
  const pipelines = account.playbook.pipelines.filter(
    ({ id }) => filter.pipeline === undefined || id === filter.pipeline,
  );
  if (pipelines.length === 0) throw notFound("pipeline");
  return { accountId: account.accountId, filter, pipelines, now };
}

/** Of a lead `l`: the filter lets it through, whenever it was made. */
export function isInScope({ accountId, filter }: FigureScope): SQL {
  return allOf(
    sql`l.account_id = ${accountId}`,
    filter.pipeline !== undefined && sql`l.pipeline = ${filter.pipeline}`,
    filter.location !== undefined && sql`l.location = ${filter.location}`,
    filter.robot !== undefined && sql`l.robot_id = ${filter.robot}`,
  );
}

/** Of a lead `l`: made in the period, and the filter lets it through. */
export function isOfPeriod(scope: FigureScope): SQL {
  const { from, to } = scope.filter;
  return sql`${isInScope(scope)} AND l.created_at >= ${from}::timestamptz AND l.created_at < ${to}::timestamptz`;
}

/** Of an entry `t` of the log: its lead is in scope. Reads the leads only where the log cannot tell. */
export function isMoveInScope(scope: FigureScope): SQL {
  const { pipeline, location, robot } = scope.filter;
  const needsLead = location !== undefined || robot !== undefined;
  return allOf(
    sql`t.account_id = ${scope.accountId}`,
    pipeline !== undefined && sql`t.pipeline = ${pipeline}`,
    needsLead && sql`t.lead_id IN (SELECT l.id FROM leads l WHERE ${isInScope(scope)})`,
  );
}

/** Until when stays are counted: nobody has stayed anywhere in the future. */
export function endOfStays({ filter, now }: FigureScope): SQL {
  return sql`least(${filter.to}::timestamptz, ${now.toISOString()}::timestamptz)`;
}

function allOf(...conditions: (SQL | false)[]): SQL {
  return sql.join(
    conditions.filter((one) => one !== false),
    sql` AND `,
  );
}
