import { z } from "zod";
import { Refusal } from "../../api/refusal.ts";
import type { JobKind } from "../../jobs/job.ts";
import { giveUpRewriting, REWRITE, rewriteProfile } from "./write-profile.ts";

const body = z.object({ accountId: z.string(), contactId: z.string() });

/** Lets the configured language model rewrite one contact's profile. */
export const rewriteJob: JobKind = {
  kind: REWRITE,
  attempts: 3,
  run: (core, job) => unlessGone(() => rewriteProfile(core, body.parse(job.body), job.signal)),
  gaveUp: (core, job) => unlessGone(() => giveUpRewriting(core, body.parse(job.body))),
};

/** A contact that was merged or erased meanwhile needs no profile. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
