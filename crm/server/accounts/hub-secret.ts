import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "../storage/database.ts";
import { hubSecrets } from "../storage/schema/accounts.ts";

/**
 * A secret that every hub on this database shares, made by the first that asks: 256 bits, as base64url. It is the
 * operating system's chance whatever the hub's is, and who reads it can sign in as anybody.
 */
export async function hubSecret(database: Database, name: string): Promise<string> {
  await database
    .insert(hubSecrets)
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflictDoNothing();
  const [kept] = await database.select().from(hubSecrets).where(eq(hubSecrets.name, name));
  if (!kept) throw new Error(`the secret ${name} was not kept`);
  return kept.value;
}
