import { and, asc, eq, isNull } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { OrderReceipt } from "../../../robot/sync/protocol/order-done.ts";
import { record } from "../accounts/audit.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { robotKeys, robotOrders, robots } from "../storage/schema/robots.ts";
import type { EnrolledRobot } from "./robot-store.ts";

export type OrderRow = typeof robotOrders.$inferSelect;

/** What the robot still has to answer, in the order it was asked. */
export async function unanswered(database: Database, robotId: number): Promise<readonly OrderRow[]> {
  return await database
    .select()
    .from(robotOrders)
    .where(and(eq(robotOrders.robotId, robotId), isNull(robotOrders.answeredAt)))
    .orderBy(asc(robotOrders.orderedAt), asc(robotOrders.id));
}

/**
 * Keeps the robot's receipt. With the last thing that it had to do for this account it leaves, in the same transaction:
 * its key is nobody's from then on. An order that is not this robot's, or is answered already, changes nothing.
 */
export async function answerOrder(
  database: Database,
  robot: EnrolledRobot,
  { id, receipt }: { readonly id: string; readonly receipt: OrderReceipt },
  at: WallTime,
): Promise<{ readonly left: boolean }> {
  return await database.transaction(async (transaction) => {
    const [order] = await transaction
      .update(robotOrders)
      .set({ answeredAt: new Date(at), receipt: { ...receipt } })
      .where(and(eq(robotOrders.id, id), eq(robotOrders.robotId, robot.id), isNull(robotOrders.answeredAt)))
      .returning({ kind: robotOrders.kind });
    if (!order) return { left: false };
    const subject = { kind: "robot", id: String(robot.id) };
    const actor = { ...subject, kind: "robot" as const, name: robot.name };
    const deed = { accountId: robot.accountId, actor, subject, detail: { order: id, ...receipt } };
    await announce(transaction, robot.accountId, { what: "robot", id: String(robot.id) });
    if (order.kind === "report-health") return { left: false };
    if (order.kind === "erase" || receipt.remaining > 0) {
      await record(transaction, at, { ...deed, action: `robot.order-${order.kind}-answered` });
      return { left: false };
    }
    await transaction
      .update(robots)
      .set({ leftAt: new Date(at), hub: null, onlineSince: null })
      .where(eq(robots.id, robot.id));
    await transaction.delete(robotKeys).where(eq(robotKeys.robotId, robot.id));
    await record(transaction, at, { ...deed, action: "robot.left" });
    return { left: true };
  });
}
