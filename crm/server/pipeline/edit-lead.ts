import { and, eq } from "drizzle-orm";
import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { FieldValue } from "../../contract/lead.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { changedMeanwhile } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { tellMembers } from "../handoff/notices.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { fieldChanges } from "../storage/schema/leads.ts";
import { isMember } from "./account-member.ts";
import { changeLeads } from "./change-leads.ts";
import type { WorkedLead } from "./facts-of-lead.ts";
import { fieldMistakes, type Mistake, readTags, refuseMistakes } from "./lead-input.ts";
import { type LeadWithContact, lockLead } from "./lead-store.ts";
import { withTags } from "./visited-lead.ts";

/** What somebody asks for who edits a lead; what is left out stays. */
export interface AskedEdit {
  readonly revision: number;
  /** Null clears the field. */
  readonly fields?: Readonly<Record<string, string | null>> | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly assignee?: string | null | undefined;
}

/** Changes a lead by a member's hand, or refuses and names every mistake. */
export async function editLead(core: HubCore, asker: Asker, id: string, asked: AskedEdit): Promise<void> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const before = await lockLead(transaction, accountId, id);
    if (before.lead.revision !== asked.revision) throw changedMeanwhile("lead");
    const account = await accountPlaybook(transaction, accountId);
    const { tags, mistakes } = readTags(account.playbook, asked.tags ?? []);
    refuseMistakes([
      ...fieldMistakes(account.playbook, asked.fields ?? {}, before.lead.fields),
      ...mistakes,
      ...(await assigneeMistakes(transaction, accountId, asked.assignee)),
    ]);
    const from = { kind: "member" as const, by: actor, at: isoOf(at) };
    const written = withFields(before.lead, asked.fields ?? {}, from);
    const tagged = asked.tags ? withTags(written, tags) : written;
    const after = asked.assignee === undefined ? tagged : { ...tagged, assignee: asked.assignee };
    await changeLeads(transaction, core, account, at, [{ before, after }]);
    const changed = changedParts(before.lead, after);
    if (changed.length === 0) return;
    const moment = new Date(isoOf(at));
    await transaction
      .insert(fieldChanges)
      .values(changed.map((field) => ({ accountId, leadId: id, field, at: moment, by: actor })));
    if (changed.includes("assignee")) await handTo(transaction, asker, moment, before, after.assignee);
    const subject = { kind: "lead", id };
    await record(transaction, at, { accountId, actor, action: "lead.edited", subject, detail: { changed } });
  });
}

function withFields(
  lead: WorkedLead,
  given: Readonly<Record<string, string | null>>,
  from: FieldValue["from"],
): WorkedLead {
  const fields = new Map(Object.entries(lead.fields));
  for (const [id, value] of Object.entries(given)) {
    if (value === null) fields.delete(id);
    // Whoever sends a value back as it was has not corrected the visitor.
    else if (fields.get(id)?.value !== value) fields.set(id, { value, from });
  }
  return { ...lead, fields: Object.fromEntries(fields) };
}

/** Fields by their ids, besides `tags` and `assignee`. */
function changedParts(before: WorkedLead, after: WorkedLead): readonly string[] {
  const ids = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  const fields = [...ids].filter((id) => before.fields[id]?.value !== after.fields[id]?.value);
  const named = ({ tags }: WorkedLead) => tags.map(({ group, tag }) => JSON.stringify([group, tag])).sort();
  if (named(before).join() !== named(after).join()) fields.push("tags");
  if (before.assignee !== after.assignee) fields.push("assignee");
  return fields;
}

async function assigneeMistakes(
  transaction: Database,
  accountId: string,
  assignee: string | null | undefined,
): Promise<readonly Mistake[]> {
  if (assignee === null || assignee === undefined || (await isMember(transaction, accountId, assignee)))
    return [];
  return [{ at: "body.assignee", what: "There is no such member." }];
}

/** Whoever is given a lead has its contact from now on, and hears of it. */
async function handTo(
  transaction: Database,
  { accountId, memberId }: Asker,
  at: Date,
  { lead, contact }: LeadWithContact,
  assignee: string | null,
): Promise<void> {
  if (assignee === null) return;
  await transaction
    .update(contacts)
    .set({ ownerMember: assignee })
    .where(and(eq(contacts.id, lead.contactId), eq(contacts.accountId, accountId)));
  if (assignee === memberId) return;
  const title = `A lead was given to you: ${contact.name ?? "no name"}`;
  await tellMembers(transaction, accountId, at, [
    { member: assignee, title, body: "", leadId: lead.id, taskId: null },
  ]);
}
