import { and, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { HubCore } from "../core.ts";
import { keyOfProfile, readForms } from "../intake/known-forms.ts";
import type { Database } from "../storage/database.ts";
import { robots } from "../storage/schema/robots.ts";
import { arrivalOf } from "./arrival.ts";
import { fileArrivals } from "./file-arrivals.ts";

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
  { accountId, robotId, receivedAt }: IntakesFrom,
  records: readonly IntakeRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const [robot] = await transaction
    .select({ id: robots.id, name: robots.name, location: robots.location })
    .from(robots)
    .where(and(eq(robots.id, robotId), eq(robots.accountId, accountId)));
  if (!robot) throw new Error("records came from a robot that the account does not have");
  const forms = await readForms(transaction, robotId, records);
  const arrivals = records.map((record) =>
    arrivalOf(record, {
      robot,
      forms: forms.get(keyOfProfile(record.visit.profile)) ?? null,
      receivedAt: new Date(receivedAt),
    }),
  );
  await fileArrivals(transaction, core, accountId, arrivals, receivedAt);
}
