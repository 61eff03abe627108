import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { configs, robots } from "../storage/schema/robots.ts";

/** What one robot said to one version of a profile. */
export interface RobotVerdict {
  readonly robot: string;
  /** Null until it has spoken. */
  readonly accepted: boolean | null;
  readonly reasons: string[];
}

/** The last word of every robot that was given one of these versions, by version; robots in the order of their names. */
export async function verdictsOf(
  database: Database,
  of: { readonly accountId: string; readonly name: string },
  versions: readonly number[],
): Promise<ReadonlyMap<number, RobotVerdict[]>> {
  const rows = await database
    .selectDistinctOn([configs.documentVersion, robots.name], {
      version: configs.documentVersion,
      robot: robots.name,
      accepted: configs.accepted,
      reasons: configs.reasons,
    })
    .from(configs)
    .innerJoin(robots, eq(robots.id, configs.robotId))
    .where(
      and(
        eq(robots.accountId, of.accountId),
        eq(configs.documentName, of.name),
        inArray(configs.documentVersion, [...versions]),
      ),
    )
    .orderBy(configs.documentVersion, robots.name, desc(configs.version));
  const verdicts = new Map<number, RobotVerdict[]>(versions.map((version) => [version, []]));
  for (const { version, robot, accepted, reasons } of rows) {
    if (version !== null) verdicts.get(version)?.push({ robot, accepted, reasons: reasons ?? [] });
  }
  return verdicts;
}
