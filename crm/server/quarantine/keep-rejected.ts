import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { rejectedIntakes } from "../storage/schema/intakes.ts";

/** Where rejected pushes came from. */
export interface RejectedFrom {
  readonly robot: { readonly id: number; readonly accountId: string };
  readonly outbox: string;
  readonly receivedAt: WallTime | Date;
}

/**
 * Keeps what was rejected, so that a person can look at it: a visit is never lost over a mistake in its record. In the
 * transaction that moves the outbox's cursor. What was rejected under this sequence before stays as it was, settled or
 * not: the robot repeats itself when an answer got lost.
 */
export async function keepRejected(
  transaction: Database,
  from: RejectedFrom,
  rejected: readonly { readonly push: IntakePush; readonly reasons: readonly string[] }[],
): Promise<void> {
  if (rejected.length === 0) return;
  const { robot, outbox, receivedAt } = from;
  const kept = await transaction
    .insert(rejectedIntakes)
    .values(
      rejected.map(({ push, reasons }) => ({
        accountId: robot.accountId,
        robotId: robot.id,
        outbox,
        sequence: push.sequence,
        receivedAt: new Date(receivedAt),
        reasons: [...reasons],
        // JSON text escapes whatever a column of text may not hold.
        record: JSON.stringify(push.record),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: rejectedIntakes.id });
  if (kept.length === 0) return;
  await announce(
    transaction,
    robot.accountId,
    ...kept.map(({ id }) => ({ what: "quarantine" as const, id })),
    // It is part of the robot's health.
    { what: "robot", id: String(robot.id) },
  );
}
