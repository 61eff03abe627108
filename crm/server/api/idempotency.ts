import { createHash } from "node:crypto";
import { and, eq, lt, ne } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Database } from "../storage/database.ts";
import { idempotentAnswers } from "../storage/schema/accounts.ts";
import { Refusal } from "./refusal.ts";

/** A request that the asker may repeat without it being done twice. */
export interface RepeatableRequest {
  readonly asker: Asker;
  /** Of the asker's choice, new for every intention. */
  readonly key: string;
  /** `/api/v1/leads/4711/notes`: with its parameters. */
  readonly path: string;
  readonly body: unknown;
}

const LONGEST_KEY = 200;
/** Whoever repeats does so within a day; the answers hold personal data and are not kept for longer. */
const KEPT_MS = 24 * 3600_000;

/**
 * Answers a request once: the first answer is kept under its key and given to every repetition. A request that was
 * refused or failed did nothing, so it is forgotten and may be repeated.
 *
 * Throws a {@link Refusal} when the key is no key, belongs to another request, or to one that has no answer yet.
 */
export async function answerOnce(
  database: Database,
  request: RepeatableRequest,
  at: WallTime,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  const { asker, key } = request;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST_KEY) throw noKey;
  const requestSha256 = hashOf(request);
  const ofThis = and(eq(idempotentAnswers.accountId, asker.accountId), eq(idempotentAnswers.key, key));
  const begun = await database
    .insert(idempotentAnswers)
    .values({ accountId: asker.accountId, key, requestSha256, createdAt: new Date(at) })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswers.key });
  if (begun.length === 0) {
    const [before] = await database.select().from(idempotentAnswers).where(ofThis);
    // Between the two statements the first one failed: as if this request had come a moment earlier.
    if (!before) throw stillRunning;
    return repeated(before, requestSha256);
  }
  try {
    const given = await answer();
    await database
      .update(idempotentAnswers)
      .set(holdsSecret(given) ? { status: TOLD_ONCE } : { status: 200, body: given })
      .where(ofThis);
    return given;
  } catch (error) {
    await database.delete(idempotentAnswers).where(ofThis);
    throw error;
  }
}

/** Drops the answers that nobody will ask for again. */
export async function sweepAnswers(database: Database, at: WallTime): Promise<void> {
  await database.delete(idempotentAnswers).where(lt(idempotentAnswers.createdAt, new Date(at - KEPT_MS)));
}

/**
 * Drops every kept answer of an account: what was erased stands in none of them.
 *
 * @param keep key of the request that erased, whose answer is a receipt without anything personal
 */
export async function forgetAnswers(database: Database, accountId: string, keep?: string): Promise<void> {
  const others = keep === undefined ? undefined : ne(idempotentAnswers.key, keep);
  await database.delete(idempotentAnswers).where(and(eq(idempotentAnswers.accountId, accountId), others));
}

/** Marks an answer that was not kept. */
const TOLD_ONCE = 410;

function repeated(before: typeof idempotentAnswers.$inferSelect, requestSha256: string): unknown {
  if (before.requestSha256 !== requestSha256) throw keyOfAnother;
  if (before.status === null) throw stillRunning;
  if (before.status === TOLD_ONCE) throw toldOnce;
  return before.body;
}

/** An API key or a webhook's secret is told once and kept nowhere. */
function holdsSecret(given: unknown): boolean {
  return typeof given === "object" && given !== null && "secret" in given;
}

/** The asker counts: a key is no way to see what somebody else was answered. */
function hashOf({ asker, path, body }: RepeatableRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([asker.actor.kind, asker.actor.id, path, body ?? null]))
    .digest("hex");
}

const noKey = new Refusal({
  code: "invalid-request",
  title: "The idempotency key cannot be used.",
  status: 400,
  detail: `Send up to ${LONGEST_KEY} visible ASCII characters, such as a UUID.`,
  errors: [{ at: "headers.idempotency-key", what: "not 1 to 200 visible ASCII characters" }],
});
const keyOfAnother = new Refusal({
  code: "idempotency-key-reused",
  title: "This idempotency key belongs to another request.",
  status: 422,
  detail: "Use a new key for every new request.",
});
const stillRunning = new Refusal({
  code: "still-running",
  title: "The first request with this idempotency key has no answer yet.",
  status: 409,
  detail:
    "Repeat it in a moment. If it stays like this, the hub was stopped in the middle: look whether it was done.",
});
const toldOnce = new Refusal({
  code: "told-once",
  title: "This was done, and its answer held a secret that is told only once.",
  status: 409,
  detail: "If the secret did not arrive, remove what was made and make another.",
});
