import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Duplicate } from "../../contract/contact.ts";
import { moment } from "../../contract/page.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { invalidRequest } from "../api/reading.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { duplicates } from "../storage/schema/contacts.ts";
import { mergeInto } from "./merge-contacts.ts";
import { readContacts } from "./read-contacts.ts";

const place = z.tuple([moment, z.uuid()]);

/** Pairs that wait for a decision, the newest first. A pair of which one was merged meanwhile waits no more. */
export async function listDuplicates(
  database: Database,
  accountId: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<Duplicate>> {
  const behind = decodeCursor(query.cursor, place);
  const rows = await database
    .select()
    .from(duplicates)
    .where(
      and(
        eq(duplicates.accountId, accountId),
        isNull(duplicates.settled),
        sql`NOT EXISTS (SELECT FROM contacts gone WHERE gone.id IN (${duplicates.first}, ${duplicates.second})
          AND (gone.merged_into IS NOT NULL OR gone.erased_at IS NOT NULL))`,
        behind
          ? sql`(${duplicates.proposedAt}, ${duplicates.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(duplicates.proposedAt), desc(duplicates.id))
    .limit(query.limit + 1);
  const page = pageFrom(rows, query.limit, ({ proposedAt, id }) => [proposedAt.toISOString(), id]);
  const named = await readContacts(
    database,
    accountId,
    page.items.flatMap(({ first, second }) => [first, second]),
  );
  return {
    next: page.next,
    items: page.items.flatMap(({ id, first, second, why, proposedAt }) => {
      const [one, other] = [named.get(first), named.get(second)];
      // One of them was merged between the two statements.
      if (!one || !other) return [];
      return [{ id, contacts: [one, other], why, proposedAt: proposedAt.toISOString() }];
    }),
  };
}

export type Settlement =
  | { readonly settle: "merge"; readonly keep: string }
  | { readonly settle: "distinct" };

/** Settles a pair, once. Resolves to the merge, where there is one. */
export async function settleDuplicate(
  core: HubCore,
  asker: Asker,
  id: string,
  settlement: Settlement,
): Promise<string | null> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const [pair] = await transaction
      .select()
      .from(duplicates)
      .where(and(eq(duplicates.id, id), eq(duplicates.accountId, accountId), isNull(duplicates.settled)));
    if (!pair) throw notFound("pair of contacts");
    const merge = settlement.settle === "merge" ? pairWith(pair, settlement.keep) : null;
    const merged = merge && (await mergeInto(transaction, core, asker, at, merge.kept, merge.other));
    if (!merged) {
      await transaction
        .update(duplicates)
        .set({ settled: "distinct", settledAt: new Date(isoOf(at)), settledBy: actor })
        .where(eq(duplicates.id, id));
      const subject = { kind: "duplicate", id };
      await record(transaction, at, { accountId, actor, action: "duplicate.distinct", subject });
    }
    await announce(transaction, accountId, { what: "duplicate", id });
    return merged?.id ?? null;
  });
}

function pairWith(
  { first, second }: { readonly first: string; readonly second: string },
  keep: string,
): { readonly kept: string; readonly other: string } {
  if (keep === first) return { kept: first, other: second };
  if (keep === second) return { kept: second, other: first };
  throw invalidRequest([{ at: "body.keep", what: "It must be one of the two contacts." }]);
}
