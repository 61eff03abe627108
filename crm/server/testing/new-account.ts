import type { HubCore } from "../core.ts";
import { accounts } from "../storage/schema/accounts.ts";

/** An account without members, for tests of what lies behind the sign-in. Resolves to its id. */
export async function newAccount({ database, random }: HubCore, name = "Test account"): Promise<string> {
  const id = random.uuid();
  await database.insert(accounts).values({ id, name, slug: id });
  return id;
}
