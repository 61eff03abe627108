import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import type { AuditAction } from "../../contract/audit-action.ts";
import type { Order } from "../../contract/robot.ts";
import { record } from "../accounts/audit.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import { documentAt } from "../documents/document-store.ts";
import { offerProfile } from "../documents/offer-profile.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { robotOrders, robots } from "../storage/schema/robots.ts";
import { orderOf } from "./fleet-store.ts";

/** Which robot, and who wants something of it. */
export interface RobotOf {
  readonly accountId: string;
  readonly actor: Actor;
  readonly robot: number;
}

export interface RobotChanges {
  readonly name?: string | undefined;
  readonly location?: string | null | undefined;
  /** Null: it keeps what it has and is given nothing more. */
  readonly profile?: string | null | undefined;
}

type RobotRow = typeof robots.$inferSelect;

/** Changes what is given and differs; a robot with another profile is given it at once. */
export async function changeRobot(
  database: Database,
  at: WallTime,
  of: RobotOf,
  changes: RobotChanges,
): Promise<void> {
  const { accountId, actor } = of;
  await database.transaction(async (transaction) => {
    const row = await heldRobot(transaction, of);
    const { name = row.name, location = row.location, profile = row.profile } = changes;
    const next = { name, location: location === "" ? null : location, profile };
    const changed = (["name", "location", "profile"] as const).filter((field) => next[field] !== row[field]);
    if (changed.length === 0) return;
    if (changed.includes("name")) await refuseTakenName(transaction, row, name);
    if (changed.includes("profile") && profile !== null)
      await requireProfile(transaction, accountId, profile);
    await transaction.update(robots).set(next).where(eq(robots.id, row.id));
    if (changed.includes("profile") && profile !== null)
      await offerProfile(transaction, at, { accountId, profile, robot: row.id });
    await tell(transaction, at, { accountId, actor }, row.id, "robot.changed", { fields: changed });
  });
}

/** The robot is told when it is connected, now or next; it keeps its queue. Again changes nothing. */
export async function revokeRobot(database: Database, at: WallTime, of: RobotOf): Promise<void> {
  await database.transaction(async (transaction) => {
    const row = await heldRobot(transaction, of);
    if (row.leftAt !== null) throw gone();
    if (row.revokedAt !== null) return;
    await transaction
      .update(robots)
      .set({ revokedAt: new Date(at) })
      .where(eq(robots.id, row.id));
    await tell(transaction, at, of, row.id, "robot.revoked");
  });
}

/** Orders the robot to give up what it holds and leave. One order to leave at a time. */
export async function letGo(
  database: Database,
  at: WallTime,
  of: RobotOf,
  how: "drain" | "wipe",
): Promise<Order> {
  return await database.transaction(async (transaction) => {
    const row = await heldRobot(transaction, of);
    if (row.leftAt !== null) throw gone();
    if (row.revokedAt !== null) {
      throw new Refusal({
        code: "robot-revoked",
        title: "The robot's enrolment was taken back.",
        status: 409,
        detail: "It takes no orders any more. Pair it again to let it deliver, then transfer it.",
      });
    }
    if (await unansweredOf(transaction, row.id, ["drain", "wipe"])) {
      throw new Refusal({
        code: "robot-leaving",
        title: "The robot is leaving already.",
        status: 409,
        detail: "Wait for its receipt; it answers as soon as it is connected.",
      });
    }
    const order = await orderRobot(transaction, at, of, row.id, how);
    await tell(transaction, at, of, row.id, "robot.transferred", { order: order.id, how });
    return order;
  });
}

/** Asks once, however often, until the robot has answered. */
export async function askHealthOf(database: Database, at: WallTime, of: RobotOf): Promise<void> {
  await database.transaction(async (transaction) => {
    const row = await heldRobot(transaction, of);
    if (row.leftAt !== null) throw gone();
    if (await unansweredOf(transaction, row.id, ["report-health"])) return;
    await orderRobot(transaction, at, of, row.id, "report-health");
    await announce(transaction, of.accountId, { what: "robot", id: String(row.id) });
  });
}

/** The account's lock and then the robot's row, until the transaction ends. Throws `notFound`. */
async function heldRobot(transaction: Database, { accountId, robot }: RobotOf): Promise<RobotRow> {
  await lockAccount(transaction, accountId);
  const [row] = await transaction
    .select()
    .from(robots)
    .where(and(eq(robots.id, robot), eq(robots.accountId, accountId)))
    .for("update");
  if (!row) throw notFound("robot");
  return row;
}

async function orderRobot(
  transaction: Database,
  at: WallTime,
  { accountId, actor }: RobotOf,
  robotId: number,
  kind: Order["kind"],
): Promise<Order> {
  const [row] = await transaction
    .insert(robotOrders)
    .values({ accountId, robotId, kind, orderedAt: new Date(at), orderedBy: actor })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return orderOf(row);
}

async function unansweredOf(
  transaction: Database,
  robotId: number,
  kinds: readonly Order["kind"][],
): Promise<boolean> {
  const open = and(
    eq(robotOrders.robotId, robotId),
    inArray(robotOrders.kind, [...kinds]),
    isNull(robotOrders.answeredAt),
  );
  return (await transaction.$count(robotOrders, open)) > 0;
}

async function refuseTakenName(
  transaction: Database,
  { id, accountId }: RobotRow,
  name: string,
): Promise<void> {
  const others = and(eq(robots.accountId, accountId), eq(robots.name, name), ne(robots.id, id));
  if ((await transaction.$count(robots, others)) === 0) return;
  throw new Refusal({
    code: "name-taken",
    title: `Another robot is called "${name}".`,
    status: 409,
    detail: "Choose another name, or rename that robot first.",
    errors: [{ at: "body.name", what: "taken by another robot" }],
  });
}

async function requireProfile(transaction: Database, accountId: string, name: string): Promise<void> {
  if (await documentAt(transaction, { accountId, kind: "profile", name })) return;
  throw new Refusal({
    code: "no-such-profile",
    title: `No business profile is called "${name}".`,
    status: 422,
    detail: "Publish it first, or choose one that is published.",
    errors: [{ at: "body.profile", what: "is not the name of a published profile" }],
  });
}

async function tell(
  transaction: Database,
  at: WallTime,
  { accountId, actor }: Omit<RobotOf, "robot">,
  robotId: number,
  action: AuditAction,
  detail?: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: "robot", id: String(robotId) };
  await record(transaction, at, { accountId, actor, action, subject, ...(detail ? { detail } : {}) });
  await announce(transaction, accountId, { what: "robot", id: String(robotId) });
}

function gone(): Refusal {
  return new Refusal({
    code: "robot-left",
    title: "The robot has left this account.",
    status: 409,
    detail: "Pair it again to have it back.",
  });
}
