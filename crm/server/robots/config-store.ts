import { and, desc, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { ConfigReport } from "../../../robot/sync/protocol/config-report.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { configs, robots } from "../storage/schema/robots.ts";
import type { EnrolledRobot } from "./robot-store.ts";

export interface PublishedConfig {
  readonly version: number;
  readonly document: Record<string, unknown>;
}

/** Gives the document the robot's next version number. */
export async function publishConfig(
  database: Database,
  robot: EnrolledRobot,
  document: Record<string, unknown>,
  at: WallTime,
): Promise<PublishedConfig> {
  return await database.transaction(async (transaction) => {
    // The robot's row is the lock: two owners who publish at once get two numbers.
    await transaction.select({ id: robots.id }).from(robots).where(eq(robots.id, robot.id)).for("update");
    const latest = await latestConfig(transaction, robot.id);
    const version = (latest?.version ?? 0) + 1;
    await transaction
      .insert(configs)
      .values({ robotId: robot.id, version, document, publishedAt: new Date(at) });
    await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
    return { version, document };
  });
}

export async function latestConfig(database: Database, robotId: number): Promise<PublishedConfig | null> {
  const [row] = await database
    .select({ version: configs.version, document: configs.document })
    .from(configs)
    .where(eq(configs.robotId, robotId))
    .orderBy(desc(configs.version))
    .limit(1);
  return row ?? null;
}

/** Keeps what the robot said to a version. */
export async function keepVerdict(
  database: Database,
  robot: EnrolledRobot,
  { version, accepted, reasons }: ConfigReport,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction
      .update(configs)
      .set({ accepted, reasons })
      .where(and(eq(configs.robotId, robot.id), eq(configs.version, version)));
    await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
  });
}

/** The robot's verdict on one version; null while it has said nothing. */
export async function verdictOn(
  database: Database,
  robotId: number,
  version: number,
): Promise<{ accepted: boolean; reasons: string[] } | null> {
  const [row] = await database
    .select({ accepted: configs.accepted, reasons: configs.reasons })
    .from(configs)
    .where(and(eq(configs.robotId, robotId), eq(configs.version, version)));
  return row && row.accepted !== null ? { accepted: row.accepted, reasons: row.reasons ?? [] } : null;
}
