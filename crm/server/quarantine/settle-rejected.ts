import { and, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { type IntakeRecord, intakeRecord } from "../../../robot/kernel/intake-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import type { Actor } from "../../contract/actor.ts";
import { record } from "../accounts/audit.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import { fileIntakes } from "../pipeline/file-intakes.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { intakes, rejectedIntakes } from "../storage/schema/intakes.ts";
import { recordMistakes } from "./record-mistakes.ts";

/** Which rejected record, and who settles it. */
export interface RejectedOf {
  readonly accountId: string;
  readonly actor: Actor;
  readonly id: string;
}

type RejectedRow = typeof rejectedIntakes.$inferSelect;

/**
 * Takes a corrected record in the place of the one that was rejected: it is stored once, under the robot, the outbox
 * and the sequence of the original, and filed as if it had just come. Throws a {@link Refusal} that names every mistake
 * that is left.
 */
export async function fixRejected(
  core: HubCore,
  of: RejectedOf,
  given: Record<string, unknown>,
): Promise<void> {
  const at = core.clock.wallNow();
  await core.database.transaction(async (transaction) => {
    const row = await waiting(transaction, of);
    const fixed = validRecord(given);
    await store(transaction, row, fixed, at);
    const from = { accountId: of.accountId, robotId: row.robotId, receivedAt: at };
    await fileIntakes(transaction, core, from, [fixed]);
    await settle(transaction, at, of, row, { settled: "stored", detail: { intake: fixed.id } });
  });
}

/** Gives the record up: what stood in it is gone, that it came and why it was given up stays. */
export async function discardRejected(core: HubCore, of: RejectedOf, why: string): Promise<void> {
  const at = core.clock.wallNow();
  await core.database.transaction(async (transaction) => {
    const row = await waiting(transaction, of);
    await settle(transaction, at, of, row, { settled: "discarded", why });
  });
}

/** The account's lock and then the row: of two people who settle one record, the second learns of the first. */
async function waiting(transaction: Database, { accountId, id }: RejectedOf): Promise<RejectedRow> {
  await lockAccount(transaction, accountId);
  const [row] = await transaction
    .select()
    .from(rejectedIntakes)
    .where(and(eq(rejectedIntakes.id, id), eq(rejectedIntakes.accountId, accountId)))
    .for("update");
  if (!row) throw notFound("rejected record");
  if (row.settled === null) return row;
  throw new Refusal({
    code: "already-settled",
    title: `This record was ${row.settled} already.`,
    status: 409,
    detail: "Load the quarantine again to see what waits.",
  });
}

function validRecord(given: Record<string, unknown>): IntakeRecord {
  const mistakes = recordMistakes(given);
  const parsed = intakeRecord.safeParse(given);
  if (mistakes.length === 0 && parsed.success) return parsed.data;
  throw new Refusal({
    code: "record-invalid",
    title: "The record still has mistakes.",
    status: 422,
    detail: "Correct what stands in `errors` and try again; nothing was stored.",
    errors: mistakes.map(({ at, what }) => ({ at: at === "" ? "body.record" : `body.record.${at}`, what })),
  });
}

/**
 * Under the sequence of the original. Where another record stands under that one already, the quarantine's own id
 * takes the place of the outbox: a robot whose outbox was restored from a copy counts twice, and no visit is lost by it.
 */
async function store(
  transaction: Database,
  row: RejectedRow,
  fixed: IntakeRecord,
  at: WallTime,
): Promise<void> {
  const taken = await transaction.$count(
    intakes,
    and(eq(intakes.robotId, row.robotId), eq(intakes.outbox, row.outbox), eq(intakes.sequence, row.sequence)),
  );
  const [stored] = await transaction
    .insert(intakes)
    .values({
      id: fixed.id,
      accountId: row.accountId,
      robotId: row.robotId,
      outbox: taken > 0 ? row.id : row.outbox,
      sequence: row.sequence,
      contentSha256: contentHash(fixed),
      receivedAt: new Date(at),
      record: fixed,
    })
    .onConflictDoNothing()
    .returning({ id: intakes.id });
  if (stored) return;
  throw new Refusal({
    code: "record-stored-already",
    title: "A record with this id is stored already.",
    status: 409,
    detail: "If it is the same visit, discard this one; if it is another, give the record an id of its own.",
    errors: [{ at: "body.record.id", what: "is the id of a stored record" }],
  });
}

/**
 * The record goes with being settled: a second copy would outlive the visitor's erasure. What somebody wrote may name
 * the visitor too, and stays out of the audit log.
 */
async function settle(
  transaction: Database,
  at: WallTime,
  { accountId, actor }: RejectedOf,
  { id, robotId }: RejectedRow,
  how: {
    readonly settled: "stored" | "discarded";
    readonly why?: string;
    readonly detail?: Record<string, unknown>;
  },
): Promise<void> {
  const { settled, why = null, detail = {} } = how;
  await transaction
    .update(rejectedIntakes)
    .set({ settled, settledAt: new Date(at), settledBy: actor, settledWhy: why, record: null })
    .where(eq(rejectedIntakes.id, id));
  const subject = { kind: "rejected-record", id };
  await record(transaction, at, { accountId, actor, action: `quarantine.${settled}`, subject, detail });
  // It is part of the robot's health.
  const robot = { what: "robot", id: String(robotId) } as const;
  await announce(transaction, accountId, { what: "quarantine", id }, robot);
}
