import { and, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { robots } from "../storage/schema/robots.ts";
import type { EnrolledRobot } from "./robot-store.ts";

/** How often a hub says that its robots are there. Whoever was not seen for three of these is not. */
export const RENEW_EVERY_MS = 30_000;

/** One connection, as the database knows it. */
export interface Arrival {
  readonly hub: string;
  readonly since: Date;
}

/** The robot is connected to this hub, and to no other from now on. */
export async function arrive(
  database: Database,
  robot: EnrolledRobot,
  softwareVersion: string,
  { hub, since }: Arrival,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction
      .update(robots)
      .set({ hub, onlineSince: since, seenAt: since, softwareVersion })
      .where(eq(robots.id, robot.id));
    await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
  });
}

/** The connection ended. One that has been replaced since, here or on another hub, stays. */
export async function depart(
  database: Database,
  robot: EnrolledRobot,
  { hub, since }: Arrival,
  at: WallTime,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [gone] = await transaction
      .update(robots)
      .set({ hub: null, onlineSince: null, seenAt: new Date(at) })
      .where(and(eq(robots.id, robot.id), eq(robots.hub, hub), eq(robots.onlineSince, since)))
      .returning({ id: robots.id });
    if (gone) await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
  });
}

/** All robots of this hub are still there. A hub that died says it no more. */
export async function renew(database: Database, hub: string, at: WallTime): Promise<void> {
  await database
    .update(robots)
    .set({ seenAt: new Date(at) })
    .where(eq(robots.hub, hub));
}
