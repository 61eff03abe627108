import { eq } from "drizzle-orm";
import { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import type { HubCore } from "../core.ts";
import { type AccountPlaybook, accountPlaybook } from "../documents/account-playbook.ts";
import type { JobKind } from "../jobs/job.ts";
import { mailOf } from "../outreach/letter.ts";
import { publishEvents } from "../outreach/publish-events.ts";
import { hasMailServer, queueMails } from "../outreach/queue.ts";
import { factsOf } from "../pipeline/facts-of-lead.ts";
import { type LeadWithContact, readLeads } from "../pipeline/lead-store.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { firings, tasks } from "../storage/schema/handoff.ts";
import { escalationOf } from "./escalation.ts";
import { giveTask, type StoredTask } from "./give-task.ts";
import { leadLetter } from "./lead-letter.ts";
import { tellMembers } from "./notices.ts";
import { type PassingOn, passingOn } from "./passing-on.ts";
import { afterAssignment, type Rep } from "./round.ts";
import { ESCALATE, watchTasks } from "./task-store.ts";
import { readTeam, saveTurns } from "./team.ts";

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
  const due = escalationOf({ ...task, isLeadOpen: lead.lead.stageKind === "open" }, new Date(at));
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

interface Passed {
  readonly account: AccountPlaybook;
  readonly team: readonly Rep[];
  readonly task: StoredTask;
  readonly lead: LeadWithContact;
  readonly rule: HandoffRule | null;
  readonly holder: Rep | null;
  readonly passed: PassingOn;
}

async function passOn(core: HubCore, transaction: Database, at: WallTime, given: Passed): Promise<void> {
  const { team, task, holder, passed } = given;
  const now = new Date(at);
  const escalations = task.escalations + 1;
  const { event } = passed;
  const detail = passed.steps.join(" ");
  if (passed.to) {
    await saveTurns(transaction, task.accountId, team, afterAssignment(team, passed.to.member));
    await giveTask(transaction, now, task, {
      to: passed.to,
      event,
      detail,
      escalations,
      isAcknowledged: false,
    });
  } else {
    const stays = holder && { member: holder.member, name: holder.name };
    await giveTask(transaction, now, task, { to: stays, event, detail, escalations, isAcknowledged: false });
  }
  if (task.firingId) await addSteps(transaction, task.firingId, passed.steps);
  await tell(core, transaction, at, given);
}

/** Who has it now hears of it with everything that is known; who had it, that it is gone; owners, that nobody would. */
async function tell(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  { account, team, task, lead, rule, holder, passed }: Passed,
): Promise<void> {
  const now = new Date(at);
  const { accountId } = account;
  const facts = factsOf(lead.lead, lead.contact);
  const name = facts.contactName ?? "A visitor without a name";
  const about = { leadId: task.leadId, taskId: task.id };
  const receivers = passed.to ? [passed.to] : team.filter(({ role }) => role === "owner");
  const opening = passed.to
    ? `${holder ? `${holder.name} did not take this on in time` : "Nobody took this on in time"}; it is yours now.`
    : "Nobody took this on in time, and there is nobody to give it to.";
  await tellMembers(transaction, accountId, now, [
    ...receivers.map(({ member }) => ({
      member,
      title: `${task.title}: ${name}`,
      body: `${opening} ${task.nextAction}`.trim(),
      ...about,
    })),
    ...(holder && passed.to
      ? [
          {
            member: holder.member,
            title: `Passed on: ${name}`,
            body: `${passed.to.name} has "${task.title}" now.`,
            ...about,
          },
        ]
      : []),
  ]);
  const wantsMail = rule?.notify.includes("email") ?? true;
  if (wantsMail && hasMailServer(core)) {
    const letter = leadLetter(
      {
        opening,
        title: task.title,
        task,
        rule: rule?.label ?? "one that was removed",
        url: core.address.url === null ? null : core.address.linkTo(`/leads/${task.leadId}`),
      },
      facts,
      lead.lead,
      account.playbook,
      now,
    );
    const mail = mailOf(letter);
    const occasion = `escalation:${task.id}:${task.escalations + 1}`;
    await queueMails(
      transaction,
      accountId,
      now,
      receivers
        .filter(({ emailNotices }) => emailNotices)
        .map(({ email }) => ({ to: email, event: "task.escalated", occasion, leadId: task.leadId, mail })),
    );
  }
  const person = (rep: Rep | null) => rep && { member: rep.member, name: rep.name };
  await publishEvents(transaction, at, accountId, [
    {
      event: "task.escalated",
      lead: facts,
      occasion: `${task.id}:${task.escalations + 1}`,
      data: {
        task: {
          id: task.id,
          title: task.title,
          nextAction: task.nextAction,
          dueAt: task.dueAt.toISOString(),
          lateWhy: task.lateWhy,
        },
        from: person(holder),
        to: person(passed.to ?? holder),
        escalations: task.escalations + 1,
      },
    },
  ]);
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
