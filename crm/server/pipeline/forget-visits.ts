import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { FieldValue } from "../../contract/lead.ts";
import type { Database } from "../storage/database.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { visitorsValue } from "./arrival.ts";
import { readLeads, updateLeads } from "./lead-store.ts";

/**
 * Takes answers out of leads that turned out to be somebody else's. Where one of the lead's other visitors had answered
 * the same, the newest of those stands there again; what a member had written is not brought back. Tags stay: nobody
 * knows any more which visit brought them. In the account's lock; the scores are left for the caller.
 */
export async function forgetVisits(
  transaction: Database,
  accountId: string,
  leadIds: ReadonlySet<string>,
  forgotten: ReadonlySet<string>,
): Promise<void> {
  const found = await readLeads(transaction, accountId, [...leadIds]);
  const rebuilt = [];
  for (const { lead } of found) {
    const rows = await transaction
      .select({ record: intakes.record })
      .from(intakes)
      .where(and(eq(intakes.leadId, lead.id), isNotNull(intakes.record)))
      .orderBy(asc(intakes.arrival));
    const left = rows.flatMap(({ record }) => (record && !forgotten.has(record.id) ? [record] : []));
    const fields = withoutVisits(lead.fields, left, forgotten);
    rebuilt.push({ ...lead, fields, revision: lead.revision + 1 });
  }
  await updateLeads(transaction, rebuilt);
}

/** Pure. @param left the records of the visits that stay */
export function withoutVisits(
  fields: Readonly<Record<string, FieldValue>>,
  left: readonly IntakeRecord[],
  forgotten: ReadonlySet<string>,
): Record<string, FieldValue> {
  const newestFirst = [...left].sort((a, b) => Date.parse(b.visit.endedAt) - Date.parse(a.visit.endedAt));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, field]): readonly [string, FieldValue][] => {
      if (field.from.kind !== "visitor" || !forgotten.has(field.from.intake)) return [[id, field]];
      const earlier = newestFirst.find((record) => Object.hasOwn(record.fields, id));
      const answer = earlier?.fields[id];
      return earlier && answer ? [[id, visitorsValue(earlier.id, answer)]] : [];
    }),
  );
}
