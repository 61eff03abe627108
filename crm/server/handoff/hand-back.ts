import { and, eq, isNull, sql } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { firings, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { forgetMember } from "./forget-member.ts";
import { giveLead } from "./give-lead.ts";
import { giveTask } from "./give-task.ts";
import { tellMembers } from "./notices.ts";
import { afterAssignment, candidatesOf, chooseRep, type Rep } from "./round.ts";
import { readTeam, saveTurns } from "./team.ts";

/**
 * Takes everything from a member who leaves: open leads and tasks go to others by the rules that gave them away; the
 * rest waits for the owners, who are told how much waits now. Call it before the member's row goes. In the caller's
 * transaction; takes the account's lock.
 */
export async function handBack(
  core: Pick<HubCore, "clock">,
  transaction: Database,
  accountId: string,
  memberId: string,
): Promise<void> {
  await lockAccount(transaction, accountId);
  const now = new Date(core.clock.wallNow());
  const team = await readTeam(transaction, accountId);
  const leaving = team.find(({ member }) => member === memberId)?.name ?? "A member";
  const stay = team.filter(({ member }) => member !== memberId);
  const { playbook } = await accountPlaybook(transaction, accountId);
  let reps: readonly Rep[] = stay;
  const takenBy = new Map<string, string>();
  /** Everything of one lead goes to one rep. */
  const heirOf = (leadId: string, ruleId: string | null): Rep | null => {
    const among = playbook.handoffRules.find(({ id }) => id === ruleId)?.assign?.among;
    const assignee = takenBy.get(leadId) ?? null;
    const { rep } = chooseRep(among ? candidatesOf(among, reps) : [], { assignee, previous: null });
    if (rep && assignee === null) {
      reps = afterAssignment(reps, rep.member);
      takenBy.set(leadId, rep.member);
    }
    return rep;
  };

  for (const { task, rule } of await openTasks(transaction, accountId, memberId)) {
    const to = heirOf(task.leadId, rule);
    const detail = `${leaving} left the account.`;
    const given = { to, event: "reassigned", detail, escalations: 0, isAcknowledged: false } as const;
    await giveTask(transaction, now, task, given);
    const about = { leadId: task.leadId, taskId: task.id };
    if (to) await tellHeir(transaction, accountId, now, to, leaving, { title: task.title, ...about });
  }
  for (const { lead, rule } of await openLeads(transaction, accountId, memberId)) {
    const to = heirOf(lead, rule);
    await giveLead(transaction, accountId, lead, to?.member ?? null);
    const about = { title: "A lead", leadId: lead, taskId: null };
    if (to) await tellHeir(transaction, accountId, now, to, leaving, about);
  }
  await saveTurns(transaction, accountId, stay, reps);
  await forgetMember(transaction, accountId, memberId, now);
}

async function openTasks(transaction: Database, accountId: string, memberId: string) {
  return await transaction
    .select({ task: tasks, rule: firings.rule })
    .from(tasks)
    .leftJoin(firings, eq(firings.id, tasks.firingId))
    .where(and(eq(tasks.accountId, accountId), eq(tasks.assignee, memberId), isNull(tasks.doneAt)));
}

/** With the rule that spoke of each last. */
async function openLeads(transaction: Database, accountId: string, memberId: string) {
  return await transaction
    .select({
      lead: leads.id,
      rule: sql<string | null>`(
        SELECT firings.rule FROM firings WHERE firings.lead_id = leads.id ORDER BY firings.at DESC LIMIT 1)`,
    })
    .from(leads)
    .where(and(eq(leads.accountId, accountId), eq(leads.assignee, memberId), eq(leads.stageKind, "open")));
}

async function tellHeir(
  transaction: Database,
  accountId: string,
  now: Date,
  to: Rep,
  leaving: string,
  what: { readonly title: string; readonly leadId: string; readonly taskId: string | null },
): Promise<void> {
  const title = `${what.title}: it is yours now`;
  const body = `${leaving} left the account.`;
  await tellMembers(transaction, accountId, now, [{ ...what, member: to.member, title, body }]);
}
