import { isAbort } from "../../../robot/kernel/fault.ts";
import type { HubCore } from "../core.ts";
import { Hopeless, TryAgainIn, whyFailed } from "./failure.ts";
import type { JobKind } from "./job.ts";
import {
  awaitJob,
  buryJob,
  type ClaimedJob,
  claimJobs,
  finishJob,
  postponeJob,
  renewLease,
} from "./job-store.ts";

/** Jobs that one hub does at the same time: most of them wait for somebody else's server. */
const WORKERS = 8;
/** A hub that does not renew its hold for so long has died; clocks of hubs may differ by half of it. */
const LEASE_MS = 60_000;
const RENEW_EVERY_MS = LEASE_MS / 4;
/** Without news of a change. */
const POLL_EVERY_MS = 1000;
/** A burst of changes is one reason to look, not a hundred. */
const LOOK_AT_MOST_EVERY_MS = 25;
const RETRY = { firstMs: 2000, longestMs: 15 * 60_000, factor: 3 };

/** Does the jobs of every hub on the database, each one once. Started for hubs that are served, not for simulated ones. */
export class JobRunner {
  private readonly core: HubCore;
  private readonly kinds: ReadonlyMap<string, JobKind>;
  private readonly running = new Set<Promise<void>>();
  private awake = new AbortController();

  constructor(core: HubCore, kinds: readonly JobKind[]) {
    this.core = core;
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
  }

  /** Until the signal is aborted: then it gives back what it holds and returns. */
  async run(signal: AbortSignal): Promise<void> {
    const stopListening = this.core.changes.on(() => this.awake.abort());
    try {
      await this.awaitRecurring();
      while (!signal.aborted) {
        // What happens while it looks is a reason to look again.
        this.awake = new AbortController();
        const began = await this.begin(WORKERS - this.running.size, signal);
        if (began === 0) await this.rest(signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    } finally {
      stopListening();
      await Promise.all(this.running);
    }
  }

  /** Does everything that is due now, and what becomes due by that. Resolves to how many jobs it did. */
  async runDue(signal: AbortSignal = new AbortController().signal): Promise<number> {
    let done = 0;
    for (;;) {
      const began = await this.begin(WORKERS, signal);
      await Promise.all(this.running);
      if (began === 0) return done;
      done += began;
    }
  }

  private async begin(limit: number, signal: AbortSignal): Promise<number> {
    const { database, clock, journal } = this.core;
    if (limit === 0) return 0;
    const now = clock.wallNow();
    try {
      const claimed = await claimJobs(database, {
        kinds: [...this.kinds.keys()],
        now: new Date(now),
        lease: new Date(now + LEASE_MS),
        limit,
      });
      for (const job of claimed) {
        const work = this.perform(job, signal).finally(() => {
          this.running.delete(work);
          this.awake.abort();
        });
        this.running.add(work);
      }
      return claimed.length;
    } catch (error) {
      journal.warn("jobs.not-read", { why: whyFailed(error) });
      return 0;
    }
  }

  /** Never rejects: what cannot be written down is done again when the lease has run out. */
  private async perform(claimed: ClaimedJob, signal: AbortSignal): Promise<void> {
    const { core } = this;
    const kind = this.kinds.get(claimed.kind);
    if (!kind) return;
    const hold = new AbortController();
    const holding = this.keepHold(claimed, hold.signal);
    const end = async (ending: (job: ClaimedJob) => Promise<void>) => {
      hold.abort();
      await ending(await holding);
    };
    try {
      const failure = await this.attempt(kind, claimed, signal);
      if (failure === null) await end((job) => this.settle(kind, job, null));
      else if (signal.aborted) await end((job) => this.giveBack(job));
      else await end((job) => this.fail(kind, job, failure));
    } catch (error) {
      hold.abort();
      core.journal.error("job.not-settled", { kind: kind.kind, why: whyFailed(error) });
    }
  }

  /** Resolves to what went wrong, or null. */
  private async attempt(
    kind: JobKind,
    { body, attempts }: ClaimedJob,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (attempts > kind.attempts) return new Hopeless("a hub died of it, or with it, each time");
    try {
      await kind.run(this.core, { body, attempt: attempts, signal });
      return null;
    } catch (error) {
      return error ?? new Error("failed");
    }
  }

  private async fail(kind: JobKind, job: ClaimedJob, failure: unknown): Promise<void> {
    const { core } = this;
    const why = whyFailed(failure);
    core.journal.warn("job.failed", { kind: kind.kind, job: job.id, attempt: job.attempts, why });
    if (!(failure instanceof Hopeless) && job.attempts < kind.attempts) {
      const waitMs =
        failure instanceof TryAgainIn ? failure.waitMs : retryDelayMs(job.attempts, core.random.next());
      const runAt = new Date(core.clock.wallNow() + waitMs);
      return await postponeJob(core.database, job, { runAt, attempts: job.attempts, why });
    }
    await kind.gaveUp?.(core, { body: job.body, why });
    await this.settle(kind, job, why);
  }

  /** @param why it was given up; null when it was done */
  private async settle(kind: JobKind, job: ClaimedJob, why: string | null): Promise<void> {
    const { database, clock } = this.core;
    const now = clock.wallNow();
    if (kind.everyMs !== undefined)
      await postponeJob(database, job, { runAt: new Date(now + kind.everyMs), attempts: 0, why });
    else if (why === null) await finishJob(database, job);
    else await buryJob(database, job, new Date(now), why);
  }

  private async giveBack(job: ClaimedJob): Promise<void> {
    await postponeJob(this.core.database, job, { attempts: job.attempts - 1, why: null });
  }

  /** Renews the lease until told to stop. Resolves to the job with the lease that it has then. */
  private async keepHold(claimed: ClaimedJob, signal: AbortSignal): Promise<ClaimedJob> {
    const { database, clock } = this.core;
    let job = claimed;
    try {
      for (;;) {
        await clock.sleep(RENEW_EVERY_MS, signal);
        const lease = new Date(clock.wallNow() + LEASE_MS);
        if (!(await renewLease(database, job, lease))) return job;
        job = { ...job, lease };
      }
    } catch {
      // Told to stop, or the database is away: then the lease runs out and somebody else takes over.
      return job;
    }
  }

  private async awaitRecurring(): Promise<void> {
    for (const { kind, everyMs } of this.kinds.values())
      if (everyMs !== undefined)
        await awaitJob(this.core.database, kind, new Date(this.core.clock.wallNow()));
  }

  /** Until something may be due. */
  private async rest(signal: AbortSignal): Promise<void> {
    const { clock } = this.core;
    await clock.sleep(LOOK_AT_MOST_EVERY_MS, signal);
    const until = AbortSignal.any([this.awake.signal, signal]);
    await clock.sleep(POLL_EVERY_MS, until).catch((error: unknown) => {
      if (!isAbort(error, until)) throw error;
    });
  }
}

/** How long after its nth failure a job is tried again. Pure. `chance` in [0, 1) spreads those that failed together. */
export function retryDelayMs(failures: number, chance: number): number {
  const ceilingMs = Math.min(RETRY.firstMs * RETRY.factor ** (failures - 1), RETRY.longestMs);
  return ceilingMs / 2 + (chance * ceilingMs) / 2;
}
