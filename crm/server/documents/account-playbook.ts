import { and, desc, eq } from "drizzle-orm";
import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";
import { startingPlaybook } from "./starting-playbook.ts";

/** The playbook in force in an account. */
export interface AccountPlaybook {
  readonly accountId: string;
  /** 0 before the owner has published one. */
  readonly version: number;
  readonly playbook: Playbook;
}

/** Reads the latest version; an account that never published one works by {@link startingPlaybook}. */
export async function accountPlaybook(database: Database, accountId: string): Promise<AccountPlaybook> {
  const [row] = await database
    .select({ version: documents.version, body: documents.body })
    .from(documents)
    .where(
      and(eq(documents.accountId, accountId), eq(documents.kind, "playbook"), eq(documents.name, "playbook")),
    )
    .orderBy(desc(documents.version))
    .limit(1);
  return row
    ? { accountId, version: row.version, playbook: playbook.parse(row.body) }
    : { accountId, version: 0, playbook: startingPlaybook };
}
