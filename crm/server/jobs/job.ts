import { and, eq, isNull, sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { insertRows } from "../storage/insert-rows.ts";
import { jobs } from "../storage/schema/handoff.ts";

/** One job as its kind sees it. */
export interface Job {
  readonly body: Record<string, unknown>;
  /** 1 for the first. One that a dying hub began counts too. */
  readonly attempt: number;
  /** Aborted when the hub stops: the job is then done by somebody else, and the attempt does not count. */
  readonly signal: AbortSignal;
}

/** One kind of work that survives restarts and is done by one hub at a time. */
export interface JobKind {
  readonly kind: string;
  /**
   * Does it. May run again when a hub died in the middle: whatever it does must bear repetition. A rejection is
   * tried again later with back-off, `attempts` times in all; then the job is dead and stays visible. `TryAgainIn`
   * and `Hopeless` say more than other rejections.
   */
  run(core: HubCore, job: Job): Promise<void>;
  readonly attempts: number;
  /** Runs again so long after each end, however it ended; every hub sees to it that it is waiting. */
  readonly everyMs?: number;
  /** After the last failed attempt; perhaps twice, when a hub dies meanwhile. */
  gaveUp?(
    core: HubCore,
    job: { readonly body: Record<string, unknown>; readonly why: string },
  ): Promise<void>;
}

export interface NewJob {
  readonly kind: string;
  /** One job of a kind and key waits at a time; without a key, any number. */
  readonly key?: string;
  /** Ids and numbers: a dead job is kept, so it holds nothing personal. */
  readonly body: Record<string, unknown>;
  readonly runAt: WallTime | Date;
}

/**
 * Puts work into the queue, when the transaction commits. A waiting job of the same kind and key is left as it is; one
 * that is running or dead waits again, since what it saw may be older than what asks for it now.
 */
export async function enqueue(transaction: Database, ...waiting: readonly NewJob[]): Promise<void> {
  const rows = new Map(
    waiting.map((job, at) => [
      job.key === undefined ? at : `${job.kind}\n${job.key}`,
      { kind: job.kind, key: job.key ?? null, body: job.body, runAt: new Date(job.runAt) },
    ]),
  );
  if (rows.size === 0) return;
  await insertRows(
    transaction,
    jobs,
    [...rows.values()],
    sql`ON CONFLICT (kind, key) DO UPDATE
      SET body = excluded.body, run_at = excluded.run_at, attempts = 0, claimed_until = NULL, dead_at = NULL,
        last_error = NULL
      WHERE jobs.claimed_until IS NOT NULL OR jobs.dead_at IS NOT NULL`,
  );
}

/** Has a waiting job of this kind and key done now. One that is running is left alone. */
export async function hurry(
  transaction: Database,
  { kind, key, runAt }: { readonly kind: string; readonly key: string; readonly runAt: WallTime },
): Promise<void> {
  await transaction
    .update(jobs)
    .set({ runAt: new Date(runAt) })
    .where(and(eq(jobs.kind, kind), eq(jobs.key, key), isNull(jobs.claimedUntil), isNull(jobs.deadAt)));
}
