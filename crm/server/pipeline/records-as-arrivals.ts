import { and, eq } from "drizzle-orm";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import { keyOfProfile, readForms } from "../intake/known-forms.ts";
import type { Database } from "../storage/database.ts";
import { robots } from "../storage/schema/robots.ts";
import { type Arrival, arrivalOf } from "./arrival.ts";

/** Reads records of one robot with what the hub knows of it and of its forms. In their order. */
export async function recordsAsArrivals(
  transaction: Database,
  from: { readonly accountId: string; readonly robotId: number },
  records: readonly { readonly record: IntakeRecord; readonly receivedAt: Date }[],
): Promise<readonly Arrival[]> {
  const { accountId, robotId } = from;
  const [robot] = await transaction
    .select({ id: robots.id, name: robots.name, location: robots.location })
    .from(robots)
    .where(and(eq(robots.id, robotId), eq(robots.accountId, accountId)));
  if (!robot) throw new Error("records came from a robot that the account does not have");
  const forms = await readForms(
    transaction,
    robotId,
    records.map(({ record }) => record),
  );
  return records.map(({ record, receivedAt }) =>
    arrivalOf(record, { robot, forms: forms.get(keyOfProfile(record.visit.profile)) ?? null, receivedAt }),
  );
}
