import type { JobKind } from "../jobs/job.ts";
import { sweepAnswers } from "./idempotency.ts";

/** Lets go of answers that were kept for repetitions, and of the personal data in them. */
export const sweepKeptAnswers: JobKind = {
  kind: "sweep-kept-answers",
  attempts: 1,
  everyMs: 3600_000,
  run: ({ database, clock }) => sweepAnswers(database, clock.wallNow()),
};
