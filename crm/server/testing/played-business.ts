import { eq } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Role } from "../../contract/permission.ts";
import * as contract from "../../contract/task.ts";
import type { HubCore } from "../core.ts";
import { endTasks } from "../handoff/end-tasks.ts";
import { handoffAnswers } from "../handoff/handoff-answers.ts";
import { leads } from "../storage/schema/leads.ts";
import { ask, type Request } from "./ask.ts";
import { newAccount } from "./new-account.ts";
import { newMember } from "./new-member.ts";
import { playedVisits } from "./played-visits.ts";

/** An account with a team by name, whose visitors the test plays, and which works by the starting playbook. */
export async function playedBusiness(core: HubCore, team: Readonly<Record<string, Role>>) {
  const accountId = await newAccount(core);
  const staff = new Map<string, Awaited<ReturnType<typeof newMember>>>();
  for (const [name, role] of Object.entries(team))
    staff.set(name, await newMember(core, accountId, role, name));
  const visits = await playedVisits(core, accountId);
  const answers = handoffAnswers(core);
  const asker = (name: string) => {
    const found = staff.get(name);
    if (!found) throw new Error(`${name} does not work here`);
    return found;
  };
  return {
    accountId,
    member: (name: string) => asker(name).memberId,
    /** Somebody comes in and leaves these details. Resolves to their lead. */
    visit: async (name: string, phone: string, endedAt: WallTime = core.clock.wallNow()) => {
      const [lead] = await visits.visit({ answers: { name, contact: phone, service: "haircut" }, endedAt });
      return lead ?? "";
    },
    lead: async (id: string) => (await core.database.select().from(leads).where(eq(leads.id, id)))[0],
    close: async (id: string) => {
      await core.database.transaction(async (transaction) => {
        await transaction.update(leads).set({ stage: "lost", stageKind: "lost" }).where(eq(leads.id, id));
        await endTasks(transaction, new Date(core.clock.wallNow()), {
          accountId,
          lead: id,
          because: "Lost.",
        });
      });
    },
    as: (name: string) => ({
      ask: <T>(route: Parameters<typeof ask<T>>[2], request?: Request) =>
        ask(answers, asker(name), route, request),
    }),
    /** What the member has to do. */
    tasksOf: async (name: string) =>
      (await ask(answers, asker(name), contract.listTasks, { query: { assignee: "me" } })).items,
    noticesOf: async (name: string) => (await ask(answers, asker(name), contract.listNotices)).items,
    /** What a member reads of why rules did what they did for the lead. */
    traceOf: async (name: string, lead: string) =>
      (await ask(answers, asker(name), contract.listFirings, { query: { lead } })).items,
  };
}
