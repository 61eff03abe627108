import { sql } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HubCore } from "../core.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import { announce } from "../live/announce.ts";
import { type Happening, publishEvents } from "../outreach/publish-events.ts";
import { hasMailServer } from "../outreach/queue.ts";
import type { Database } from "../storage/database.ts";
import { insertRows } from "../storage/insert-rows.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { firings } from "../storage/schema/handoff.ts";
import { leads } from "../storage/schema/leads.ts";
import { type Handoff, handoffPlan, type Trigger, triggersOf } from "./handoff-plan.ts";
import { mailHandoffs } from "./mail-handoffs.ts";
import { type NewNotice, tellMembers } from "./notices.ts";
import { type Occasion, occasionName } from "./occasion.ts";
import { type NewTask, writeTasks } from "./task-store.ts";
import { readTeam, saveTurns } from "./team.ts";

/** Where links lead and whether mails leave. */
type Surroundings = Pick<HubCore, "settings" | "address">;

/**
 * Fires every rule that these occasions set off: assigns, creates tasks, notifies and leaves a trace. In the
 * caller's transaction, which holds the account's lock and has written the leads: a lead without its handoff does
 * not exist, and no two handoffs take the same turn of the round. The same occasion fires a rule once, however often
 * it is given. The lead's `revision` is the caller's to raise.
 */
export async function fireRules(
  core: Surroundings,
  transaction: Database,
  at: WallTime,
  account: AccountPlaybook,
  occasions: readonly Occasion[],
): Promise<void> {
  const triggers = await notFired(transaction, triggersOf(occasions, account.playbook));
  if (triggers.length === 0) return;
  const { accountId, playbook } = account;
  const now = new Date(at);
  const team = await readTeam(transaction, accountId);
  const { handoffs, reps } = handoffPlan(triggers, {
    playbook,
    reps: team,
    now,
    hasMailServer: hasMailServer(core),
  });
  await saveTurns(transaction, accountId, team, reps);
  await assign(transaction, handoffs);
  const told = await publish(transaction, at, accountId, handoffs);
  await leaveTraces(transaction, account, now, handoffs, told);
  await writeTasks(transaction, accountId, now, handoffs.flatMap(tasksOf));
  await tellMembers(transaction, accountId, now, handoffs.flatMap(noticesOf));
  await mailHandoffs(transaction, core, account, now, handoffs);
  await announce(
    transaction,
    accountId,
    ...[...new Set(handoffs.map(({ occasion }) => occasion.lead.id))].map((id) => ({
      what: "lead" as const,
      id,
    })),
  );
}

function tasksOf({ id, task, assignee, occasion, rule }: Handoff): readonly NewTask[] {
  if (!task) return [];
  return [
    { ...task, firingId: id, leadId: occasion.lead.id, assignee, because: `By the rule "${rule.label}".` },
  ];
}

function noticesOf({ notices, occasion, task }: Handoff): readonly NewNotice[] {
  const about = { leadId: occasion.lead.id, taskId: task?.id ?? null };
  return notices.map(({ to, title, body }) => ({ member: to.member, title, body, ...about }));
}

/** @param told how many webhooks each handoff is told to */
async function leaveTraces(
  transaction: Database,
  { accountId, version }: AccountPlaybook,
  at: Date,
  handoffs: readonly Handoff[],
  told: readonly number[],
): Promise<void> {
  await insertRows(
    transaction,
    firings,
    handoffs.map(({ id, rule, occasion, steps, toWebhooks }, index) => ({
      id,
      accountId,
      rule: rule.id,
      ruleLabel: rule.label,
      playbookVersion: version,
      leadId: occasion.lead.id,
      occasion: occasionName(occasion),
      steps: [...steps, ...(toWebhooks ? [webhookStep(told[index] ?? 0)] : [])],
      at,
    })),
  );
}

async function notFired(transaction: Database, triggers: readonly Trigger[]): Promise<readonly Trigger[]> {
  if (triggers.length === 0) return [];
  const unique = [...new Map(triggers.map((trigger) => [trigger.id, trigger])).values()];
  const fired = await transaction
    .select({ id: firings.id })
    .from(firings)
    .where(sql`${firings.id} = any(${sql.param(unique.map(({ id }) => id))}::uuid[])`);
  const known = new Set(fired.map(({ id }) => id));
  return unique.filter(({ id }) => !known.has(id));
}

async function assign(transaction: Database, handoffs: readonly Handoff[]): Promise<void> {
  const given = handoffs.filter(({ isGiven }) => isGiven);
  if (given.length === 0) return;
  // The last one counts where several rules gave the same lead away.
  const assignees = new Map(given.map(({ occasion, assignee }) => [occasion.lead.id, assignee?.member]));
  const owners = new Map(given.map(({ occasion, assignee }) => [occasion.lead.contactId, assignee?.member]));
  const rows = (map: ReadonlyMap<string, string | undefined>) =>
    JSON.stringify([...map].map(([id, member]) => ({ id, member })));
  await transaction.execute(sql`
    UPDATE ${leads} SET assignee = given.member
    FROM json_to_recordset(${rows(assignees)}::json) AS given (id uuid, member text)
    WHERE ${leads.id} = given.id`);
  await transaction.execute(sql`
    UPDATE ${contacts} SET owner_member = given.member
    FROM json_to_recordset(${rows(owners)}::json) AS given (id uuid, member text)
    WHERE ${contacts.id} = given.id`);
}

/** Resolves to how many webhooks each handoff is told to. */
async function publish(
  transaction: Database,
  at: WallTime,
  accountId: string,
  handoffs: readonly Handoff[],
): Promise<readonly number[]> {
  const published = handoffs.filter(({ toWebhooks }) => toWebhooks);
  const happenings = published.map(
    ({ id, occasion, rule, assignee, task }): Happening => ({
      event: "lead.handed-over",
      lead: occasion.lead,
      occasion: `firing:${id}`,
      data: {
        rule: { id: rule.id, label: rule.label },
        assignee: assignee && { member: assignee.member, name: assignee.name },
        task: task && {
          id: task.id,
          title: task.title,
          nextAction: task.nextAction,
          dueAt: task.dueAt.toISOString(),
          lateWhy: task.lateWhy,
        },
      },
    }),
  );
  const counts = await publishEvents(transaction, at, accountId, happenings);
  return handoffs.map((handoff) => counts[published.indexOf(handoff)] ?? 0);
}

function webhookStep(told: number): string {
  if (told === 0) return "No webhook takes this event.";
  return told === 1 ? "1 webhook is told." : `${told} webhooks are told.`;
}
