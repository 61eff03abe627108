import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import { judgePushes, type StoredLead, type Verdict } from "../intake-verdict.ts";
import type { Database } from "./database.ts";
import { leads, outboxes, robots } from "./schema.ts";

/** A lead as the console lists it. */
export interface Lead {
  readonly id: string;
  readonly robot: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Counts arrivals; give it as `before` for the next page. */
  readonly arrival: number;
  readonly record: IntakeRecord;
}

/** Two hubs that take the same record at the same moment: the second looks again and sees the first. */
const TRIES = 5;

export class LeadStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The last sequence of this outbox that was dealt with, 0 for an outbox never seen. */
  async cursorOf(robotId: number, outbox: string): Promise<number> {
    const [row] = await this.database
      .select({ cursor: outboxes.cursor })
      .from(outboxes)
      .where(and(eq(outboxes.robotId, robotId), eq(outboxes.outbox, outbox)));
    return row?.cursor ?? 0;
  }

  /**
   * Stores what is new and moves the cursor, in one transaction: both are durable on return, or neither. What
   * the database refuses to hold is rejected alone, so that it blocks nothing else.
   */
  async commit(
    robotId: number,
    outbox: string,
    pushes: readonly IntakePush[],
    receivedAt: WallTime,
  ): Promise<readonly Verdict[]> {
    try {
      return await this.commitTogether(robotId, outbox, pushes, new Date(receivedAt));
    } catch (error) {
      if (!isUnstorable(error)) throw error;
    }
    const [first, ...others] = pushes;
    if (first && others.length === 0) {
      await moveCursor(this.database, robotId, outbox, first.sequence);
      return [
        { is: "rejected", push: first, reasons: ["The record holds characters that cannot be stored."] },
      ];
    }
    const verdicts: Verdict[] = [];
    for (const push of pushes) verdicts.push(...(await this.commit(robotId, outbox, [push], receivedAt)));
    return verdicts;
  }

  /** Newest first; `before` is the `arrival` of the last lead on the page before. */
  async list(limit: number, before?: number): Promise<readonly Lead[]> {
    const rows = await this.database
      .select({
        id: leads.id,
        robot: robots.name,
        receivedAt: leads.receivedAt,
        arrival: leads.arrival,
        record: leads.record,
      })
      .from(leads)
      .innerJoin(robots, eq(robots.id, leads.robotId))
      .where(before === undefined ? undefined : lt(leads.arrival, before))
      .orderBy(desc(leads.arrival))
      .limit(limit);
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }

  async count(): Promise<number> {
    return await this.database.$count(leads);
  }

  private async commitTogether(
    robotId: number,
    outbox: string,
    pushes: readonly IntakePush[],
    receivedAt: Date,
  ): Promise<readonly Verdict[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction((transaction) =>
          commitOnce(transaction, robotId, outbox, pushes, receivedAt),
        );
      } catch (error) {
        if (!(error instanceof TakenMeanwhile) || tries === TRIES) throw error;
      }
    }
  }
}

class TakenMeanwhile extends Error {}

async function commitOnce(
  transaction: Database,
  robotId: number,
  outbox: string,
  pushes: readonly IntakePush[],
  receivedAt: Date,
): Promise<readonly Verdict[]> {
  const verdicts = judgePushes(pushes, await storedLike(transaction, robotId, outbox, pushes));
  const fresh = verdicts.filter((verdict) => verdict.is === "new");
  if (fresh.length > 0) await insertAll(transaction, { robotId, outbox, receivedAt }, fresh);
  await moveCursor(transaction, robotId, outbox, Math.max(...pushes.map((push) => push.sequence)));
  return verdicts;
}

const insertedRows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * One document that the database takes apart, instead of seven parameters for each lead: a full window is stored in
 * less than half the time. Throws `TakenMeanwhile` when one of them is there already.
 */
async function insertAll(
  transaction: Database,
  from: { readonly robotId: number; readonly outbox: string; readonly receivedAt: Date },
  fresh: readonly Extract<Verdict, { is: "new" }>[],
): Promise<void> {
  const document = fresh.map(({ push: { id, sequence, contentSha256 }, record }) => ({
    id,
    sequence,
    content_sha256: contentSha256,
    record,
  }));
  const inserted = await transaction.execute(sql`
    INSERT INTO ${leads} (id, robot_id, outbox, sequence, content_sha256, received_at, record)
    SELECT id, ${from.robotId}, ${from.outbox}::uuid, sequence, content_sha256,
           ${from.receivedAt.toISOString()}::timestamptz, record
    FROM json_to_recordset(${JSON.stringify(document)}::json)
      AS fresh (id uuid, sequence bigint, content_sha256 text, record jsonb)
    -- The order of arrival is the order of the outbox.
    ORDER BY sequence
    ON CONFLICT DO NOTHING
    RETURNING id`);
  if (insertedRows.parse(inserted).rows.length < fresh.length) throw new TakenMeanwhile();
}

async function moveCursor(
  database: Database,
  robotId: number,
  outbox: string,
  cursor: number,
): Promise<void> {
  await database
    .insert(outboxes)
    .values({ robotId, outbox, cursor })
    .onConflictDoUpdate({
      target: [outboxes.robotId, outboxes.outbox],
      set: { cursor: sql`greatest(${outboxes.cursor}, excluded.cursor)` },
    });
}

/** SQLSTATE class 22, data exception: JSON may hold what jsonb may not, such as a NUL or half a surrogate pair. */
function isUnstorable(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : { cause: undefined };
  return (
    cause instanceof Error && "code" in cause && typeof cause.code === "string" && cause.code.startsWith("22")
  );
}

async function storedLike(
  database: Database,
  robotId: number,
  outbox: string,
  pushes: readonly IntakePush[],
): Promise<readonly StoredLead[]> {
  const rows = await database
    .select({
      id: leads.id,
      robotId: leads.robotId,
      outbox: leads.outbox,
      sequence: leads.sequence,
      contentSha256: leads.contentSha256,
    })
    .from(leads)
    .where(
      or(
        sql`${leads.id} = any(${sql.param(pushes.map(({ id }) => id))}::uuid[])`,
        and(
          eq(leads.robotId, robotId),
          eq(leads.outbox, outbox),
          sql`${leads.sequence} = any(${sql.param(pushes.map(({ sequence }) => sequence))}::bigint[])`,
        ),
      ),
    );
  return rows.map(({ id, contentSha256, ...row }) => ({
    id,
    contentSha256,
    sequence: row.robotId === robotId && row.outbox === outbox ? row.sequence : null,
  }));
}
