import { and, desc, eq, max } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Health } from "../../../robot/sync/protocol/health.ts";
import type { VisitSummary } from "../../../robot/sync/protocol/visit-summary.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { configs, robots, visits } from "../storage/schema/robots.ts";
import { giveOnlyKey } from "./key-store.ts";

export interface EnrolledRobot {
  readonly id: number;
  readonly accountId: string;
  readonly name: string;
  readonly revoked: boolean;
}

/** What somebody may have changed about a robot while it is connected. */
export interface RobotStanding {
  readonly revoked: boolean;
  readonly left: boolean;
  /** Which hub has its latest connection; null when that one ended. */
  readonly hub: string | null;
  /** The latest version of its business profile; null before the first. */
  readonly configVersion: number | null;
}

/** What the owner sees of one robot. Times are ISO 8601. */
export interface RobotReport {
  readonly id: number;
  readonly name: string;
  readonly revoked: boolean;
  readonly seenAt: string | null;
  readonly softwareVersion: string | null;
  readonly pending: number | null;
  readonly quarantined: number | null;
  readonly oldestPostedAt: string | null;
  /** The latest that the robot told of; a robot without a network tells of none. */
  readonly lastVisit: { readonly endedAt: string; readonly outcome: string } | null;
}

export class RobotStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Enrols a key under a name. A name that is known in the account gets the new key; its leads stay its own. */
  async enrol(accountId: string, name: string, publicKey: string, at: WallTime): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const enrolledAt = new Date(at);
      const [robot] = await transaction
        .insert(robots)
        .values({ accountId, name, enrolledAt })
        .onConflictDoUpdate({
          target: [robots.accountId, robots.name],
          set: { enrolledAt, revokedAt: null, leftAt: null },
        })
        .returning({ id: robots.id });
      if (!robot) throw new Error("an upsert returned no row");
      await giveOnlyKey(transaction, robot.id, publicKey, at);
      await announce(transaction, accountId, { what: "robot", id: String(robot.id) });
    });
  }

  /** The key stays known, so that the robot can be told. Null when the account has no robot of that name. */
  async revoke(accountId: string, name: string, at: WallTime): Promise<number | null> {
    return await this.database.transaction(async (transaction) => {
      const [row] = await transaction
        .update(robots)
        .set({ revokedAt: new Date(at) })
        .where(and(eq(robots.accountId, accountId), eq(robots.name, name)))
        .returning({ id: robots.id });
      if (!row) return null;
      await announce(transaction, accountId, { what: "robot", id: String(row.id) });
      return row.id;
    });
  }

  /** Whose robot it is, as the robot is told. */
  async accountOf(robot: EnrolledRobot): Promise<{ id: string; name: string }> {
    const [account] = await this.database
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, robot.accountId));
    if (!account) throw new Error("a robot belongs to an account that is not there");
    return account;
  }

  async byName(accountId: string, name: string): Promise<EnrolledRobot | null> {
    const [row] = await this.database
      .select(enrolled)
      .from(robots)
      .where(and(eq(robots.accountId, accountId), eq(robots.name, name)));
    return row ? enrolledFrom(row) : null;
  }

  /** Null for a robot that is not there any more. */
  async standing(robotId: number): Promise<RobotStanding | null> {
    const [row] = await this.database
      .select({
        revokedAt: robots.revokedAt,
        leftAt: robots.leftAt,
        hub: robots.hub,
        configVersion: max(configs.version),
      })
      .from(robots)
      .leftJoin(configs, eq(configs.robotId, robots.id))
      .where(eq(robots.id, robotId))
      .groupBy(robots.id);
    if (!row) return null;
    const { revokedAt, leftAt, ...rest } = row;
    return { ...rest, revoked: revokedAt !== null, left: leftAt !== null };
  }

  async health(robot: EnrolledRobot, health: Health, at: WallTime): Promise<void> {
    const { pending, quarantined, oldestPostedAt } = health;
    await this.database.transaction(async (transaction) => {
      await transaction
        .update(robots)
        .set({
          seenAt: new Date(at),
          pending,
          quarantined,
          oldestPostedAt: oldestPostedAt === null ? null : new Date(oldestPostedAt),
        })
        .where(eq(robots.id, robot.id));
      await announceRobot(transaction, robot);
    });
  }

  async visit(robot: EnrolledRobot, summary: VisitSummary): Promise<void> {
    const { visit, startedAt, endedAt, language, outcome } = summary;
    await this.database.transaction(async (transaction) => {
      await transaction
        .insert(visits)
        .values({
          robotId: robot.id,
          visit,
          startedAt: new Date(startedAt),
          endedAt: new Date(endedAt),
          language,
          outcome,
        })
        .onConflictDoNothing();
      await announceRobot(transaction, robot);
    });
  }

  async reports(): Promise<readonly RobotReport[]> {
    const rows = await this.database.select().from(robots).orderBy(robots.name);
    const last = await this.database
      .selectDistinctOn([visits.robotId], {
        robotId: visits.robotId,
        endedAt: visits.endedAt,
        outcome: visits.outcome,
      })
      .from(visits)
      .orderBy(visits.robotId, desc(visits.endedAt));
    const lastOf = new Map(
      last.map(({ robotId, endedAt, outcome }) => [robotId, { endedAt: endedAt.toISOString(), outcome }]),
    );
    return rows.map((row) => ({
      id: row.id,
      lastVisit: lastOf.get(row.id) ?? null,
      name: row.name,
      revoked: row.revokedAt !== null,
      seenAt: row.seenAt?.toISOString() ?? null,
      softwareVersion: row.softwareVersion,
      pending: row.pending,
      quarantined: row.quarantined,
      oldestPostedAt: row.oldestPostedAt?.toISOString() ?? null,
    }));
  }
}

const enrolled = {
  id: robots.id,
  accountId: robots.accountId,
  name: robots.name,
  revokedAt: robots.revokedAt,
};

function enrolledFrom({
  revokedAt,
  ...robot
}: Omit<EnrolledRobot, "revoked"> & { readonly revokedAt: Date | null }): EnrolledRobot {
  return { ...robot, revoked: revokedAt !== null };
}

async function announceRobot(transaction: Database, { id, accountId }: EnrolledRobot): Promise<void> {
  await announce(transaction, accountId, { what: "robot", id: String(id) });
}
