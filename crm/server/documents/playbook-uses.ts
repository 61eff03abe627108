import { sql } from "drizzle-orm";
import { z } from "zod";
import { businessProfile } from "../../../robot/kernel/business-profile.ts";
import { stageKind } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { Database } from "../storage/database.ts";
import { leads } from "../storage/schema/leads.ts";
import { accountPlaybook } from "./account-playbook.ts";
import { latestProfiles } from "./document-store.ts";
import { type PlaybookUses, type RemovedTag, removedTags } from "./playbook-losses.ts";

/** Counts arrive as text from one driver and as numbers from the other. */
const count = z.coerce.number().int();
const stageRows = z.object({
  rows: z.array(z.object({ pipeline: z.string(), stage: z.string(), kind: stageKind, leads: count })),
});
const tagRows = z.object({
  rows: z.array(z.object({ group: z.string(), tag: z.string(), leads: count })),
});

/** What leans on the account's playbook and might miss something in the next one. */
export async function playbookUses(
  database: Database,
  accountId: string,
  next: Playbook,
): Promise<PlaybookUses> {
  const { playbook } = await accountPlaybook(database, accountId);
  const stages = await database.execute(sql`
    SELECT pipeline, stage, stage_kind AS kind, count(*) AS leads FROM ${leads}
    WHERE account_id = ${accountId} GROUP BY pipeline, stage, stage_kind ORDER BY pipeline, stage`);
  const profiles = await latestProfiles(database, accountId);
  return {
    stages: stageRows.parse(stages).rows,
    tags: await leadsWith(database, accountId, removedTags(playbook, next)),
    // One that an older hub published and this one would not has no say in today's playbook.
    profiles: profiles.flatMap((body) => businessProfile.safeParse(body).data ?? []),
  };
}

async function leadsWith(
  database: Database,
  accountId: string,
  tags: readonly RemovedTag[],
): Promise<PlaybookUses["tags"]> {
  if (tags.length === 0) return [];
  const found = await database.execute(sql`
    SELECT gone."group", gone.tag, count(*) AS leads
    FROM json_to_recordset(${JSON.stringify(tags)}::json) AS gone("group" text, tag text)
    JOIN ${leads} ON ${leads.accountId} = ${accountId}
      AND ${leads.tags} @> jsonb_build_array(jsonb_build_object('group', gone."group", 'tag', gone.tag))
    GROUP BY 1, 2 ORDER BY 1, 2`);
  return tagRows.parse(found).rows;
}
