import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import type { HubCore } from "../core.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import { mailOf } from "../outreach/letter.ts";
import { publishEvents } from "../outreach/publish-events.ts";
import { hasMailServer, queueMails } from "../outreach/queue.ts";
import { factsOf } from "../pipeline/facts-of-lead.ts";
import type { LeadFacts } from "../pipeline/lead-facts.ts";
import type { LeadWithContact } from "../pipeline/lead-store.ts";
import type { Database } from "../storage/database.ts";
import type { StoredTask } from "./give-task.ts";
import { leadLetter } from "./lead-letter.ts";
import { tellMembers } from "./notices.ts";
import type { PassingOn } from "./passing-on.ts";
import type { Rep } from "./round.ts";

/** A task that nobody took on, and what became of it. */
export interface Passed {
  readonly account: AccountPlaybook;
  readonly team: readonly Rep[];
  readonly task: StoredTask;
  readonly lead: LeadWithContact;
  readonly rule: HandoffRule | null;
  readonly holder: Rep | null;
  readonly passed: PassingOn;
}

/** Who has it now hears of it with everything that is known; who had it, that it is gone; owners, that nobody would. */
export async function tellOfPassing(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  given: Passed,
): Promise<void> {
  const { team, holder, passed } = given;
  const told: Told = {
    facts: factsOf(given.lead.lead, given.lead.contact),
    receivers: passed.to ? [passed.to] : team.filter(({ role }) => role === "owner"),
    opening: passed.to
      ? `${holder ? `${holder.name} did not take this on in time` : "Nobody took this on in time"}; it is yours now.`
      : "Nobody took this on in time, and there is nobody to give it to.",
    // Each giving is followed by one of these at most.
    occasion: `passed on:${given.task.id}:${given.task.givenAt.getTime()}`,
  };
  await inTheConsole(transaction, new Date(at), given, told);
  await byMail(core, transaction, new Date(at), given, told);
  await byWebhook(transaction, at, given, told);
}

interface Told {
  readonly facts: LeadFacts;
  readonly receivers: readonly Rep[];
  readonly opening: string;
  readonly occasion: string;
}

async function inTheConsole(
  transaction: Database,
  now: Date,
  { task, holder, passed }: Passed,
  { facts, receivers, opening }: Told,
): Promise<void> {
  const name = facts.contactName ?? "A visitor without a name";
  const about = { leadId: task.leadId, taskId: task.id };
  const notices = receivers.map(({ member }) => ({
    member,
    title: `${task.title}: ${name}`,
    body: `${opening} ${task.nextAction}`.trim(),
    ...about,
  }));
  if (holder && passed.to) {
    const body = `${passed.to.name} has "${task.title}" now.`;
    notices.push({ member: holder.member, title: `Passed on: ${name}`, body, ...about });
  }
  await tellMembers(transaction, task.accountId, now, notices);
}

async function byMail(
  core: HubCore,
  transaction: Database,
  now: Date,
  { account, task, lead, rule }: Passed,
  { facts, receivers, opening, occasion }: Told,
): Promise<void> {
  const wantsMail = rule?.notify.includes("email") ?? true;
  if (!wantsMail || !hasMailServer(core)) return;
  const request = {
    opening,
    title: task.title,
    task,
    rule: rule?.label ?? "one that was removed",
    url: core.address.url === null ? null : core.address.linkTo(`/leads/${task.leadId}`),
  };
  const mail = mailOf(leadLetter(request, facts, lead.lead, account.playbook, now));
  await queueMails(
    transaction,
    task.accountId,
    now,
    receivers
      .filter(({ emailNotices }) => emailNotices)
      .map(({ email }) => ({ to: email, event: "task.escalated", occasion, leadId: task.leadId, mail })),
  );
}

async function byWebhook(
  transaction: Database,
  at: WallTime,
  { task, holder, passed }: Passed,
  { facts, occasion }: Told,
): Promise<void> {
  const person = (rep: Rep | null) => rep && { member: rep.member, name: rep.name };
  const { id, title, nextAction, lateWhy } = task;
  const data = {
    task: { id, title, nextAction, dueAt: task.dueAt.toISOString(), lateWhy },
    from: person(holder),
    to: person(passed.to ?? holder),
    escalations: task.escalations + 1,
  };
  await publishEvents(transaction, at, task.accountId, [
    { event: "task.escalated", lead: facts, occasion, data },
  ]);
}
