import { asc } from "drizzle-orm";
import type { Actor } from "../../contract/actor.ts";
import type { HubCore } from "../core.ts";
import { accounts } from "../storage/schema/accounts.ts";

/** Whoever works at the machine that the hub runs on. */
export const operator: Actor = { kind: "system", id: "operator", name: "Operator of the hub" };

/**
 * The account that the operator means who names none: the oldest, made when there is none. It waits for its owner.
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
