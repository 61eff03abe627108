import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { HubCore } from "../core.ts";
import type { Database } from "../storage/database.ts";
import { fileArrivals } from "./file-arrivals.ts";
import { recordsAsArrivals } from "./records-as-arrivals.ts";

/** Where records came from. */
export interface IntakesFrom {
  readonly accountId: string;
  readonly robotId: number;
  readonly receivedAt: WallTime;
}

/**
 * Turns records of one robot, which are stored in `intakes` and have no lead yet, into contacts and leads. In the
 * transaction that stored them, so that no record is without its lead; takes the account's lock.
 */
export async function fileIntakes(
  transaction: Database,
  core: HubCore,
  from: IntakesFrom,
  records: readonly IntakeRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const receivedAt = new Date(from.receivedAt);
  const arrivals = await recordsAsArrivals(
    transaction,
    from,
    records.map((record) => ({ record, receivedAt })),
  );
  await fileArrivals(transaction, core, from.accountId, arrivals, from.receivedAt);
}
