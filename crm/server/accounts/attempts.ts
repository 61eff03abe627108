import { randomUUID } from "node:crypto";
import { and, eq, like, lt, sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Database } from "../storage/database.ts";
import { rateLimits } from "../storage/schema/accounts.ts";

/** So many, and then none until the window that began with the first is over. Counted for all hubs together. */
export interface AttemptLimit {
  /** What is counted, for whom: `guess <account>`; no personal data. */
  readonly of: string;
  readonly most: number;
  readonly withinMs: number;
}

/** better-auth counts requests in the same table, under names of its own. */
const OURS = "attempts ";
const FORGET_AFTER_MS = 86_400_000;

/** Counts one attempt before it is made, so that a thousand at once are not all the first. False: too many. */
export async function mayAttempt(database: Database, limit: AttemptLimit, at: WallTime): Promise<boolean> {
  const key = `${OURS}${limit.of}`;
  // A clock may count fractions of a millisecond; the column does not.
  const now = Math.floor(at);
  const isOver = sql`${rateLimits.lastRequest} <= ${now - limit.withinMs}`;
  const [row] = await database
    .insert(rateLimits)
    // An id of its own: two first attempts at once would clash in it, where no update is foreseen.
    .values({ id: randomUUID(), key, count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`CASE WHEN ${isOver} THEN 1 ELSE ${rateLimits.count} + 1 END`,
        lastRequest: sql`CASE WHEN ${isOver} THEN ${now} ELSE ${rateLimits.lastRequest} END`,
      },
    })
    .returning({ count: rateLimits.count });
  if (!row) throw new Error("an upsert returned no row");
  return row.count <= limit.most;
}

/** Takes back an attempt that was none: the guess was right. */
export async function forgive(database: Database, limit: AttemptLimit): Promise<void> {
  await database
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, `${OURS}${limit.of}`));
}

/** Drops the counts that no longer limit anything. */
export async function forgetAttempts(database: Database, at: WallTime): Promise<void> {
  await database
    .delete(rateLimits)
    .where(
      and(like(rateLimits.key, `${OURS}%`), lt(rateLimits.lastRequest, Math.floor(at) - FORGET_AFTER_MS)),
    );
}
