import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../storage/database.ts";
import { jobs } from "../storage/schema/handoff.ts";

/** A job that this hub holds until `lease`; whoever takes it over changes that moment, and so knows it from ours. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly attempts: number;
  readonly lease: Date;
}

const claimedRows = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      body: z.record(z.string(), z.unknown()),
      attempts: z.number(),
    }),
  ),
});

/**
 * Takes up to `limit` jobs that are due and that nobody holds, the longest due first. Hubs that ask at the same moment
 * get different ones. Kinds that this hub does not know are left for a newer one.
 */
export async function claimJobs(
  database: Database,
  asked: {
    readonly kinds: readonly string[];
    readonly now: Date;
    readonly lease: Date;
    readonly limit: number;
  },
): Promise<readonly ClaimedJob[]> {
  const now = asked.now.toISOString();
  const result = await database.execute(sql`
    UPDATE ${jobs} SET attempts = attempts + 1, claimed_until = ${asked.lease.toISOString()}::timestamptz
    WHERE id IN (
      SELECT id FROM ${jobs}
      WHERE dead_at IS NULL AND run_at <= ${now}::timestamptz
        AND (claimed_until IS NULL OR claimed_until <= ${now}::timestamptz)
        AND kind = any(${sql.param(asked.kinds)}::text[])
      ORDER BY run_at LIMIT ${asked.limit}
      FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, body, attempts`);
  return claimedRows.parse(result).rows.map((row) => ({ ...row, lease: asked.lease }));
}

/** Sees to it that a recurring job waits; one that waits already or runs somewhere is left alone. */
export async function awaitJob(database: Database, kind: string, runAt: Date): Promise<void> {
  await database.insert(jobs).values({ kind, key: "recurring", body: {}, runAt }).onConflictDoNothing();
}

/** False when the job was taken over, or put into the queue anew, meanwhile: then it is no longer ours to end. */
export async function renewLease(database: Database, job: ClaimedJob, lease: Date): Promise<boolean> {
  return await updateHeld(database, job, { claimedUntil: lease });
}

export async function finishJob(database: Database, job: ClaimedJob): Promise<void> {
  await database.delete(jobs).where(held(job));
}

/** @param attempts how many count so far */
export async function postponeJob(
  database: Database,
  job: ClaimedJob,
  wait: { readonly runAt?: Date; readonly attempts: number; readonly why: string | null },
): Promise<void> {
  const { runAt, attempts, why } = wait;
  await updateHeld(database, job, {
    ...(runAt && { runAt }),
    attempts,
    lastError: why,
    claimedUntil: null,
  });
}

export async function buryJob(database: Database, job: ClaimedJob, at: Date, why: string): Promise<void> {
  await updateHeld(database, job, { deadAt: at, lastError: why, claimedUntil: null });
}

async function updateHeld(
  database: Database,
  job: ClaimedJob,
  set: Partial<typeof jobs.$inferInsert>,
): Promise<boolean> {
  const changed = await database.update(jobs).set(set).where(held(job)).returning({ id: jobs.id });
  return changed.length > 0;
}

function held(job: ClaimedJob) {
  return and(eq(jobs.id, job.id), eq(jobs.claimedUntil, job.lease));
}
