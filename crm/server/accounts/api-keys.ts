import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { ApiKey } from "../../contract/account.ts";
import type { Permission } from "../../contract/permission.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { apiKeys } from "../storage/schema/accounts.ts";
import type { Asker } from "./asker.ts";
import { record } from "./audit.ts";

/** Tells a key apart from other secrets, for people and for scanners of leaked ones. */
const PREFIX = "stk_";
const SHOWN = PREFIX.length + 6;
/** How exactly the last use is kept: a write for every request would cost more than the request. */
const LAST_USED_WITHIN_MS = 60_000;

type KeyRow = typeof apiKeys.$inferSelect;

/** Makes a key of the asker's account. Its secret, 256 bits, is returned here and kept nowhere. */
export async function makeApiKey(
  database: Database,
  asker: Asker,
  key: {
    readonly name: string;
    readonly permissions: readonly Permission[];
    readonly expiresAt: string | null;
  },
  at: WallTime,
): Promise<ApiKey & { secret: string }> {
  const secret = PREFIX + randomBytes(32).toString("base64url");
  return await database.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(apiKeys)
      .values({
        accountId: asker.accountId,
        name: key.name,
        prefix: secret.slice(0, SHOWN),
        secretSha256: sha256(secret),
        permissions: [...key.permissions],
        createdAt: new Date(at),
        createdBy: asker.actor,
        expiresAt: key.expiresAt === null ? null : new Date(key.expiresAt),
      })
      .returning();
    if (!row) throw new Error("an insert returned no row");
    await record(transaction, at, {
      accountId: asker.accountId,
      actor: asker.actor,
      action: "key.created",
      subject: { kind: "api-key", id: row.id },
      detail: { permissions: row.permissions },
    });
    return { ...shown(row), secret };
  });
}

/** Those that still open something, or did until they expired; the newest first. */
export async function listApiKeys(database: Database, accountId: string): Promise<ApiKey[]> {
  const rows = await database
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return rows.map(shown);
}

/** False when the account has no such key. Connections that it opened are closed. */
export async function revokeApiKey(
  database: Database,
  asker: Asker,
  id: string,
  at: WallTime,
): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const [revoked] = await transaction
      .update(apiKeys)
      .set({ revokedAt: new Date(at) })
      .where(and(eq(apiKeys.id, id), eq(apiKeys.accountId, asker.accountId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (!revoked) return false;
    await record(transaction, at, {
      accountId: asker.accountId,
      actor: asker.actor,
      action: "key.revoked",
      subject: { kind: "api-key", id },
    });
    await announce(transaction, asker.accountId, { what: "member", id });
    return true;
  });
}

/** Who asks with this secret; null when it is no key, expired or revoked. */
export async function askerOfKey(database: Database, secret: string, at: WallTime): Promise<Asker | null> {
  if (!secret.startsWith(PREFIX) || secret.length > 100) return null;
  const hash = sha256(secret);
  const [row] = await database.select().from(apiKeys).where(eq(apiKeys.secretSha256, hash));
  // The index compares hashes of secrets that nobody can choose; the last word has a comparison in constant time.
  if (!row || !timingSafeEqual(Buffer.from(row.secretSha256), Buffer.from(hash))) return null;
  if (row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt.getTime() <= at)) return null;
  const fresh = new Date(at - LAST_USED_WITHIN_MS);
  if (row.lastUsedAt === null || row.lastUsedAt < fresh) {
    await database
      .update(apiKeys)
      .set({ lastUsedAt: new Date(at) })
      .where(and(eq(apiKeys.id, row.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, fresh))));
  }
  return {
    accountId: row.accountId,
    permissions: new Set(row.permissions),
    actor: { kind: "api-key", id: row.id, name: row.name },
    memberId: null,
  };
}

function shown(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: row.permissions,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

function sha256(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
