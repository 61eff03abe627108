import { eq } from "drizzle-orm";
import type { z } from "zod";
import { businessProfile } from "../../../robot/kernel/business-profile.ts";
import { playbook } from "../../contract/playbook/playbook.ts";
import type { Database } from "../storage/database.ts";
import { members } from "../storage/schema/accounts.ts";
import { unstorableIn } from "../storage/unstorable.ts";
import { accountPlaybook } from "./account-playbook.ts";
import { ambiguousWords } from "./ambiguous-words.ts";
import type { DocumentName } from "./document-store.ts";
import { type Mistake, mistakesOf, placeOf } from "./mistake.ts";
import { lossesOf } from "./playbook-losses.ts";
import { playbookUses } from "./playbook-uses.ts";
import { unknownTags } from "./profile-tags.ts";
import { strangersIn } from "./rule-members.ts";

/** What a document would be as this version, and everything that speaks against it. */
export interface CheckedDocument {
  /** As it is stored, with every default spelled out; only worth something when there are no mistakes. */
  readonly body: Record<string, unknown>;
  readonly mistakes: readonly Mistake[];
}

/**
 * Checks a document by itself, by the schema that its reader uses, and against what else the account has. A profile
 * gets its version written into it: a record names the version that it was made with.
 */
export async function checkedDocument(
  database: Database,
  of: DocumentName,
  version: number,
  given: Record<string, unknown>,
): Promise<CheckedDocument> {
  const unstorable = unstorableIn(given).map((path) => ({
    at: placeOf(path),
    what: "holds a character that cannot be stored",
  }));
  if (unstorable.length > 0) return { body: given, mistakes: unstorable };
  switch (of.kind) {
    case "profile":
      return await checked(businessProfile, { ...given, version }, async (profile) => {
        const { playbook: book } = await accountPlaybook(database, of.accountId);
        const isNamed = profile.id === of.name;
        const renamed = { at: "id", what: `has to stay "${of.name}", the name that it is published under` };
        return [...(isNamed ? [] : [renamed]), ...unknownTags(profile, book.taxonomy)];
      });
    case "playbook":
      return await checked(playbook, given, async (next) => [
        ...ambiguousWords(next.taxonomy),
        ...strangersIn(next, await memberIds(database, of.accountId)),
        ...lossesOf(next, await playbookUses(database, of.accountId, next)),
      ]);
  }
}

async function checked<T extends Record<string, unknown>>(
  schema: z.ZodType<T>,
  given: Record<string, unknown>,
  against: (document: T) => Promise<readonly Mistake[]>,
): Promise<CheckedDocument> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) return { body: given, mistakes: mistakesOf(parsed.error) };
  return { body: parsed.data, mistakes: await against(parsed.data) };
}

async function memberIds(database: Database, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .select({ id: members.id })
    .from(members)
    .where(eq(members.organizationId, accountId));
  return new Set(rows.map(({ id }) => id));
}
