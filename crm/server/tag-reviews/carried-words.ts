import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";
import { tagFor } from "../documents/known-tag.ts";
import type { Database } from "../storage/database.ts";

const wordRows = z.object({ rows: z.array(z.object({ word: z.string() })) });
const visitRows = z.object({
  rows: z.array(z.object({ lead: z.string(), words: z.array(z.string()) })),
});

/**
 * The leads whose records carried a word for this tag, each with what its visits said in the tag's group, the earliest
 * visit first: as tags, words that are none left out. Reads every record of the account once; owners settle words
 * rarely.
 */
export async function leadsThatSaid(
  database: Database,
  accountId: string,
  taxonomy: Taxonomy,
  { group, tag }: { readonly group: string; readonly tag: string },
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const found = await database.execute(sql`
    SELECT DISTINCT said->>'tag' AS word
    FROM intakes, jsonb_array_elements(intakes.record->'tags') AS said
    WHERE intakes.account_id = ${accountId} AND said->>'group' = ${group}`);
  const meant = (word: string): readonly string[] => {
    const meaning = tagFor(taxonomy, group, word);
    return "tag" in meaning ? [meaning.tag] : [];
  };
  const words = wordRows
    .parse(found)
    .rows.map(({ word }) => word)
    .filter((word) => meant(word).includes(tag));
  const visits = await database.execute(sql`
    SELECT intakes.lead_id AS lead, array_agg(said->>'tag') AS words
    FROM intakes, jsonb_array_elements(intakes.record->'tags') AS said
    WHERE intakes.account_id = ${accountId} AND said->>'group' = ${group} AND intakes.lead_id IN (
      SELECT lead_id FROM intakes AS carried, jsonb_array_elements(carried.record->'tags') AS word
      WHERE carried.account_id = ${accountId} AND word->>'group' = ${group}
        AND word->>'tag' = any(${sql.param(words)}::text[]))
    GROUP BY intakes.id
    ORDER BY (intakes.record->'visit'->>'endedAt')::timestamptz, intakes.arrival`);
  const said = new Map<string, string[][]>();
  for (const row of visitRows.parse(visits).rows) {
    said.set(row.lead, [...(said.get(row.lead) ?? []), row.words.flatMap(meant)]);
  }
  return said;
}
