import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { moment } from "../../contract/page.ts";
import {
  discardRejected as discardRejectedRoute,
  fixRejected as fixRejectedRoute,
  listRejected,
  type Rejected,
  readRejected,
} from "../../contract/robot.ts";
import { type Answering, answering } from "../api/answering.ts";
import { decodeCursor, pageFrom } from "../api/cursor.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { rejectedIntakes } from "../storage/schema/intakes.ts";
import { robots } from "../storage/schema/robots.ts";
import { discardRejected, fixRejected } from "./settle-rejected.ts";

const place = z.tuple([moment, z.uuid()]);

/** Records that were rejected, and what a person makes of them. */
export function quarantineAnswers(core: HubCore): readonly Answering[] {
  const { database } = core;
  const read = async (accountId: string, id: string): Promise<Rejected> => {
    const own = and(eq(rejectedIntakes.accountId, accountId), eq(rejectedIntakes.id, id));
    const [row] = await database
      .select(columns)
      .from(rejectedIntakes)
      .innerJoin(robots, eq(robots.id, rejectedIntakes.robotId))
      .where(own);
    if (!row) throw notFound("rejected record");
    return rejectedOf(row);
  };
  return [
    answering(listRejected, async ({ asker: { accountId }, query }) => {
      const behind = decodeCursor(query.cursor, place);
      const { receivedAt, id } = rejectedIntakes;
      const rows = await database
        .select(columns)
        .from(rejectedIntakes)
        .innerJoin(robots, eq(robots.id, rejectedIntakes.robotId))
        .where(
          and(
            eq(rejectedIntakes.accountId, accountId),
            isNull(rejectedIntakes.settled),
            behind
              ? sql`(${receivedAt}, ${id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
              : undefined,
          ),
        )
        .orderBy(desc(receivedAt), desc(id))
        .limit(query.limit + 1);
      const { items, next } = pageFrom(rows, query.limit, (row) => [row.receivedAt.toISOString(), row.id]);
      return { items: items.map(rejectedOf), next };
    }),
    answering(readRejected, ({ asker: { accountId }, params: { id } }) => read(accountId, id)),
    answering(fixRejectedRoute, async ({ asker: { accountId, actor }, params: { id }, body }) => {
      await fixRejected(core, { accountId, actor, id }, body.record);
      return await read(accountId, id);
    }),
    answering(discardRejectedRoute, async ({ asker: { accountId, actor }, params: { id }, body }) => {
      await discardRejected(core, { accountId, actor, id }, body.why);
      return await read(accountId, id);
    }),
  ];
}

const columns = {
  id: rejectedIntakes.id,
  robotId: robots.id,
  robotName: robots.name,
  receivedAt: rejectedIntakes.receivedAt,
  reasons: rejectedIntakes.reasons,
  record: rejectedIntakes.record,
  settled: rejectedIntakes.settled,
};

const keptRecord = z.record(z.string(), z.unknown());

function rejectedOf(row: {
  readonly id: string;
  readonly robotId: number;
  readonly robotName: string;
  readonly receivedAt: Date;
  readonly reasons: string[];
  readonly record: string | null;
  readonly settled: "stored" | "discarded" | null;
}): Rejected {
  const { id, reasons, settled } = row;
  return {
    ...{ id, reasons, settled },
    robot: { id: row.robotId, name: row.robotName },
    receivedAt: row.receivedAt.toISOString(),
    record: row.record === null ? null : keptRecord.parse(JSON.parse(row.record)),
  };
}
