import { asc } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { accounts } from "../storage/schema/accounts.ts";

/**
 * The account that somebody at the machine means who names none: the oldest, made when there is none. It waits for
 * its owner.
 */
export async function operatorAccount({ database, random }: HubCore): Promise<string> {
  const [oldest] = await database
    .select({ id: accounts.id })
    .from(accounts)
    .orderBy(asc(accounts.createdAt))
    .limit(1);
  if (oldest) return oldest.id;
  const id = random.uuid();
  await database.insert(accounts).values({ id, name: "First account", slug: "first" });
  return id;
}
