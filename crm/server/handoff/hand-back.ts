import { and, eq, isNull } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { firings, tasks } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { giveTask } from "./give-task.ts";
import { tellMembers } from "./notices.ts";
import { afterAssignment, candidatesOf, chooseRep, type Rep } from "./round.ts";
import { readTeam, saveTurns } from "./team.ts";

/**
 * Takes everything from a member who leaves: open tasks go to others by the rules that made them, with their leads;
 * the rest waits for the owners, who are told how much it is. Call it before the member's row goes. In the caller's
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
  const leaving = team.find(({ member }) => member === memberId);
  const stay = team.filter(({ member }) => member !== memberId);
  const { playbook } = await accountPlaybook(transaction, accountId);
  const open = await transaction
    .select({ task: tasks, rule: firings.rule })
    .from(tasks)
    .leftJoin(firings, eq(firings.id, tasks.firingId))
    .where(and(eq(tasks.accountId, accountId), eq(tasks.assignee, memberId), isNull(tasks.doneAt)));

  let reps: readonly Rep[] = stay;
  const takenBy = new Map<string, string>();
  for (const { task, rule } of open) {
    const among = playbook.handoffRules.find(({ id }) => id === rule)?.assign?.among;
    const { rep } = chooseRep(among ? candidatesOf(among, reps) : [], {
      // Tasks of one lead stay together.
      assignee: takenBy.get(task.leadId) ?? null,
      previous: null,
    });
    if (rep && !takenBy.has(task.leadId)) reps = afterAssignment(reps, rep.member);
    if (rep) takenBy.set(task.leadId, rep.member);
    await giveTask(transaction, now, task, {
      to: rep,
      event: "reassigned",
      detail: `${leaving?.name ?? "A member"} left the account.`,
      escalations: 0,
      isAcknowledged: false,
    });
    if (rep)
      await tellMembers(transaction, accountId, now, [
        {
          member: rep.member,
          title: `${task.title}: it is yours now`,
          body: `${leaving?.name ?? "Whoever had it"} left the account. ${task.nextAction}`.trim(),
          leadId: task.leadId,
          taskId: task.id,
        },
      ]);
  }
  await saveTurns(transaction, accountId, stay, reps);
  await forget(transaction, accountId, memberId, now);
}

/** What still names the member: what is over, and what nobody could take. */
async function forget(transaction: Database, accountId: string, memberId: string, now: Date): Promise<void> {
  await transaction
    .update(tasks)
    .set({ assignee: null })
    .where(and(eq(tasks.accountId, accountId), eq(tasks.assignee, memberId)));
  await transaction
    .update(contacts)
    .set({ ownerMember: null })
    .where(and(eq(contacts.accountId, accountId), eq(contacts.ownerMember, memberId)));
  const left = await transaction
    .update(leads)
    .set({ assignee: null })
    .where(and(eq(leads.accountId, accountId), eq(leads.assignee, memberId)))
    .returning({ id: leads.id, stageKind: leads.stageKind });
  const unassigned = left.filter(({ stageKind }) => stageKind === "open").map(({ id }) => id);
  await announce(transaction, accountId, ...left.map(({ id }) => ({ what: "lead" as const, id })));
  await tellOwners(transaction, accountId, memberId, unassigned, now);
}

async function tellOwners(
  transaction: Database,
  accountId: string,
  memberId: string,
  unassigned: readonly string[],
  now: Date,
): Promise<void> {
  const unheld = await transaction.$count(
    tasks,
    and(eq(tasks.accountId, accountId), isNull(tasks.assignee), isNull(tasks.doneAt)),
  );
  if (unassigned.length === 0 && unheld === 0) return;
  const team = await readTeam(transaction, accountId);
  const owners = team.filter(({ role, member }) => role === "owner" && member !== memberId);
  await tellMembers(
    transaction,
    accountId,
    now,
    owners.map(({ member }) => ({
      member,
      title: "A member's leads wait for somebody",
      body: `Without anybody now: open leads ${unassigned.length}, open tasks ${unheld}.`,
      leadId: null,
      taskId: null,
    })),
  );
}
