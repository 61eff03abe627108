import { sql } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import { mailOf } from "../outreach/letter.ts";
import { queueMails } from "../outreach/queue.ts";
import type { Database } from "../storage/database.ts";
import { leads } from "../storage/schema/leads.ts";
import type { Handoff } from "./handoff-plan.ts";
import { type LeadDetails, leadLetter } from "./lead-letter.ts";

/** Leaves a mail to everybody whom a handoff should reach by one, with all that is known of the lead. */
export async function mailHandoffs(
  transaction: Database,
  { address }: Pick<HubCore, "address">,
  { accountId, playbook }: AccountPlaybook,
  now: Date,
  handoffs: readonly Handoff[],
): Promise<void> {
  const mailing = handoffs.filter(({ mailTo }) => mailTo.length > 0);
  if (mailing.length === 0) return;
  const details = await leadDetails(
    transaction,
    mailing.map(({ occasion }) => occasion.lead.id),
  );
  await queueMails(
    transaction,
    accountId,
    now,
    mailing.flatMap(({ id, rule, occasion, assignee, task, mailTo }) => {
      const { lead } = occasion;
      const letter = leadLetter(
        {
          opening: assignee
            ? "This lead is yours."
            : "Nobody could take this lead; somebody has to be found for it.",
          title: task?.title ?? rule.label,
          task,
          rule: rule.label,
          url: address.url === null ? null : address.linkTo(`/leads/${lead.id}`),
        },
        lead,
        details.get(lead.id) ?? { fields: {}, scoreParts: [] },
        playbook,
        now,
      );
      return mailTo.map(({ email }) => ({
        to: email,
        event: "lead.handed-over",
        occasion: `firing:${id}`,
        leadId: lead.id,
        mail: mailOf(letter),
      }));
    }),
  );
}

/** What letters say of leads beyond their facts, by the lead's id. */
async function leadDetails(
  transaction: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LeadDetails>> {
  const rows = await transaction
    .select({ id: leads.id, fields: leads.fields, scoreParts: leads.scoreParts })
    .from(leads)
    .where(sql`${leads.id} = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(rows.map(({ id, ...details }) => [id, details]));
}
