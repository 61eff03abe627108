import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import type { EnrolledRobot } from "../robots/robot-store.ts";
import type { Database } from "../storage/database.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { outboxes, robots } from "../storage/schema/robots.ts";
import { judgePushes, type StoredLead, type Verdict } from "./intake-verdict.ts";

/** A record as it arrived. */
export interface Intake {
  readonly id: string;
  readonly robot: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Counts arrivals; give it as `before` for the next page. */
  readonly arrival: number;
  /** Null after an erasure. */
  readonly record: IntakeRecord | null;
}

/** Two hubs that take the same record at the same moment: the second looks again and sees the first. */
const TRIES = 5;

export class IntakeStore {
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
    robot: EnrolledRobot,
    outbox: string,
    pushes: readonly IntakePush[],
    receivedAt: WallTime,
  ): Promise<readonly Verdict[]> {
    try {
      return await this.commitTogether(robot, outbox, pushes, new Date(receivedAt));
    } catch (error) {
      if (!isUnstorable(error)) throw error;
    }
    const [first, ...others] = pushes;
    if (first && others.length === 0) {
      await moveCursor(this.database, robot.id, outbox, first.sequence);
      return [
        { is: "rejected", push: first, reasons: ["The record holds characters that cannot be stored."] },
      ];
    }
    const verdicts: Verdict[] = [];
    for (const push of pushes) verdicts.push(...(await this.commit(robot, outbox, [push], receivedAt)));
    return verdicts;
  }

  /** Newest first; `before` is the `arrival` of the last lead on the page before. */
  async list(accountId: string, limit: number, before?: number): Promise<readonly Intake[]> {
    const rows = await this.database
      .select({
        id: intakes.id,
        robot: robots.name,
        receivedAt: intakes.receivedAt,
        arrival: intakes.arrival,
        record: intakes.record,
      })
      .from(intakes)
      .innerJoin(robots, eq(robots.id, intakes.robotId))
      .where(
        and(eq(intakes.accountId, accountId), before === undefined ? undefined : lt(intakes.arrival, before)),
      )
      .orderBy(desc(intakes.arrival))
      .limit(limit);
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }

  async count(): Promise<number> {
    return await this.database.$count(intakes);
  }

  private async commitTogether(
    robot: EnrolledRobot,
    outbox: string,
    pushes: readonly IntakePush[],
    receivedAt: Date,
  ): Promise<readonly Verdict[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction((transaction) =>
          commitOnce(transaction, robot, outbox, pushes, receivedAt),
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
  robot: EnrolledRobot,
  outbox: string,
  pushes: readonly IntakePush[],
  receivedAt: Date,
): Promise<readonly Verdict[]> {
  const verdicts = judgePushes(pushes, await storedLike(transaction, robot.id, outbox, pushes));
  const fresh = verdicts.filter((verdict) => verdict.is === "new");
  if (fresh.length > 0) await insertAll(transaction, { robot, outbox, receivedAt }, fresh);
  await moveCursor(transaction, robot.id, outbox, Math.max(...pushes.map((push) => push.sequence)));
  return verdicts;
}

const insertedRows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * One document that the database takes apart, instead of seven parameters for each lead: a full window is stored in
 * less than half the time. Throws `TakenMeanwhile` when one of them is there already.
 */
async function insertAll(
  transaction: Database,
  from: { readonly robot: EnrolledRobot; readonly outbox: string; readonly receivedAt: Date },
  fresh: readonly Extract<Verdict, { is: "new" }>[],
): Promise<void> {
  const document = fresh.map(({ push: { id, sequence, contentSha256 }, record }) => ({
    id,
    sequence,
    content_sha256: contentSha256,
    record,
  }));
  const inserted = await transaction.execute(sql`
    INSERT INTO ${intakes} (id, account_id, robot_id, outbox, sequence, content_sha256, received_at, record)
    SELECT id, ${from.robot.accountId}, ${from.robot.id}, ${from.outbox}::uuid, sequence, content_sha256,
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
      id: intakes.id,
      robotId: intakes.robotId,
      outbox: intakes.outbox,
      sequence: intakes.sequence,
      contentSha256: intakes.contentSha256,
    })
    .from(intakes)
    .where(
      or(
        sql`${intakes.id} = any(${sql.param(pushes.map(({ id }) => id))}::uuid[])`,
        and(
          eq(intakes.robotId, robotId),
          eq(intakes.outbox, outbox),
          sql`${intakes.sequence} = any(${sql.param(pushes.map(({ sequence }) => sequence))}::bigint[])`,
        ),
      ),
    );
  return rows.map(({ id, contentSha256, ...row }) => ({
    id,
    contentSha256,
    sequence: row.robotId === robotId && row.outbox === outbox ? row.sequence : null,
  }));
}
