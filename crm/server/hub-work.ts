import type { HubCore } from "./core.ts";
import { everyJobKind } from "./jobs/every-job-kind.ts";
import { JobRunner } from "./jobs/job-runner.ts";

/** What a served hub does beside answering, until the signal is aborted. Simulated visits have a hub without it. */
export async function hubWork(core: HubCore, signal: AbortSignal): Promise<void> {
  await new JobRunner(core, everyJobKind).run(signal);
}
