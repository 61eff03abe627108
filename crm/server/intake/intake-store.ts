import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import type { HubCore } from "../core.ts";
import { fileIntakes } from "../pipeline/file-intakes.ts";
import { keepRejected } from "../quarantine/keep-rejected.ts";
import type { EnrolledRobot } from "../robots/robot-store.ts";
import { lockAccount } from "../storage/account-lock.ts";
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

/** Which robot brought a batch of pushes, and when. */
interface Brought {
  readonly robot: EnrolledRobot;
  readonly outbox: string;
  readonly receivedAt: WallTime;
}

export class IntakeStore {
  private readonly core: HubCore;

  constructor(core: HubCore) {
    this.core = core;
  }

  /** The last sequence of this outbox that was dealt with, 0 for an outbox never seen. */
  async cursorOf(robotId: number, outbox: string): Promise<number> {
    const [row] = await this.core.database
      .select({ cursor: outboxes.cursor })
      .from(outboxes)
      .where(and(eq(outboxes.robotId, robotId), eq(outboxes.outbox, outbox)));
    return row?.cursor ?? 0;
  }

  /**
   * Stores what is new as contacts and leads, keeps what is rejected, and moves the cursor, in one transaction: all of
   * it is durable on return, or nothing. What the database refuses to hold is rejected alone, so that it blocks nothing
   * else.
   */
  async commit(
    robot: EnrolledRobot,
    outbox: string,
    pushes: readonly IntakePush[],
    receivedAt: WallTime,
  ): Promise<readonly Verdict[]> {
    const brought = { robot, outbox, receivedAt };
    try {
      return await this.commitTogether(brought, pushes);
    } catch (error) {
      if (!isUnstorable(error)) throw error;
    }
    const [first, ...others] = pushes;
    if (first && others.length === 0) return [await this.reject(brought, first)];
    const verdicts: Verdict[] = [];
    for (const push of pushes) verdicts.push(...(await this.commit(robot, outbox, [push], receivedAt)));
    return verdicts;
  }

  /** Newest first; `before` is the `arrival` of the last lead on the page before. */
  async list(accountId: string, limit: number, before?: number): Promise<readonly Intake[]> {
    const rows = await this.core.database
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
    return await this.core.database.$count(intakes);
  }

  private async commitTogether(brought: Brought, pushes: readonly IntakePush[]): Promise<readonly Verdict[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.core.database.transaction((transaction) =>
          commitOnce(transaction, this.core, brought, pushes),
        );
      } catch (error) {
        if (!(error instanceof TakenMeanwhile) || tries === TRIES) throw error;
      }
    }
  }

  private async reject(brought: Brought, push: IntakePush): Promise<Verdict> {
    const reasons = ["The record holds characters that cannot be stored."];
    await this.core.database.transaction(async (transaction) => {
      await keepRejected(transaction, brought, [{ push, reasons }]);
      await moveCursor(transaction, brought, push.sequence);
    });
    return { is: "rejected", push, reasons };
  }
}

class TakenMeanwhile extends Error {}

async function commitOnce(
  transaction: Database,
  core: HubCore,
  brought: Brought,
  pushes: readonly IntakePush[],
): Promise<readonly Verdict[]> {
  const { robot, outbox, receivedAt } = brought;
  const verdicts = judgePushes(pushes, await storedLike(transaction, robot.id, outbox, pushes));
  const fresh = verdicts.filter((verdict) => verdict.is === "new");
  if (fresh.length > 0) {
    // Before the first row: another hub that waits for one of these rows must not hold the account meanwhile.
    await lockAccount(transaction, robot.accountId);
    await insertAll(transaction, brought, fresh);
    await fileIntakes(
      transaction,
      core,
      { accountId: robot.accountId, robotId: robot.id, receivedAt },
      fresh.map(({ record }) => record),
    );
  }
  await keepRejected(
    transaction,
    brought,
    verdicts.filter((verdict) => verdict.is === "rejected"),
  );
  await moveCursor(transaction, brought, Math.max(...pushes.map((push) => push.sequence)));
  return verdicts;
}

const insertedRows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * One document that the database takes apart, instead of seven parameters for each lead: a full window is stored in
 * less than half the time. Throws `TakenMeanwhile` when one of them is there already.
 */
async function insertAll(
  transaction: Database,
  from: Brought,
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
           ${isoOf(from.receivedAt)}::timestamptz, record
    FROM json_to_recordset(${JSON.stringify(document)}::json)
      AS fresh (id uuid, sequence bigint, content_sha256 text, record jsonb)
    -- The order of arrival is the order of the outbox.
    ORDER BY sequence
    ON CONFLICT DO NOTHING
    RETURNING id`);
  if (insertedRows.parse(inserted).rows.length < fresh.length) throw new TakenMeanwhile();
}

async function moveCursor(database: Database, { robot, outbox }: Brought, cursor: number): Promise<void> {
  await database
    .insert(outboxes)
    .values({ robotId: robot.id, outbox, cursor })
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
