import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { jobs } from "../storage/schema/handoff.ts";

/** One kind of work that survives restarts and is done by one hub at a time. */
export interface JobKind {
  readonly kind: string;
  /**
   * Does it. May run again when a hub died in the middle: whatever it does must bear repetition. A rejection is
   * tried again later with back-off, `attempts` times in all; then the job is dead and stays visible.
   */
  run(
    core: HubCore,
    job: { readonly body: Record<string, unknown>; readonly attempt: number },
  ): Promise<void>;
  readonly attempts: number;
  /** After the last failed attempt. */
  gaveUp?(
    core: HubCore,
    job: { readonly body: Record<string, unknown>; readonly why: string },
  ): Promise<void>;
}

/** Puts work into the queue, when the transaction commits. A waiting job of the same kind and key is left as it is. */
export async function enqueue(
  transaction: Database,
  job: {
    readonly kind: string;
    readonly key?: string;
    readonly body: Record<string, unknown>;
    readonly runAt: WallTime | Date;
  },
): Promise<void> {
  await transaction
    .insert(jobs)
    .values({ kind: job.kind, key: job.key ?? null, body: job.body, runAt: new Date(job.runAt) })
    .onConflictDoNothing();
}
