import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { approvePairing } from "../../contract/robot.ts";
import type { Asker } from "../accounts/asker.ts";
import { type AttemptLimit, forgive, mayAttempt } from "../accounts/attempts.ts";
import { record } from "../accounts/audit.ts";
import { changedMeanwhile, notFound, Refusal } from "../api/refusal.ts";
import { announce } from "../live/announce.ts";
import type { Database } from "../storage/database.ts";
import { documents } from "../storage/schema/documents.ts";
import { pairings, robots } from "../storage/schema/robots.ts";
import { areSameDigests, digestOfCode, PAIRING_VALID_MS } from "./pairing-code.ts";
import { standingOf } from "./pairing-standing.ts";
import { isNamePromised, lockPairing, type PairingRow } from "./pairing-store.ts";

const GUESSES = 10;
const GUESSES_WITHIN_MS = 600_000;

/**
 * The robot that shows this code; from now on it is this account that may approve it. Throws a `Refusal`: 404 for a
 * code that no robot shows, 429 for an account that guesses.
 */
export async function lookUp(
  database: Database,
  asker: Asker,
  code: string,
  at: WallTime,
): Promise<PairingRow> {
  const limit: AttemptLimit = {
    of: `guess ${asker.accountId}`,
    most: GUESSES,
    withinMs: GUESSES_WITHIN_MS,
  };
  if (!(await mayAttempt(database, limit, at))) throw tooManyGuesses();
  const digest = digestOfCode(code);
  const row = await database.transaction(async (transaction) => {
    // What the index compares is a hash of the guess: how long that takes tells nothing about a code.
    const [found] = await transaction
      .select()
      .from(pairings)
      .where(eq(pairings.codeSha256, digest))
      .for("update");
    if (!found || !areSameDigests(found.codeSha256, digest) || standingOf(found, at) !== "asked") return null;
    await transaction.update(pairings).set({ accountId: asker.accountId }).where(eq(pairings.id, found.id));
    return found;
  });
  if (!row) throw unknownCode();
  await forgive(database, limit);
  return row;
}

/** A pairing that this account has looked up. Throws a 404 `Refusal` for any other. */
export async function readOwn(database: Database, asker: Asker, id: string): Promise<PairingRow> {
  const [row] = await database
    .select()
    .from(pairings)
    .where(and(eq(pairings.id, id), eq(pairings.accountId, asker.accountId)));
  if (!row) throw notFound("pairing");
  return row;
}

/**
 * Wants the robot for the account. Nothing is enrolled yet: that takes a press on the robot. Throws a `Refusal` for a
 * pairing that is not to be had any more, a name that is taken, a robot or a profile that is not there.
 */
export async function approve(
  database: Database,
  asker: Asker,
  id: string,
  wish: z.output<typeof approvePairing.body>,
  at: WallTime,
): Promise<PairingRow> {
  const { accountId } = asker;
  return await database.transaction(async (transaction) => {
    const row = await lockPairing(transaction, id);
    if (row?.accountId !== accountId) throw notFound("pairing");
    const standing = standingOf(row, at);
    if (standing === "expired") throw tooLate();
    if (standing !== "asked") throw changedMeanwhile("pairing");
    await refuseUnknown(transaction, accountId, wish);
    await refuseTakenName(transaction, { accountId, name: wish.name, robot: wish.robot, except: id }, at);
    const [approved] = await transaction
      .update(pairings)
      .set({
        approvedAt: new Date(at),
        approvedBy: asker.actor,
        expiresAt: new Date(at + PAIRING_VALID_MS),
        name: wish.name,
        location: wish.location || null,
        profile: wish.profile ?? null,
        robotId: wish.robot ?? null,
      })
      .where(eq(pairings.id, id))
      .returning();
    if (!approved) throw new Error("a locked row was gone");
    await record(transaction, at, {
      accountId,
      actor: asker.actor,
      action: "pairing.approved",
      subject: { kind: "pairing", id },
      detail: wish.robot === undefined ? {} : { robot: wish.robot },
    });
    await announce(transaction, accountId, { what: "pairing", id });
    return approved;
  });
}

async function refuseUnknown(
  transaction: Database,
  accountId: string,
  { robot, profile }: { readonly robot?: number | undefined; readonly profile?: string | undefined },
): Promise<void> {
  if (robot !== undefined) {
    const own = and(eq(robots.id, robot), eq(robots.accountId, accountId));
    const [known] = await transaction.select({ id: robots.id }).from(robots).where(own);
    if (!known) throw notFound("robot");
  }
  if (profile !== undefined) {
    const own = and(
      eq(documents.accountId, accountId),
      eq(documents.kind, "profile"),
      eq(documents.name, profile),
    );
    const [known] = await transaction.select({ name: documents.name }).from(documents).where(own).limit(1);
    if (!known) throw notFound("business profile");
  }
}

async function refuseTakenName(
  transaction: Database,
  wish: {
    readonly accountId: string;
    readonly name: string;
    readonly robot: number | undefined;
    readonly except: string;
  },
  at: WallTime,
): Promise<void> {
  const { accountId, name, robot } = wish;
  const sameName = and(
    eq(robots.accountId, accountId),
    eq(robots.name, name),
    robot === undefined ? undefined : ne(robots.id, robot),
  );
  const [taken] = await transaction.select({ id: robots.id }).from(robots).where(sameName);
  if (!taken && !(await isNamePromised(transaction, wish, at))) return;
  throw new Refusal({
    code: "name-taken",
    title: `Another robot is called "${name}".`,
    status: 409,
    detail:
      "Choose another name. If this is the same robot, pair it again as that one: it keeps its name and its leads.",
    errors: [{ at: "body.name", what: "taken by another robot" }],
  });
}

function unknownCode(): Refusal {
  return new Refusal({
    code: "code-unknown",
    title: "No robot shows this code.",
    status: 404,
    detail:
      "A code holds for ten minutes; then the robot shows another one. Type what stands on its screen now.",
  });
}

function tooManyGuesses(): Refusal {
  return new Refusal({
    code: "too-many-guesses",
    title: "Too many codes were wrong.",
    status: 429,
    detail: "Wait ten minutes, then type the code that stands on the robot's screen.",
  });
}

function tooLate(): Refusal {
  return new Refusal({
    code: "code-expired",
    title: "This code has expired.",
    status: 410,
    detail: "The robot shows a new one by now. Type that.",
  });
}
