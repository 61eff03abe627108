import { lt } from "drizzle-orm";
import type { JobKind } from "../jobs/job.ts";
import { rateLimits, sessions, verifications } from "../storage/schema/accounts.ts";

/** No limit counts for longer. */
const LONGEST_WINDOW_MS = 24 * 3600_000;

/** Lets go of sessions that are over, with the addresses in them, and of counts that limit nothing any more. */
export const sweepSessions: JobKind = {
  kind: "sweep-sessions",
  attempts: 1,
  everyMs: 3600_000,
  async run({ database, clock }) {
    // A clock may count fractions of a millisecond; the column does not.
    const now = Math.floor(clock.wallNow());
    await database.delete(sessions).where(lt(sessions.expiresAt, new Date(now)));
    await database.delete(verifications).where(lt(verifications.expiresAt, new Date(now)));
    await database.delete(rateLimits).where(lt(rateLimits.lastRequest, now - LONGEST_WINDOW_MS));
  },
};
