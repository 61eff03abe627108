import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { forgetAnswers } from "../api/idempotency.ts";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";
import type { ErasedPerson } from "./erased-person.ts";

/** Stands where words stood that must not be missing; what was counted by them is still counted. */
export const ERASED = "(erased)";

const counted = z.object({ count: z.number() });

/**
 * Removes the person from every table. Resolves to how many rows lost something, by what they are. A test searches
 * every text of the database for what is left, so a new column that holds personal data fails it until it is here.
 */
export async function eraseEverywhere(
  transaction: Database,
  at: WallTime,
  person: ErasedPerson,
): Promise<Record<string, number>> {
  // The log of moves lets its words be taken, and only them, for the length of this transaction.
  await transaction.execute(sql`SELECT set_config('stella.erasing', 'yes', true)`);
  // Answers to requests hold whole leads, and not all of them name an id to find them by.
  await forgetAnswers(transaction, person.accountId);
  const removed: Record<string, number> = {};
  for (const [what, statement] of statements(person, new Date(at))) {
    const [row] = await readRows(
      transaction,
      sql`WITH changed AS (${statement} RETURNING 1) SELECT count(*)::int AS count FROM changed`,
      counted,
    );
    removed[what] = row?.count ?? 0;
  }
  await transaction.execute(sql`SELECT set_config('stella.erasing', '', true)`);
  return removed;
}

/** What is personal in each table, and how it goes. In this order: words are found by what is still there. */
function statements(person: ErasedPerson, at: Date): readonly (readonly [what: string, statement: SQL])[] {
  const now = sql`${at.toISOString()}::timestamptz`;
  const { accountId } = person;
  const contacts = anyOf(person.contacts);
  const leads = anyOf(person.leads);
  const intakes = anyOf(person.intakes);
  return [
    ["rejectedRecords", rejectedRecords(person, now)],
    ["wordsToReview", wordsToReview(person)],
    ["records", sql`UPDATE intakes SET record = NULL WHERE id = ${intakes} AND record IS NOT NULL`],
    ["points", sql`DELETE FROM contact_points WHERE contact_id = ${contacts}`],
    ["notes", sql`UPDATE notes SET text = ${ERASED} WHERE lead_id = ${leads} OR contact_id = ${contacts}`],
    ["moves", moves(leads)],
    [
      "fields",
      sql`
      UPDATE leads SET fields = '{}', assignee = NULL, revision = revision + 1
      WHERE id = ${leads} AND account_id = ${accountId}`,
    ],
    [
      "tasks",
      sql`
      UPDATE tasks SET title = ${ERASED}, next_action = ${ERASED}, late_why = NULL, done_at = coalesce(done_at, ${now}),
             outcome = CASE WHEN outcome IS NULL THEN NULL ELSE ${ERASED} END
      WHERE lead_id = ${leads}`,
    ],
    ["taskEvents", sql`UPDATE task_events SET detail = '' WHERE task_id = ${anyOf(person.tasks)}`],
    ["firings", sql`UPDATE firings SET steps = '[]' WHERE lead_id = ${leads}`],
    ["notices", sql`DELETE FROM notices WHERE lead_id = ${leads} OR task_id = ${anyOf(person.tasks)}`],
    ["deliveries", deliveries(leads)],
    ["profiles", sql`DELETE FROM contact_profiles WHERE contact_id = ${contacts}`],
    ["duplicates", sql`DELETE FROM duplicates WHERE first = ${contacts} OR second = ${contacts}`],
    ["merges", sql`DELETE FROM merges WHERE kept = ${contacts} OR merged = ${contacts}`],
    [
      "contacts",
      sql`
      UPDATE contacts SET name = NULL, owner_member = NULL, erased_at = ${now}
      WHERE id = ${contacts} AND account_id = ${accountId}`,
    ],
  ];
}

/** Whether a lead was well qualified tells of our work, not of the person, and is counted. */
function moves(leads: SQL): SQL {
  return sql`
    UPDATE transitions SET note = ${ERASED}, feedback = CASE WHEN feedback IS NULL THEN NULL ELSE
      feedback || jsonb_build_object('resonated', ${ERASED}::text, 'mainObjection', ${ERASED}::text)
      || CASE WHEN feedback ? 'mismatchWhy' THEN jsonb_build_object('mismatchWhy', ${ERASED}::text) ELSE '{}' END END
    WHERE lead_id = ${leads}`;
}

/** One that waits would tell somebody outside of a person who is gone here. */
function deliveries(leads: SQL): SQL {
  return sql`
    UPDATE deliveries SET body = NULL, next_at = NULL,
      last_error = CASE WHEN state = 'waiting' THEN 'the contact was erased' ELSE last_error END,
      state = CASE WHEN state = 'waiting' THEN 'dead' ELSE state END
    WHERE lead_id = ${leads}`;
}

/** What a robot brought and nobody filed is theirs when it names one of their records, numbers or addresses. */
function rejectedRecords({ accountId, intakes, points }: ErasedPerson, now: SQL): SQL {
  const patterns = [...intakes, ...points.map(({ value }) => likeLiterally(value))].map(
    (part) => `%${part}%`,
  );
  return sql`
    UPDATE rejected_intakes SET record = NULL, reasons = '[]', settled_why = NULL,
      settled = coalesce(settled, 'discarded'), settled_at = coalesce(settled_at, ${now})
    WHERE account_id = ${accountId} AND record IS NOT NULL
      AND lower(record) LIKE any(${sql.param(patterns)}::text[])`;
}

/** Words that their records brought as tags and nobody else's did. */
function wordsToReview({ accountId, intakes }: ErasedPerson): SQL {
  const tags = sql`jsonb_array_elements(i.record -> 'tags') AS said`;
  const same = sql`said ->> 'group' = w."group" AND lower(said ->> 'tag') = lower(w.word)`;
  return sql`
    DELETE FROM tag_reviews w
    WHERE w.account_id = ${accountId}
      AND EXISTS (SELECT FROM intakes i, ${tags} WHERE i.id = ${anyOf(intakes)} AND ${same})
      AND NOT EXISTS (
        SELECT FROM intakes i, ${tags}
        WHERE i.account_id = ${accountId} AND i.record IS NOT NULL AND NOT i.id = ${anyOf(intakes)} AND ${same})`;
}

function anyOf(ids: readonly string[]): SQL {
  return sql`any(${sql.param([...ids])}::uuid[])`;
}

function likeLiterally(value: string): string {
  return value.toLowerCase().replace(/[\\%_]/g, "\\$&");
}
