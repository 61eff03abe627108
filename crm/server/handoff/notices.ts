import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { insertRows } from "../storage/insert-rows.ts";
import { notices } from "../storage/schema/handoff.ts";

export interface NewNotice {
  readonly member: string;
  readonly title: string;
  readonly body: string;
  readonly leadId: string | null;
  readonly taskId: string | null;
}

/** Tells members something in the console. */
export async function tellMembers(
  transaction: Database,
  accountId: string,
  at: Date,
  fresh: readonly NewNotice[],
): Promise<void> {
  if (fresh.length === 0) return;
  const told = await insertRows(
    transaction,
    notices,
    fresh.map(({ member, ...notice }) => ({ ...notice, accountId, memberId: member, at })),
  );
  await announce(transaction, accountId, ...told.map((id) => ({ what: "notice" as const, id })));
}
