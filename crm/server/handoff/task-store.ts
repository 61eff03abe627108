import type { EscalationStep } from "../../contract/playbook/handoff-rule.ts";
import { enqueue } from "../jobs/job.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { insertRows } from "../storage/insert-rows.ts";
import { taskEvents, tasks } from "../storage/schema/handoff.ts";
import { escalationOf } from "./escalation.ts";

/** The kind of the job that looks whether somebody took a task on. */
export const ESCALATE = "escalate";

export interface NewTask {
  readonly id: string;
  readonly leadId: string;
  /** Null: no rule made it. */
  readonly firingId: string | null;
  readonly title: string;
  readonly nextAction: string;
  readonly assignee: { readonly member: string; readonly name: string } | null;
  readonly dueAt: Date;
  readonly lateWhy: string | null;
  readonly escalate: readonly EscalationStep[];
  /** Where it comes from, in a sentence. */
  readonly because: string;
}

/** Writes tasks, the beginning of their histories, and when to look after each. */
export async function writeTasks(
  transaction: Database,
  accountId: string,
  at: Date,
  fresh: readonly NewTask[],
): Promise<void> {
  if (fresh.length === 0) return;
  await insertRows(
    transaction,
    tasks,
    fresh.map(({ assignee, escalate, because: _, ...task }) => ({
      ...task,
      accountId,
      assignee: assignee?.member ?? null,
      escalate: [...escalate],
      createdAt: at,
      givenAt: at,
    })),
  );
  await insertRows(
    transaction,
    taskEvents,
    fresh.map(({ id, assignee, because }) => ({
      taskId: id,
      at,
      event: "created" as const,
      assignee: assignee?.name ?? null,
      detail: because,
    })),
  );
  await watchTasks(
    transaction,
    at,
    fresh.map(({ id, escalate }) => ({ id, escalate, escalations: 0 })),
  );
  await announce(transaction, accountId, ...fresh.map(({ id }) => ({ what: "task" as const, id })));
}

/** Has each task looked after when the next step of its chain is due, if it has one. @param givenAt since when its assignee has it */
export async function watchTasks(
  transaction: Database,
  givenAt: Date,
  given: readonly {
    readonly id: string;
    readonly escalate: readonly EscalationStep[];
    readonly escalations: number;
  }[],
): Promise<void> {
  const jobs = given.flatMap(({ id, ...chain }) => {
    const next = escalationOf({ ...chain, givenAt, acknowledgedAt: null, doneAt: null }, givenAt);
    if (next.is !== "waiting") return [];
    // Of this giving: given to somebody else, the task is looked after anew, and the older job finds nothing to do.
    const key = `${id} ${givenAt.getTime()}`;
    return [{ kind: ESCALATE, key, body: { task: id, givenAt: givenAt.toISOString() }, runAt: next.until }];
  });
  await enqueue(transaction, ...jobs);
}
