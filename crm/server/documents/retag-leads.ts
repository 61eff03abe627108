import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { HubCore } from "../core.ts";
import { fireRules } from "../handoff/fire-rules.ts";
import { announce } from "../live/announce.ts";
import { factsOf } from "../pipeline/facts-of-lead.ts";
import { readLeads, updateLeads } from "../pipeline/lead-store.ts";
import { scored, withTags } from "../pipeline/visited-lead.ts";
import type { Database } from "../storage/database.ts";
import type { AccountPlaybook } from "./account-playbook.ts";
import { leadsThatSaid } from "./carried-words.ts";
import { retoldTags } from "./retold-tags.ts";

/** Leads that one statement writes. */
const AT_ONCE = 500;

/**
 * Gives a tag to the leads whose visitors said a word for it before the playbook knew the word, and scores them again.
 * In the account's lock. Resolves to how many got it.
 */
export async function retagLeads(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  account: AccountPlaybook,
  given: Tag,
): Promise<number> {
  const { accountId, playbook, version } = account;
  const said = await leadsThatSaid(transaction, accountId, playbook.taxonomy, given);
  const ids = [...said.keys()];
  let changed = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const leads = await readLeads(transaction, accountId, ids.slice(from, from + AT_ONCE));
    const retold = leads.flatMap(({ lead, contact }) => {
      const tags = retoldTags(lead.tags, given, said.get(lead.id) ?? []);
      if (tags === lead.tags) return [];
      const tagged = scored(withTags(lead, tags), contact, playbook);
      return [{ before: lead, lead: { ...tagged, revision: lead.revision + 1 }, contact }];
    });
    await updateLeads(
      transaction,
      retold.map(({ lead }) => lead),
    );
    // What has ended is scored as well, but nobody is sent after it.
    const risen = retold.filter(
      ({ before, lead }) => lead.stageKind === "open" && lead.score !== before.score,
    );
    await fireRules(
      core,
      transaction,
      at,
      account,
      risen.map(({ before, lead, contact }) => ({
        on: "score" as const,
        lead: factsOf(lead, contact),
        from: before.score,
        to: lead.score,
        change: `playbook:${version}`,
      })),
    );
    await announce(
      transaction,
      accountId,
      ...retold.map(({ lead }) => ({ what: "lead" as const, id: lead.id })),
    );
    changed += retold.length;
  }
  return changed;
}
