import { sweepSessions } from "../accounts/sweep-sessions.ts";
import { sweepKeptAnswers } from "../api/sweep-answers.ts";
import { rewriteJob } from "../contacts/profile/rewrite-job.ts";
import { scoreLeads } from "../documents/score-leads.ts";
import { sweepUntouched } from "../erasure/sweep-untouched.ts";
import { escalate } from "../handoff/escalate.ts";
import { deliverMail, deliverWebhook } from "../outreach/deliver.ts";
import type { JobKind } from "./job.ts";

/** What a hub can do later: each room adds its kinds. */
export const everyJobKind: readonly JobKind[] = [
  deliverMail,
  deliverWebhook,
  escalate,
  rewriteJob,
  scoreLeads,
  sweepKeptAnswers,
  sweepSessions,
  sweepUntouched,
];
