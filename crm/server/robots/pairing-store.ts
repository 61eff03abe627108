import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Random } from "../../../robot/kernel/random.ts";
import { forgetAttempts } from "../accounts/attempts.ts";
import type { Database } from "../storage/database.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { pairings } from "../storage/schema/robots.ts";
import { holderOf } from "./key-store.ts";
import { digestOfCode, newPairingCode, PAIRING_VALID_MS } from "./pairing-code.ts";

export type PairingRow = typeof pairings.$inferSelect;

/** A robot that wants to belong to somebody. */
export interface Applicant {
  /** Proven to be its own. */
  readonly publicKey: string;
  readonly suggestedName: string;
  readonly softwareVersion: string;
}

/** What an owner approved, as the robot shows it before somebody presses. */
export interface Approval {
  readonly pairing: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly robot: string;
  readonly expiresAt: Date;
}

export type Application =
  /** The key is good already: an answer was lost, or an operator enrolled it. */
  | { readonly is: "enrolled" }
  | { readonly is: "approved"; readonly approval: Approval }
  | { readonly is: "code"; readonly pairing: string; readonly code: string };

/** Codes that happen to be taken before somebody gives up; with 2.5 · 10¹⁰ of them, one is. */
const TRIES = 5;
const FORGET_AFTER_MS = 86_400_000;

/**
 * What a robot that asks for a code gets. Its earlier code is worth nothing from then on, unless an owner approved it:
 * then that approval goes on, for the connection may have broken in the middle.
 */
export async function apply(
  database: Database,
  random: Random,
  applicant: Applicant,
  at: WallTime,
): Promise<Application> {
  const { publicKey, suggestedName, softwareVersion } = applicant;
  return await database.transaction(async (transaction) => {
    const holder = await holderOf(transaction, publicKey, at);
    if (holder && !holder.revoked) return { is: "enrolled" };
    const approval = await approvalFor(transaction, publicKey, at);
    if (approval) return { is: "approved", approval };
    await transaction
      .update(pairings)
      .set({ expiresAt: new Date(at) })
      .where(isOpen(publicKey, at));
    await forgetOld(transaction, at);
    for (let tries = 0; tries < TRIES; tries++) {
      const code = newPairingCode(random);
      const [row] = await transaction
        .insert(pairings)
        .values({
          publicKey,
          codeSha256: digestOfCode(code),
          suggestedName,
          softwareVersion,
          askedAt: new Date(at),
          expiresAt: new Date(at + PAIRING_VALID_MS),
        })
        .onConflictDoNothing()
        .returning({ id: pairings.id });
      if (row) return { is: "code", pairing: row.id, code };
    }
    throw new Error(`${TRIES} codes in a row were taken`);
  });
}

/** The approval that waits for a press on the robot with this key. */
export async function approvalFor(
  database: Database,
  publicKey: string,
  at: WallTime,
): Promise<Approval | null> {
  const [row] = await database
    .select({
      pairing: pairings.id,
      account: { id: accounts.id, name: accounts.name },
      robot: pairings.name,
      expiresAt: pairings.expiresAt,
    })
    .from(pairings)
    .innerJoin(accounts, eq(accounts.id, pairings.accountId))
    .where(and(isOpen(publicKey, at), sql`${pairings.approvedAt} IS NOT NULL`))
    .orderBy(desc(pairings.approvedAt))
    .limit(1);
  return row ? { ...row, robot: row.robot ?? "" } : null;
}

/** Still worth something to the robot with this key. */
function isOpen(publicKey: string, at: WallTime) {
  return and(
    eq(pairings.publicKey, publicKey),
    isNull(pairings.confirmedAt),
    isNull(pairings.declinedAt),
    gt(pairings.expiresAt, new Date(at)),
  );
}

/** Names that are promised to robots whose press is awaited; not counting one of them. */
export async function isNamePromised(
  database: Database,
  asked: { readonly accountId: string; readonly name: string; readonly except: string },
  at: WallTime,
): Promise<boolean> {
  const promised = await database
    .select({ id: pairings.id })
    .from(pairings)
    .where(
      and(
        eq(pairings.accountId, asked.accountId),
        eq(pairings.name, asked.name),
        ne(pairings.id, asked.except),
        isNull(pairings.confirmedAt),
        isNull(pairings.declinedAt),
        gt(pairings.expiresAt, new Date(at)),
      ),
    )
    .limit(1);
  return promised.length > 0;
}

/** Reads one and keeps others from changing it until the transaction ends. */
export async function lockPairing(transaction: Database, id: string): Promise<PairingRow | null> {
  const [row] = await transaction.select().from(pairings).where(eq(pairings.id, id)).for("update");
  return row ?? null;
}

async function forgetOld(transaction: Database, at: WallTime): Promise<void> {
  await transaction.delete(pairings).where(lt(pairings.expiresAt, new Date(at - FORGET_AFTER_MS)));
  await forgetAttempts(transaction, at);
}
