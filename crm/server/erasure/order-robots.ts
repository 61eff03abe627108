import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { robotOrders, robots } from "../storage/schema/robots.ts";
import type { ErasedPerson } from "./erased-person.ts";

/** As many records as one order may name. */
const RECORDS_OF_ORDER = 10_000;

/**
 * Orders every robot that brought a record of the person to forget it, should it still be there: one that was
 * delivered stays on the robot for a while. A robot that has left the account erased everything on its way. Resolves to
 * the orders' ids.
 */
export async function orderRobotsToErase(
  transaction: Database,
  at: WallTime,
  person: ErasedPerson,
  by: Actor,
): Promise<readonly string[]> {
  if (person.intakes.length === 0) return [];
  const held = await transaction
    .select({ robotId: intakes.robotId, records: sql<string[]>`json_agg(${intakes.id})` })
    .from(intakes)
    .innerJoin(robots, eq(robots.id, intakes.robotId))
    .where(and(inArray(intakes.id, [...person.intakes]), isNull(robots.leftAt)))
    .groupBy(intakes.robotId);
  const orders = held.flatMap(({ robotId, records }) =>
    chunksOf(records, RECORDS_OF_ORDER).map((some) => ({
      accountId: person.accountId,
      robotId,
      kind: "erase" as const,
      records: some,
      orderedAt: new Date(at),
      orderedBy: by,
    })),
  );
  if (orders.length === 0) return [];
  const rows = await transaction.insert(robotOrders).values(orders).returning({ id: robotOrders.id });
  await announce(
    transaction,
    person.accountId,
    ...held.map(({ robotId }) => ({ what: "robot" as const, id: String(robotId) })),
  );
  return rows.map(({ id }) => id);
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
