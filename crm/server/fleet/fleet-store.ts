import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Order, Robot } from "../../contract/robot.ts";
import { fingerprintOf } from "../robots/robot-key.ts";
import type { Database } from "../storage/database.ts";
import { rejectedIntakes } from "../storage/schema/intakes.ts";
import { configs, robotKeys, robotOrders, robots, visits } from "../storage/schema/robots.ts";
import { healthOf, ONLINE_WITHIN_MS, type SeenRobot } from "./robot-health.ts";

type RobotRow = typeof robots.$inferSelect;

/** As many as a page shows; older ones are in the audit log. */
const ORDERS_SHOWN = 50;

/** The account's robots by name, or one of them; a handful of queries however many there are. */
export async function readFleet(
  database: Database,
  accountId: string,
  now: WallTime,
  only?: number,
): Promise<Robot[]> {
  const ofAccount = and(
    eq(robots.accountId, accountId),
    only === undefined ? undefined : eq(robots.id, only),
  );
  const rows = await database.select().from(robots).where(ofAccount).orderBy(asc(robots.name));
  const ids = rows.map(({ id }) => id);
  const lastVisits = await lastVisitsOf(database, ids);
  const lastConfigs = await lastConfigsOf(database, ids);
  const keys = await keysOf(database, ids);
  const leaving = await leavingAmong(database, ids);
  const rejected = await rejectedOf(database, ids);
  return rows.map((row) => {
    const robot = {
      id: row.id,
      name: row.name,
      location: row.location,
      profile: row.profile,
      standing: standingOf(row, leaving.has(row.id)),
      online: row.hub !== null && row.seenAt !== null && now - row.seenAt.getTime() <= ONLINE_WITHIN_MS,
      seenAt: row.seenAt?.toISOString() ?? null,
      softwareVersion: row.softwareVersion,
      backlog: backlogOf(row),
      lastVisit: lastVisits.get(row.id) ?? null,
      config: lastConfigs.get(row.id) ?? null,
      keys: keys.get(row.id) ?? [],
    };
    const seen: SeenRobot = { ...robot, rejected: rejected.get(row.id) ?? { kept: 0, waiting: 0 } };
    return { ...robot, health: healthOf(seen, now) };
  });
}

/** What the robot was told to do, the latest first. */
export async function ordersOf(database: Database, robotId: number): Promise<Order[]> {
  const rows = await database
    .select()
    .from(robotOrders)
    .where(eq(robotOrders.robotId, robotId))
    .orderBy(desc(robotOrders.orderedAt), desc(robotOrders.id))
    .limit(ORDERS_SHOWN);
  return rows.map(orderOf);
}

export function orderOf(row: typeof robotOrders.$inferSelect): Order {
  const { id, kind, orderedAt, answeredAt, receipt } = row;
  return {
    id,
    kind,
    orderedAt: orderedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    receipt,
  };
}

function standingOf({ leftAt, revokedAt }: RobotRow, isLeaving: boolean): Robot["standing"] {
  if (leftAt !== null) return "left";
  if (revokedAt !== null) return "revoked";
  return isLeaving ? "leaving" : "paired";
}

function backlogOf({ pending, quarantined, oldestPostedAt }: RobotRow): Robot["backlog"] {
  if (pending === null) return null;
  return {
    pending,
    quarantined: quarantined ?? 0,
    oldestPostedAt: oldestPostedAt?.toISOString() ?? null,
  };
}

const visitRows = z.object({
  rows: z.array(z.object({ robot: z.number(), ended_ms: z.coerce.number(), outcome: z.string() })),
});

/** From the index, one row a robot: a robot has tens of thousands of visits. */
async function lastVisitsOf(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NonNullable<Robot["lastVisit"]>>> {
  const found = await database.execute(sql`
    SELECT robot, extract(epoch FROM ended_at) * 1000 AS ended_ms, outcome
    FROM unnest(${sql.param(ids)}::int[]) AS robot, LATERAL (
      SELECT ended_at, outcome FROM ${visits} WHERE robot_id = robot ORDER BY ended_at DESC LIMIT 1) AS latest`);
  return new Map(
    visitRows
      .parse(found)
      .rows.map(({ robot, ended_ms, outcome }) => [
        robot,
        { endedAt: new Date(ended_ms).toISOString(), outcome },
      ]),
  );
}

async function rejectedOf(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SeenRobot["rejected"]>> {
  const rows = await database
    .select({
      robotId: rejectedIntakes.robotId,
      kept: count(),
      settled: count(rejectedIntakes.settledAt),
    })
    .from(rejectedIntakes)
    .where(inArray(rejectedIntakes.robotId, [...ids]))
    .groupBy(rejectedIntakes.robotId);
  return new Map(rows.map(({ robotId, kept, settled }) => [robotId, { kept, waiting: kept - settled }]));
}

async function lastConfigsOf(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NonNullable<Robot["config"]>>> {
  const rows = await database
    .selectDistinctOn([configs.robotId], {
      robotId: configs.robotId,
      version: configs.version,
      documentVersion: configs.documentVersion,
      accepted: configs.accepted,
      reasons: configs.reasons,
    })
    .from(configs)
    .where(inArray(configs.robotId, [...ids]))
    .orderBy(configs.robotId, desc(configs.version));
  return new Map(rows.map(({ robotId, reasons, ...row }) => [robotId, { ...row, reasons: reasons ?? [] }]));
}

async function keysOf(
  database: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Robot["keys"]>> {
  const rows = await database
    .select()
    .from(robotKeys)
    .where(inArray(robotKeys.robotId, [...ids]))
    .orderBy(desc(robotKeys.addedAt));
  const keys = new Map<number, Robot["keys"]>();
  for (const { robotId, publicKey, addedAt, validUntil } of rows) {
    const key = {
      fingerprint: fingerprintOf(publicKey),
      addedAt: addedAt.toISOString(),
      validUntil: validUntil?.toISOString() ?? null,
    };
    keys.set(robotId, [...(keys.get(robotId) ?? []), key]);
  }
  return keys;
}

async function leavingAmong(database: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await database
    .selectDistinct({ robotId: robotOrders.robotId })
    .from(robotOrders)
    .where(
      and(
        inArray(robotOrders.robotId, [...ids]),
        inArray(robotOrders.kind, ["drain", "wipe"]),
        isNull(robotOrders.answeredAt),
      ),
    );
  return new Set(rows.map(({ robotId }) => robotId));
}
