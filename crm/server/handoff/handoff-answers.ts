import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { moment } from "../../contract/page.ts";
import * as contract from "../../contract/task.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Answering, answering } from "../api/answering.ts";
import { decodeCursor, pageFrom } from "../api/cursor.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { firings, notices } from "../storage/schema/handoff.ts";
import { assign, finish, makeTask, takeOn } from "./task-deeds.ts";
import { taskPage } from "./task-list.ts";

const place = z.tuple([moment, z.uuid()]);

/** Tasks, notices and what rules did. */
export function handoffAnswers(core: HubCore): readonly Answering[] {
  const { database } = core;
  return [
    answering(contract.listTasks, ({ asker, query }) => taskPage(database, asker, query)),
    answering(contract.createTask, ({ asker, body }) => makeTask(core, asker, body)),
    answering(contract.acknowledgeTask, ({ asker, params }) => takeOn(core, asker, params.id)),
    answering(contract.finishTask, ({ asker, params, body }) => finish(core, asker, params.id, body)),
    answering(contract.assignTask, ({ asker, params, body }) =>
      assign(core, asker, params.id, body.assignee),
    ),
    answering(contract.listNotices, ({ asker, query }) => noticePage(database, asker, query)),
    answering(contract.readNotice, ({ asker, params }) => markRead(core, asker, params.id)),
    answering(contract.listFirings, ({ asker, query }) => firingPage(database, asker, query)),
  ];
}

/** A program has no notices: they are for people. */
async function noticePage(
  database: Database,
  { accountId, memberId }: Asker,
  query: z.output<typeof contract.listNotices.query>,
): Promise<z.input<typeof contract.listNotices.gives>> {
  const theirs = and(eq(notices.accountId, accountId), eq(notices.memberId, memberId ?? ""));
  const behind = decodeCursor(query.cursor, place);
  const rows = await database
    .select()
    .from(notices)
    .where(
      and(
        theirs,
        behind
          ? sql`(${notices.at}, ${notices.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(query.limit + 1);
  const items = rows.map(({ id, at, title, body, leadId, taskId, readAt }) => ({
    id,
    at: at.toISOString(),
    title,
    body,
    lead: leadId,
    task: taskId,
    readAt: readAt?.toISOString() ?? null,
  }));
  const unread = await database.$count(notices, and(theirs, isNull(notices.readAt)));
  return { ...pageFrom(items, query.limit, ({ at, id }) => [at, id]), unread };
}

async function markRead({ database, clock }: HubCore, asker: Asker, id: string): Promise<{ done: true }> {
  return await database.transaction(async (transaction) => {
    const [read] = await transaction
      .update(notices)
      .set({
        readAt: sql`coalesce(${notices.readAt}, ${new Date(clock.wallNow()).toISOString()}::timestamptz)`,
      })
      .where(
        and(
          eq(notices.id, id),
          eq(notices.accountId, asker.accountId),
          eq(notices.memberId, asker.memberId ?? ""),
        ),
      )
      .returning({ id: notices.id });
    if (!read) throw notFound("notice");
    await announce(transaction, asker.accountId, { what: "notice", id });
    return { done: true };
  });
}

async function firingPage(
  database: Database,
  { accountId }: Asker,
  query: z.output<typeof contract.listFirings.query>,
): Promise<z.input<typeof contract.listFirings.gives>> {
  const behind = decodeCursor(query.cursor, place);
  const rows = await database
    .select()
    .from(firings)
    .where(
      and(
        eq(firings.accountId, accountId),
        query.lead === undefined ? undefined : eq(firings.leadId, query.lead),
        query.rule === undefined ? undefined : eq(firings.rule, query.rule),
        behind
          ? sql`(${firings.at}, ${firings.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(firings.at), desc(firings.id))
    .limit(query.limit + 1);
  const items = rows.map(({ id, at, rule, ruleLabel, playbookVersion, leadId, steps }) => ({
    id,
    at: at.toISOString(),
    rule,
    ruleLabel,
    playbookVersion,
    lead: leadId,
    // The first step says what set it off.
    trigger: steps[0] ?? "",
    steps,
  }));
  return pageFrom(items, query.limit, ({ at, id }) => [at, id]);
}
