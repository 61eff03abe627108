import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { HubCore } from "../core.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import { changeLeads } from "../pipeline/change-leads.ts";
import { readLeads } from "../pipeline/lead-store.ts";
import { withTags } from "../pipeline/visited-lead.ts";
import type { Database } from "../storage/database.ts";
import { leadsThatSaid } from "./carried-words.ts";
import { retoldTags } from "./retold-tags.ts";

/** Leads that are held in memory together. */
const AT_ONCE = 500;

/**
 * Gives a tag to the leads whose visitors said a word for it before the playbook knew the word. In the account's lock.
 * Resolves to how many got it.
 */
export async function retagLeads(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  account: AccountPlaybook,
  given: Tag,
): Promise<number> {
  const { accountId, playbook } = account;
  const said = await leadsThatSaid(transaction, accountId, playbook.taxonomy, given);
  const ids = [...said.keys()];
  let changed = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const found = await readLeads(transaction, accountId, ids.slice(from, from + AT_ONCE));
    const changes = found.flatMap((before) => {
      const { id, tags } = before.lead;
      const told = retoldTags(tags, given, said.get(id) ?? []);
      return told === tags ? [] : [{ before, after: withTags(before.lead, told) }];
    });
    await changeLeads(transaction, core, account, at, changes);
    changed += changes.length;
  }
  return changed;
}
