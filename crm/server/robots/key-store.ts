import { and, eq, gt, isNull, max, ne, or } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { record } from "../accounts/audit.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { robotKeys, robots } from "../storage/schema/robots.ts";
import { fingerprintOf } from "./robot-key.ts";
import type { EnrolledRobot } from "./robot-store.ts";

/** How long a replaced key is still good: long enough for a robot that was switched off over a night. */
const OVERLAP_MS = 24 * 3_600_000;

/** Whose key this is. A key that was replaced is nobody's once its time is over. */
export async function holderOf(
  database: Database,
  publicKey: string,
  at: WallTime,
): Promise<EnrolledRobot | null> {
  const [row] = await database
    .select({
      id: robots.id,
      accountId: robots.accountId,
      name: robots.name,
      revokedAt: robots.revokedAt,
    })
    .from(robots)
    .innerJoin(robotKeys, eq(robotKeys.robotId, robots.id))
    .where(
      and(
        eq(robotKeys.publicKey, publicKey),
        or(isNull(robotKeys.validUntil), gt(robotKeys.validUntil, new Date(at))),
      ),
    );
  if (!row) return null;
  const { revokedAt, ...robot } = row;
  return { ...robot, revoked: revokedAt !== null };
}

/** Makes this the robot's one key, whoever else had it before. */
export async function giveOnlyKey(
  transaction: Database,
  robotId: number,
  publicKey: string,
  at: WallTime,
): Promise<void> {
  await transaction
    .delete(robotKeys)
    .where(or(eq(robotKeys.robotId, robotId), eq(robotKeys.publicKey, publicKey)));
  await transaction.insert(robotKeys).values({ publicKey, robotId, addedAt: new Date(at) });
}

/**
 * Enrols the robot's new key; those before stay good for a day. Repeated, it changes nothing: the answer may have been
 * lost. Resolves to when the old ones end; null when the new key is somebody else's.
 */
export async function rotateKey(
  database: Database,
  robot: EnrolledRobot,
  newPublicKey: string,
  at: WallTime,
): Promise<Date | null> {
  return await database.transaction(async (transaction) => {
    // The robot's row is the lock: two connections of one robot rotate one after the other.
    await transaction.select({ id: robots.id }).from(robots).where(eq(robots.id, robot.id)).for("update");
    const [known] = await transaction.select().from(robotKeys).where(eq(robotKeys.publicKey, newPublicKey));
    // Neither somebody else's key nor one that was replaced comes into use.
    if (known && (known.robotId !== robot.id || known.validUntil !== null)) return null;
    const until = new Date(at + OVERLAP_MS);
    if (!known) {
      await transaction
        .insert(robotKeys)
        .values({ publicKey: newPublicKey, robotId: robot.id, addedAt: new Date(at) });
    }
    const others = and(eq(robotKeys.robotId, robot.id), ne(robotKeys.publicKey, newPublicKey));
    const ended = await transaction
      .update(robotKeys)
      .set({ validUntil: until })
      .where(and(others, isNull(robotKeys.validUntil)))
      .returning({ publicKey: robotKeys.publicKey });
    if (ended.length > 0) {
      await record(transaction, at, {
        accountId: robot.accountId,
        actor: { kind: "robot", id: String(robot.id), name: robot.name },
        action: "robot.key-rotated",
        subject: { kind: "robot", id: String(robot.id) },
        detail: { key: fingerprintOf(newPublicKey), oldValidUntil: until.toISOString() },
      });
      await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
    }
    const [last] = await transaction
      .select({ until: max(robotKeys.validUntil) })
      .from(robotKeys)
      .where(others);
    return last?.until ?? until;
  });
}
