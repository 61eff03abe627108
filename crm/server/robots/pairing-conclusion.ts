import { and, eq, ne } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { record } from "../accounts/audit.ts";
import { offerProfile } from "../documents/offer-profile.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { pairings, robots } from "../storage/schema/robots.ts";
import { giveOnlyKey } from "./key-store.ts";
import { standingOf } from "./pairing-standing.ts";
import { lockPairing, type PairingRow } from "./pairing-store.ts";
import { fingerprintOf } from "./robot-key.ts";

/** What was approved, once it is known to be there. */
type Approved = PairingRow & { readonly accountId: string; readonly name: string };

/**
 * Somebody pressed "yes" on the robot: enrols its key, in one transaction with everything that follows from it.
 * `publicKey` is the one that this connection proved. False when there is nothing to confirm any more.
 */
export async function confirm(
  database: Database,
  id: string,
  publicKey: string,
  at: WallTime,
): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const row = await lockPairing(transaction, id);
    if (row?.publicKey !== publicKey) return false;
    const standing = standingOf(row, at);
    // The answer was lost, and the press is told again.
    if (standing === "confirmed") return true;
    const { accountId, name, approvedBy } = row;
    if (standing !== "approved" || accountId === null || name === null || approvedBy === null) return false;
    // A profile that is published at this moment reaches the new robot too.
    await lockAccount(transaction, accountId);
    const robotId = await enrolledRobot(transaction, { ...row, accountId, name }, at);
    await giveOnlyKey(transaction, robotId, publicKey, at);
    await transaction
      .update(pairings)
      .set({ confirmedAt: new Date(at), robotId })
      .where(eq(pairings.id, id));
    if (row.profile !== null)
      await offerProfile(transaction, at, { accountId, profile: row.profile, robot: robotId });
    await record(transaction, at, {
      accountId,
      actor: approvedBy,
      action: row.robotId === null ? "robot.paired" : "robot.paired-again",
      subject: { kind: "robot", id: String(robotId) },
      detail: { pairing: id, key: fingerprintOf(publicKey) },
    });
    await announce(transaction, accountId, { what: "pairing", id }, { what: "robot", id: String(robotId) });
    return true;
  });
}

/** Somebody pressed "no" on the robot. What is concluded already stays as it is. */
export async function decline(
  database: Database,
  id: string,
  publicKey: string,
  at: WallTime,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const row = await lockPairing(transaction, id);
    if (row?.publicKey !== publicKey || standingOf(row, at) !== "approved" || row.accountId === null) return;
    await transaction
      .update(pairings)
      .set({ declinedAt: new Date(at) })
      .where(eq(pairings.id, id));
    await record(transaction, at, {
      accountId: row.accountId,
      actor: { kind: "robot", id: fingerprintOf(publicKey), name: row.suggestedName },
      action: "pairing.declined",
      subject: { kind: "pairing", id },
    });
    await announce(transaction, row.accountId, { what: "pairing", id });
  });
}

/** The row of a new robot, or of one that is paired again, which keeps its leads. */
async function enrolledRobot(transaction: Database, approved: Approved, at: WallTime): Promise<number> {
  const { accountId, location, profile, robotId } = approved;
  const name = await freeName(transaction, approved);
  const standing = { enrolledAt: new Date(at), revokedAt: null, leftAt: null };
  const [robot] =
    robotId === null
      ? await transaction
          .insert(robots)
          .values({ accountId, name, location, profile, ...standing })
          .returning({ id: robots.id })
      : await transaction
          .update(robots)
          .set({
            name,
            ...standing,
            ...(location === null ? {} : { location }),
            ...(profile === null ? {} : { profile }),
          })
          .where(and(eq(robots.id, robotId), eq(robots.accountId, accountId)))
          .returning({ id: robots.id });
  if (!robot) throw new Error("the robot that is paired again is gone");
  return robot.id;
}

/** The approved one; with a number behind it when another robot got it between the approval and the press. */
async function freeName(transaction: Database, { accountId, name, robotId }: Approved): Promise<string> {
  const others = await transaction
    .select({ name: robots.name })
    .from(robots)
    .where(and(eq(robots.accountId, accountId), robotId === null ? undefined : ne(robots.id, robotId)));
  const taken = new Set(others.map((other) => other.name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 60)} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
