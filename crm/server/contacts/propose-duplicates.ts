import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../storage/database.ts";

/** Two contacts that may be one person, the older one first. */
export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly why: string;
}

const proposedRows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * Puts pairs before a person. A pair that was proposed before is left as it is: whoever said that they are two people is
 * not asked again. Resolves to the ids of new proposals.
 */
export async function proposeDuplicates(
  transaction: Database,
  accountId: string,
  at: Date,
  pairs: readonly Pair[],
): Promise<readonly string[]> {
  if (pairs.length === 0) return [];
  const proposed = await transaction.execute(sql`
    INSERT INTO duplicates (account_id, first, second, why, proposed_at)
    SELECT ${accountId}, first, second, why, ${at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(pairs)}::json) AS pair (first uuid, second uuid, why text)
    ON CONFLICT (account_id, first, second) DO NOTHING
    RETURNING id`);
  return proposedRows.parse(proposed).rows.map(({ id }) => id);
}

/** The older one first, so that a pair is the same whoever comes upon it. */
export function inOrderOfAge(one: Aged, other: Aged): { readonly first: string; readonly second: string } {
  const age = one.createdAt.getTime() - other.createdAt.getTime();
  const isOlder = age < 0 || (age === 0 && one.id < other.id);
  return isOlder ? { first: one.id, second: other.id } : { first: other.id, second: one.id };
}

interface Aged {
  readonly id: string;
  readonly createdAt: Date;
}
