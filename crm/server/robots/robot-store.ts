import { and, desc, eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { ConfigReport } from "../../../robot/sync/protocol/config-report.ts";
import type { Health } from "../../../robot/sync/protocol/health.ts";
import type { VisitSummary } from "../../../robot/sync/protocol/visit-summary.ts";
import type { Database } from "../storage/database.ts";
import { configs, robotKeys, robots, visits } from "../storage/schema/robots.ts";

export interface EnrolledRobot {
  readonly id: number;
  readonly accountId: string;
  readonly name: string;
  readonly revoked: boolean;
}

export interface PublishedConfig {
  readonly version: number;
  readonly document: Record<string, unknown>;
}

/** What the owner sees of one robot. Times are ISO 8601. */
export interface RobotReport {
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
      await transaction.delete(robotKeys).where(eq(robotKeys.robotId, robot.id));
      await transaction.insert(robotKeys).values({ publicKey, robotId: robot.id, addedAt: enrolledAt });
    });
  }

  /** The key stays known, so that the robot can be told. Null when the account has no robot of that name. */
  async revoke(accountId: string, name: string, at: WallTime): Promise<number | null> {
    const [row] = await this.database
      .update(robots)
      .set({ revokedAt: new Date(at) })
      .where(and(eq(robots.accountId, accountId), eq(robots.name, name)))
      .returning({ id: robots.id });
    return row?.id ?? null;
  }

  async byKey(publicKey: string): Promise<EnrolledRobot | null> {
    const [row] = await this.database
      .select(enrolled)
      .from(robots)
      .innerJoin(robotKeys, eq(robotKeys.robotId, robots.id))
      .where(eq(robotKeys.publicKey, publicKey));
    return row ? enrolledFrom(row) : null;
  }

  async byName(accountId: string, name: string): Promise<EnrolledRobot | null> {
    const [row] = await this.database
      .select(enrolled)
      .from(robots)
      .where(and(eq(robots.accountId, accountId), eq(robots.name, name)));
    return row ? enrolledFrom(row) : null;
  }

  async seen(robotId: number, softwareVersion: string, at: WallTime): Promise<void> {
    await this.database
      .update(robots)
      .set({ softwareVersion, seenAt: new Date(at) })
      .where(eq(robots.id, robotId));
  }

  async health(robotId: number, health: Health, at: WallTime): Promise<void> {
    const { pending, quarantined, oldestPostedAt } = health;
    await this.database
      .update(robots)
      .set({
        seenAt: new Date(at),
        pending,
        quarantined,
        oldestPostedAt: oldestPostedAt === null ? null : new Date(oldestPostedAt),
      })
      .where(eq(robots.id, robotId));
  }

  async visit(
    robotId: number,
    { visit, startedAt, endedAt, language, outcome }: VisitSummary,
  ): Promise<void> {
    await this.database
      .insert(visits)
      .values({
        robotId,
        visit,
        startedAt: new Date(startedAt),
        endedAt: new Date(endedAt),
        language,
        outcome,
      })
      .onConflictDoNothing();
  }

  /** Gives the document the robot's next version number. */
  async publish(robotId: number, document: Record<string, unknown>, at: WallTime): Promise<PublishedConfig> {
    return await this.database.transaction(async (transaction) => {
      // The robot's row is the lock: two owners who publish at once get two numbers.
      await transaction.select({ id: robots.id }).from(robots).where(eq(robots.id, robotId)).for("update");
      const latest = await latestConfig(transaction, robotId);
      const version = (latest?.version ?? 0) + 1;
      await transaction.insert(configs).values({ robotId, version, document, publishedAt: new Date(at) });
      return { version, document };
    });
  }

  async latestConfig(robotId: number): Promise<PublishedConfig | null> {
    return await latestConfig(this.database, robotId);
  }

  async configReport(robotId: number, { version, accepted, reasons }: ConfigReport): Promise<void> {
    await this.database
      .update(configs)
      .set({ accepted, reasons })
      .where(and(eq(configs.robotId, robotId), eq(configs.version, version)));
  }

  /** The robot's verdict on one version; null while it has said nothing. */
  async configVerdict(
    robotId: number,
    version: number,
  ): Promise<{ accepted: boolean; reasons: string[] } | null> {
    const [row] = await this.database
      .select({ accepted: configs.accepted, reasons: configs.reasons })
      .from(configs)
      .where(and(eq(configs.robotId, robotId), eq(configs.version, version)));
    return row && row.accepted !== null ? { accepted: row.accepted, reasons: row.reasons ?? [] } : null;
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

async function latestConfig(database: Database, robotId: number): Promise<PublishedConfig | null> {
  const [row] = await database
    .select({ version: configs.version, document: configs.document })
    .from(configs)
    .where(eq(configs.robotId, robotId))
    .orderBy(desc(configs.version))
    .limit(1);
  return row ?? null;
}
