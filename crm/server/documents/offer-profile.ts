import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";
import { configs, robots } from "../storage/schema/robots.ts";

const offered = z.object({ rows: z.array(z.object({ robot_id: z.number() })) });

/**
 * Gives the latest version of a business profile to the robots that work by it, or to one of them, under each
 * robot's next version number; the hub that holds a robot's connection hears of it and sends it. A robot that is
 * revoked gets it when it is paired again; one that left does not. Resolves to how many robots.
 */
export async function offerProfile(
  transaction: Database,
  at: WallTime,
  to: { readonly accountId: string; readonly profile: string; readonly robot?: number },
): Promise<number> {
  const { accountId, profile, robot } = to;
  const only = robot === undefined ? sql`true` : sql`${robots.id} = ${robot}`;
  // The robot's row is the lock on its version numbers; in the order of ids, so that nobody waits in a circle.
  await transaction.execute(sql`
    SELECT 1 FROM ${robots}
    WHERE ${robots.accountId} = ${accountId} AND ${robots.profile} = ${profile} AND ${robots.leftAt} IS NULL AND ${only}
    ORDER BY ${robots.id} FOR UPDATE`);
  const result = await transaction.execute(sql`
    INSERT INTO ${configs} (robot_id, version, document, document_name, document_version, published_at)
    SELECT ${robots.id}, coalesce((SELECT max(version) FROM ${configs} WHERE robot_id = ${robots.id}), 0) + 1,
           latest.body, latest.name, latest.version, ${isoOf(at)}::timestamptz
    FROM ${robots}, (
      SELECT body, name, version FROM ${documents}
      WHERE account_id = ${accountId} AND kind = 'profile' AND name = ${profile}
      ORDER BY version DESC LIMIT 1) AS latest
    WHERE ${robots.accountId} = ${accountId} AND ${robots.profile} = ${profile} AND ${robots.leftAt} IS NULL AND ${only}
    RETURNING robot_id`);
  const { rows } = offered.parse(result);
  await announce(
    transaction,
    accountId,
    ...rows.map((row) => ({ what: "robot" as const, id: String(row.robot_id) })),
  );
  return rows.length;
}
