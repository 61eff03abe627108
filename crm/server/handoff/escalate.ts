import { eq } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import type { HubCore } from "../core.ts";
import { type AccountPlaybook, accountPlaybook } from "../documents/account-playbook.ts";
import type { JobKind } from "../jobs/job.ts";
import { readLeads } from "../pipeline/lead-store.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { firings, tasks } from "../storage/schema/handoff.ts";
import { escalationOf } from "./escalation.ts";
import { giveTask, type StoredTask } from "./give-task.ts";
import { passingOn } from "./passing-on.ts";
import { afterAssignment } from "./round.ts";
import { ESCALATE, watchTasks } from "./task-store.ts";
import { readTeam, saveTurns } from "./team.ts";
import { type Passed, tellOfPassing } from "./tell-of-passing.ts";

const jobBody = z.object({ task: z.string(), givenAt: z.iso.datetime() });

/** Looks whether somebody took a task on, and passes it on when nobody did. */
export const escalate: JobKind = {
  kind: ESCALATE,
  attempts: 8,
  run: async (core, { body }) => {
    const { task, givenAt } = jobBody.parse(body);
    await core.database.transaction((transaction) =>
      lookAfter(core, transaction, core.clock.wallNow(), task, new Date(givenAt)),
    );
  },
};

async function lookAfter(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  id: string,
  givenAt: Date,
): Promise<void> {
  const [whose] = await transaction.select({ account: tasks.accountId }).from(tasks).where(eq(tasks.id, id));
  if (!whose) return;
  await lockAccount(transaction, whose.account);
  const [task] = await transaction.select().from(tasks).where(eq(tasks.id, id)).for("update");
  // Given to somebody else meanwhile: another job looks after that.
  if (!task || task.givenAt.getTime() !== givenAt.getTime()) return;
  const [lead] = await readLeads(transaction, task.accountId, [task.leadId]);
  if (!lead) return;
  const due = escalationOf(task, new Date(at));
  switch (due.is) {
    case "over":
      return;
    case "waiting":
      return await watchTasks(transaction, task.givenAt, [task]);
    case "due": {
      const account = await accountPlaybook(transaction, task.accountId);
      const team = await readTeam(transaction, task.accountId);
      const rule = await ruleOf(transaction, task, account);
      const holder = team.find(({ member }) => member === task.assignee) ?? null;
      const passed = passingOn(due.step, rule, team, holder);
      return await passOn(core, transaction, at, { account, team, task, lead, rule, holder, passed });
    }
  }
}

async function passOn(core: HubCore, transaction: Database, at: WallTime, given: Passed): Promise<void> {
  const { team, task, holder, passed } = given;
  if (passed.to) await saveTurns(transaction, task.accountId, team, afterAssignment(team, passed.to.member));
  await giveTask(transaction, new Date(at), task, {
    to: passed.to ?? holder,
    event: passed.event,
    detail: passed.steps.join(" "),
    escalations: task.escalations + 1,
    isAcknowledged: false,
  });
  if (task.firingId) await addSteps(transaction, task.firingId, passed.steps);
  await tellOfPassing(core, transaction, at, given);
}

async function ruleOf(
  transaction: Database,
  { firingId }: StoredTask,
  { playbook }: AccountPlaybook,
): Promise<HandoffRule | null> {
  if (firingId === null) return null;
  const [firing] = await transaction
    .select({ rule: firings.rule })
    .from(firings)
    .where(eq(firings.id, firingId));
  return playbook.handoffRules.find(({ id }) => id === firing?.rule) ?? null;
}

async function addSteps(transaction: Database, firingId: string, more: readonly string[]): Promise<void> {
  const [firing] = await transaction
    .select({ steps: firings.steps })
    .from(firings)
    .where(eq(firings.id, firingId));
  await transaction
    .update(firings)
    .set({ steps: [...(firing?.steps ?? []), ...more] })
    .where(eq(firings.id, firingId));
}
