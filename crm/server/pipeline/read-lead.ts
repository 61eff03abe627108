import { eq } from "drizzle-orm";
import type { Lead } from "../../contract/lead.ts";
import { notFound } from "../api/refusal.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import type { Database } from "../storage/database.ts";
import { leads } from "../storage/schema/leads.ts";
import { factsOf } from "./facts-of-lead.ts";
import { cardOf, readCards } from "./lead-card.ts";
import { readLeads } from "./lead-store.ts";
import { scored } from "./visited-lead.ts";
import { waysOn } from "./ways-on.ts";

/** One lead with everything but its history. What each stage still wants is judged by the rules of now. Throws `notFound`. */
export async function readLead(database: Database, accountId: string, id: string): Promise<Lead> {
  const [row] = await readCards(database, accountId, eq(leads.id, id));
  const [found] = await readLeads(database, accountId, [id]);
  if (!row || !found) throw notFound("lead");
  const { playbook } = await accountPlaybook(database, accountId);
  const { lead, contact } = found;
  const now = scored(lead, contact, playbook);
  return {
    ...cardOf(row),
    fields: lead.fields,
    scoreParts: lead.scoreParts,
    completeness: lead.completeness,
    firstContactAt: lead.firstContactAt?.toISOString() ?? null,
    ways: waysOn(playbook, now, factsOf(now, contact)),
  };
}
