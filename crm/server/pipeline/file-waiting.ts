import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { fileArrivals } from "./file-arrivals.ts";
import { recordsAsArrivals } from "./records-as-arrivals.ts";

/** Records of one transaction: as many as a robot's window. */
const AT_ONCE = 256;

/**
 * Files records that were stored before there were leads, in the order they arrived. Nobody is notified of them: their
 * visitors left long ago. Hubs that start together share the work, and each record is filed once. Resolves to how many
 * this hub filed.
 */
export async function fileWaiting(core: HubCore): Promise<number> {
  let filed = 0;
  for (;;) {
    const next = await nextWaiting(core);
    if (!next) return filed;
    filed += await fileSome(core, next);
  }
}

interface Waiting {
  readonly accountId: string;
  readonly robotId: number;
}

const isWaiting = and(isNull(intakes.leadId), isNotNull(intakes.record));

async function nextWaiting({ database }: HubCore): Promise<Waiting | null> {
  const [next] = await database
    .select({ accountId: intakes.accountId, robotId: intakes.robotId })
    .from(intakes)
    .where(isWaiting)
    .orderBy(asc(intakes.arrival))
    .limit(1);
  return next ?? null;
}

async function fileSome(core: HubCore, from: Waiting): Promise<number> {
  const { accountId, robotId } = from;
  return await core.database.transaction(async (transaction) => {
    // Whoever had the account before us may have filed them all.
    await lockAccount(transaction, accountId);
    const rows = await transaction
      .select({ record: intakes.record, receivedAt: intakes.receivedAt })
      .from(intakes)
      .where(and(isWaiting, eq(intakes.accountId, accountId), eq(intakes.robotId, robotId)))
      .orderBy(asc(intakes.arrival))
      .limit(AT_ONCE);
    const records = rows.flatMap(({ record, receivedAt }) => (record ? [{ record, receivedAt }] : []));
    if (records.length === 0) return 0;
    const arrivals = await recordsAsArrivals(transaction, from, records);
    await fileArrivals(transaction, core, accountId, arrivals, core.clock.wallNow(), "quietly");
    return records.length;
  });
}
