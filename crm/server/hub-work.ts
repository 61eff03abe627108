import type { HubCore } from "./core.ts";
import { everyJobKind } from "./jobs/every-job-kind.ts";
import { JobRunner } from "./jobs/job-runner.ts";
import { deliverMail, deliverWebhook } from "./outreach/deliver.ts";

/** Each has workers of its own: somebody else's slow server delays no escalation. */
const lanes = [
  [deliverMail],
  [deliverWebhook],
  everyJobKind.filter((kind) => kind !== deliverMail && kind !== deliverWebhook),
];

/** What a served hub does beside answering, until the signal is aborted. Simulated visits have a hub without it. */
export async function hubWork(core: HubCore, signal: AbortSignal): Promise<void> {
  await Promise.all(lanes.map((kinds) => new JobRunner(core, kinds).run(signal)));
}
