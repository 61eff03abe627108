import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { AuditAction } from "../../contract/audit-action.ts";
import type { createTask, finishTask, Task } from "../../contract/task.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { announce } from "../live/announce.ts";
import { changeLeads } from "../pipeline/change-leads.ts";
import { lockLead } from "../pipeline/lead-store.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { taskEvents, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { giveTask, type StoredTask } from "./give-task.ts";
import { tellMembers } from "./notices.ts";
import type { Rep } from "./round.ts";
import { readTask } from "./task-list.ts";
import { writeTasks } from "./task-store.ts";
import { readTeam } from "./team.ts";

/** A task that no rule made, and that nobody escalates. Throws `notFound` for the lead or the member. */
export async function makeTask(
  core: HubCore,
  asker: Asker,
  body: z.output<typeof createTask.body>,
): Promise<Task> {
  const id = core.random.uuid();
  return await inAccount(core, asker, async (transaction, at) => {
    const [lead] = await transaction
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.id, body.lead), eq(leads.accountId, asker.accountId)));
    if (!lead) throw notFound("lead");
    const assignee = body.assignee === null ? null : await memberOf(transaction, asker, body.assignee);
    await writeTasks(transaction, asker.accountId, new Date(at), [
      {
        id,
        leadId: lead.id,
        firingId: null,
        title: body.title,
        nextAction: body.nextAction,
        assignee,
        dueAt: new Date(body.dueAt),
        lateWhy: null,
        escalate: [],
        because: `By ${asker.actor.name}.`,
      },
    ]);
    if (assignee)
      await tellOfGift(transaction, asker, new Date(at), assignee, { id, leadId: lead.id, ...body });
    await note(transaction, asker, at, "task.created", id);
    return id;
  });
}

/**
 * Whoever takes a task on is the one who has it; owners and programs may say so for others. A task that nobody has
 * becomes theirs. Taken on already, nothing changes.
 */
export async function takeOn(core: HubCore, asker: Asker, id: string): Promise<Task> {
  return await inAccount(core, asker, async (transaction, at) => {
    const task = await lockTask(transaction, asker, id);
    if (task.acknowledgedAt || task.doneAt) return id;
    if (task.assignee === null && asker.memberId !== null) {
      const self = await memberOf(transaction, asker, asker.memberId);
      await giveTask(transaction, new Date(at), task, {
        to: self,
        event: "reassigned",
        detail: "Nobody had it.",
        escalations: task.escalations,
        isAcknowledged: true,
      });
    } else if (!mayAnswerFor(asker, task)) throw notYours();
    const now = new Date(at);
    await transaction.update(tasks).set({ acknowledgedAt: now }).where(eq(tasks.id, id));
    const detail = `By ${asker.actor.name}.`;
    await happened(transaction, asker, now, { id, event: "acknowledged", detail });
    await note(transaction, asker, at, "task.acknowledged", id);
    return id;
  });
}

/** Done is done: repeated, nothing changes. */
export async function finish(
  core: HubCore,
  asker: Asker,
  id: string,
  { outcome, contacted }: z.output<typeof finishTask.body>,
): Promise<Task> {
  return await inAccount(core, asker, async (transaction, at) => {
    const task = await lockTask(transaction, asker, id);
    if (task.doneAt) return id;
    const now = new Date(at);
    await transaction
      .update(tasks)
      .set({ doneAt: now, acknowledgedAt: task.acknowledgedAt ?? now, outcome: outcome || null })
      .where(eq(tasks.id, id));
    await happened(transaction, asker, now, { id, event: "done", detail: `By ${asker.actor.name}.` });
    if (contacted) await markReached(core, transaction, asker, at, task.leadId);
    await note(transaction, asker, at, "task.done", id);
    return id;
  });
}

/** Given to whoever has it already, nothing changes. Taking it oneself is taking it on. Throws `notFound` for the member. */
export async function assign(core: HubCore, asker: Asker, id: string, assignee: string): Promise<Task> {
  return await inAccount(core, asker, async (transaction, at) => {
    const task = await lockTask(transaction, asker, id);
    const to = await memberOf(transaction, asker, assignee);
    if (task.assignee === assignee) return id;
    if (task.doneAt) {
      throw new Refusal({
        code: "task-done",
        title: "This task is done.",
        status: 409,
        detail: "Make another one when there is more to do.",
      });
    }
    const now = new Date(at);
    await giveTask(transaction, now, task, {
      to,
      event: "reassigned",
      detail: `By ${asker.actor.name}.`,
      // Whoever gets it has all the time of the chain.
      escalations: 0,
      isAcknowledged: assignee === asker.memberId,
    });
    await tellOfGift(transaction, asker, now, to, task);
    await note(transaction, asker, at, "task.assigned", id, { assignee });
    return id;
  });
}

async function inAccount(
  core: HubCore,
  asker: Asker,
  deed: (transaction: Database, at: WallTime) => Promise<string>,
): Promise<Task> {
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, asker.accountId);
    const id = await deed(transaction, core.clock.wallNow());
    return await readTask(transaction, asker.accountId, id);
  });
}

async function lockTask(transaction: Database, { accountId }: Asker, id: string): Promise<StoredTask> {
  const [task] = await transaction
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), eq(tasks.accountId, accountId)))
    .for("update");
  if (!task) throw notFound("task");
  return task;
}

async function memberOf(transaction: Database, { accountId }: Asker, id: string): Promise<Rep> {
  const rep = (await readTeam(transaction, accountId)).find(({ member }) => member === id);
  if (!rep) throw notFound("member");
  return rep;
}

function mayAnswerFor({ memberId, permissions }: Asker, task: StoredTask): boolean {
  if (task.assignee === null) return false;
  return memberId === null || memberId === task.assignee || permissions.has("members:write");
}

function notYours(): Refusal {
  return new Refusal({
    code: "not-your-task",
    title: "Somebody else has this task, or nobody.",
    status: 403,
    detail: "Give it to yourself first, or leave it to whoever has it.",
  });
}

async function markReached(
  core: HubCore,
  transaction: Database,
  { accountId }: Asker,
  at: WallTime,
  leadId: string,
): Promise<void> {
  const before = await lockLead(transaction, accountId, leadId);
  if (before.lead.firstContactAt) return;
  const after = { ...before.lead, firstContactAt: new Date(at) };
  const account = await accountPlaybook(transaction, accountId);
  await changeLeads(transaction, core, account, at, [{ before, after }]);
}

async function tellOfGift(
  transaction: Database,
  asker: Asker,
  now: Date,
  to: { readonly member: string },
  task: {
    readonly id: string;
    readonly leadId: string;
    readonly title: string;
    readonly nextAction: string;
  },
): Promise<void> {
  if (to.member === asker.memberId) return;
  await tellMembers(transaction, asker.accountId, now, [
    {
      member: to.member,
      title: task.title,
      body: `${asker.actor.name} gave this to you. ${task.nextAction}`.trim(),
      leadId: task.leadId,
      taskId: task.id,
    },
  ]);
}

async function happened(
  transaction: Database,
  { accountId, actor }: Asker,
  at: Date,
  what: { readonly id: string; readonly event: "acknowledged" | "done"; readonly detail: string },
): Promise<void> {
  const { id, event, detail } = what;
  await transaction.insert(taskEvents).values({ taskId: id, at, event, assignee: actor.name, detail });
  await announce(transaction, accountId, { what: "task", id });
}

async function note(
  transaction: Database,
  { accountId, actor }: Asker,
  at: WallTime,
  action: AuditAction,
  id: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await record(transaction, at, { accountId, actor, action, subject: { kind: "task", id }, detail });
}
