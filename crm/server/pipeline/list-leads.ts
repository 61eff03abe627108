import { and, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { LeadCard, listLeads as route } from "../../contract/lead.ts";
import type { Asker } from "../accounts/asker.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { contactsLike } from "../contacts/contact-search.ts";
import type { Database } from "../storage/database.ts";
import { leads } from "../storage/schema/leads.ts";
import { cardOf, readCards } from "./lead-card.ts";

type Query = z.output<typeof route.query>;

const place = z.tuple([z.int()]);

/** The account's leads by any of the filters, the newest first. `assignee` may be `me`, or `none`. */
export async function listLeads(
  database: Database,
  { accountId, memberId }: Pick<Asker, "accountId" | "memberId">,
  query: Query,
): Promise<Page<LeadCard>> {
  const behind = decodeCursor(query.cursor, place);
  const where = and(
    query.pipeline === undefined ? undefined : eq(leads.pipeline, query.pipeline),
    query.stage === undefined ? undefined : eq(leads.stage, query.stage),
    query.robot === undefined ? undefined : eq(leads.robotId, query.robot),
    query.assignee === undefined ? undefined : assignedTo(query.assignee, memberId),
    query.open === undefined ? undefined : (query.open === "true" ? eq : ne)(leads.stageKind, "open"),
    query.tag === undefined ? undefined : tagged(query.tag),
    query.search === undefined ? undefined : contactsLike(leads.contactId, accountId, query.search),
    behind ? lt(leads.number, behind[0]) : undefined,
  );
  const rows = await readCards(database, accountId, where, query.limit + 1);
  const page = pageFrom(rows, query.limit, ({ lead }) => [lead.number]);
  return { items: page.items.map(cardOf), next: page.next };
}

function assignedTo(assignee: string, memberId: string | null): SQL {
  if (assignee === "none") return sql`${leads.assignee} IS NULL`;
  return sql`${leads.assignee} = ${assignee === "me" ? memberId : assignee}`;
}

/** @param given `group:tag`, or the group alone for any of its tags */
function tagged(given: string): SQL {
  const [group = "", tag] = given.split(":", 2);
  const wanted = tag ? { group, tag } : { group };
  return sql`${leads.tags} @> ${JSON.stringify([wanted])}::jsonb`;
}
