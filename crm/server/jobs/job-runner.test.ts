import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { type Hub, openHub } from "../hub.ts";
import { announce } from "../live/announce.ts";
import { jobs } from "../storage/schema/handoff.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { Hopeless, TryAgainIn } from "./failure.ts";
import { enqueue, type Job, type JobKind } from "./job.ts";
import { JobRunner } from "./job-runner.ts";

const clock = new ManualClock();
let hub: Hub;
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
});
afterAll(() => hub.close());

let kindNumber = 0;

/** A kind of its own for each test, so that tests leave one another's jobs alone. */
function kindThat(run: (job: Job) => Promise<void>, more: Partial<JobKind> = {}): JobKind {
  return { kind: `kind-${++kindNumber}`, attempts: 3, run: (_core, job) => run(job), ...more };
}

async function jobsOf({ kind }: JobKind) {
  return await hub.core.database.select().from(jobs).where(eq(jobs.kind, kind));
}

function latch() {
  let reach: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}

const soon = (ms: number) => new Date(clock.wallNow() + ms);

test("a job waits for its time, is done, and is gone", async () => {
  const done: unknown[] = [];
  const kind = kindThat(async ({ body }) => {
    done.push(body);
  });
  const runner = new JobRunner(hub.core, [kind]);
  await enqueue(hub.core.database, { kind: kind.kind, body: { n: 1 }, runAt: soon(5000) });

  expect(await runner.runDue()).toBe(0);
  await clock.advance(5000);
  expect(await runner.runDue()).toBe(1);

  expect(done).toEqual([{ n: 1 }]);
  expect(await jobsOf(kind)).toEqual([]);
});

test("a job that fails is tried again, later each time, then stays as dead", async () => {
  const attempts: number[] = [];
  const told: string[] = [];
  const kind = kindThat(
    async ({ attempt }) => {
      attempts.push(attempt);
      throw new Error("the other side is away");
    },
    {
      gaveUp: async (_core, { why }) => {
        told.push(why);
      },
    },
  );
  const runner = new JobRunner(hub.core, [kind]);
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });

  for (let minute = 0; minute < 60; minute++) {
    await runner.runDue();
    await clock.advance(60_000);
  }

  expect(attempts).toEqual([1, 2, 3]);
  expect(told).toEqual(["the other side is away"]);
  expect(await jobsOf(kind)).toMatchObject([
    { lastError: "the other side is away", deadAt: expect.any(Date) },
  ]);
});

test("a job may say when to try again, or that it is hopeless", async () => {
  const seen: number[] = [];
  const kind = kindThat(async ({ attempt }) => {
    seen.push(clock.wallNow());
    throw attempt === 1 ? new TryAgainIn(3_600_000, "asked to wait") : new Hopeless("nobody lives there");
  });
  const runner = new JobRunner(hub.core, [kind]);
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });

  await runner.runDue();
  await clock.advance(3_599_999);
  expect(await runner.runDue()).toBe(0);
  await clock.advance(1);
  await runner.runDue();

  expect(seen[1]).toBe((seen[0] ?? 0) + 3_600_000);
  expect(await jobsOf(kind)).toMatchObject([{ attempts: 2, lastError: "nobody lives there" }]);
});

test("what a database says of a failure is not kept, since it can hold a visitor's words", async () => {
  const kind = kindThat(
    async () => {
      await hub.core.database
        .insert(jobs)
        .values({ id: "Ada Lovelace", kind: "x", body: {}, runAt: soon(0) });
    },
    { attempts: 1 },
  );
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });
  await new JobRunner(hub.core, [kind]).runDue();
  expect(await jobsOf(kind)).toMatchObject([{ lastError: "the database refused (22P02)" }]);
});

test("a job with a key waits once; asked for again while it runs, it runs again", async () => {
  let runs = 0;
  const kind: JobKind = kindThat(async () => {
    runs += 1;
    if (runs === 1) await enqueue(hub.core.database, keyed);
  });
  const keyed = { kind: kind.kind, key: "contact 7", body: {}, runAt: soon(0) };
  await enqueue(hub.core.database, keyed, keyed);
  await enqueue(hub.core.database, keyed);
  expect(await jobsOf(kind)).toHaveLength(1);

  await new JobRunner(hub.core, [kind]).runDue();

  expect(runs).toBe(2);
  expect(await jobsOf(kind)).toEqual([]);
});

test("a dead job is revived by asking for it again", async () => {
  let broken = true;
  const kind = kindThat(
    async () => {
      if (broken) throw new Error("broken");
    },
    { attempts: 1 },
  );
  const runner = new JobRunner(hub.core, [kind]);
  const job = { kind: kind.kind, key: "it", body: {}, runAt: soon(0) };
  await enqueue(hub.core.database, job);
  await runner.runDue();
  expect(await jobsOf(kind)).toMatchObject([{ deadAt: expect.any(Date) }]);

  broken = false;
  await enqueue(hub.core.database, job);
  await runner.runDue();
  expect(await jobsOf(kind)).toEqual([]);
});

test("the job of a hub that died is done by another one when its hold has run out", async () => {
  const kind = kindThat(() => new Promise(() => {}));
  const dies = new JobRunner(hub.core, [kind]);
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });
  dies.runDue().catch(() => {});
  while ((await jobsOf(kind))[0]?.claimedUntil === null) await new Promise(setImmediate);
  // A dead hub renews nothing: what it held is written back as it was before any renewal.
  const held = (await jobsOf(kind))[0]?.claimedUntil;
  let attempt = 0;
  const survivor = new JobRunner(hub.core, [
    {
      ...kind,
      run: async (_core, job) => {
        attempt = job.attempt;
      },
    },
  ]);

  expect(await survivor.runDue()).toBe(0);
  clock.stepWall((held?.getTime() ?? 0) - clock.wallNow());
  expect(await survivor.runDue()).toBe(1);
  expect(attempt).toBe(2);
});

test("a long job is not taken over while its hub lives", async () => {
  let finish: () => void = () => {};
  const kind = kindThat(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });
  const working = new JobRunner(hub.core, [kind]).runDue();
  for (let seconds = 0; seconds < 300; seconds += 5) {
    await clock.advance(5000);
    await hub.core.database.select().from(jobs).limit(1);
    expect(await new JobRunner(hub.core, [kind]).runDue()).toBe(0);
  }
  finish();
  expect(await working).toBe(1);
  expect(await jobsOf(kind)).toEqual([]);
});

test("a job that kills every hub that tries it is given up", async () => {
  let runs = 0;
  const kind = kindThat(async () => {
    runs += 1;
  });
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });
  // Three hubs began it, and none lived to say how it went.
  await hub.core.database
    .update(jobs)
    .set({ attempts: 3, claimedUntil: soon(-1) })
    .where(eq(jobs.kind, kind.kind));
  await new JobRunner(hub.core, [kind]).runDue();
  expect(runs).toBe(0);
  expect(await jobsOf(kind)).toMatchObject([{ deadAt: expect.any(Date) }]);
});

test("a job of a kind that this hub does not know waits for a hub that does", async () => {
  const kind = kindThat(async () => {});
  await enqueue(hub.core.database, { kind: kind.kind, body: {}, runAt: soon(0) });
  expect(await new JobRunner(hub.core, [kindThat(async () => {})]).runDue()).toBe(0);
  expect(await new JobRunner(hub.core, [kind]).runDue()).toBe(1);
});

test("a change that is announced wakes it at once", async () => {
  const done = latch();
  const kind = kindThat(async () => done.reach());
  const stop = new AbortController();
  const running = new JobRunner(hub.core, [kind]).run(stop.signal);
  // It has looked, found nothing, and would look again in a second.
  await hub.core.database.select().from(jobs).limit(1);
  await clock.advance(100);
  await hub.core.database.transaction(async (transaction) => {
    await enqueue(transaction, { kind: kind.kind, body: {}, runAt: soon(0) });
    await announce(transaction, "an account", { what: "task", id: "7" });
  });
  await done.reached;
  stop.abort(new Error("the hub stops"));
  await running;
});

describe("a running runner", () => {
  const served = async (storage: string) =>
    await openHub({ storage, clock: new SystemClock(), journal: silentJournal, random: systemRandom });

  test("does recurring work at once and again, and gives back what it holds when it is stopped", async () => {
    const own = await served("memory");
    const sweeps = latch();
    const stuck = latch();
    let swept = 0;
    const sweep = kindThat(
      async () => {
        swept += 1;
        if (swept === 3) sweeps.reach();
      },
      { everyMs: 1 },
    );
    const endless = kindThat(({ signal }) => {
      stuck.reach();
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    await enqueue(own.core.database, { kind: endless.kind, body: {}, runAt: new Date(0) });
    const stop = new AbortController();
    const running = new JobRunner(own.core, [sweep, endless]).run(stop.signal);
    await Promise.all([sweeps.reached, stuck.reached]);
    stop.abort(new Error("the hub stops"));
    await running;
    const left = await own.core.database.select().from(jobs).where(eq(jobs.kind, endless.kind));
    expect(left).toMatchObject([{ attempts: 0, claimedUntil: null, deadAt: null }]);
    await own.close();
  });

  test("shares five hundred jobs with another hub, each done once", async (context) => {
    const postgres = startPostgres();
    if (!postgres) return context.skip("set DATABASE_URL or install Debian's postgresql");
    const hubs = await Promise.all([served(postgres.url), served(postgres.url)]);
    try {
      const counts = new Map<unknown, number>();
      const byHub = new Map<string, number>();
      const all = latch();
      const kind: JobKind = {
        kind: "counted",
        attempts: 1,
        run: async ({ hub: name, database }, { body }) => {
          await database.select({ id: jobs.id }).from(jobs).limit(1);
          counts.set(body.n, (counts.get(body.n) ?? 0) + 1);
          byHub.set(name, (byHub.get(name) ?? 0) + 1);
          if (counts.size === 500) all.reach();
        },
      };
      const stop = new AbortController();
      const running = hubs.map(({ core }) => new JobRunner(core, [kind]).run(stop.signal));
      const waiting = Array.from({ length: 500 }, (_, n) => ({
        kind: "counted",
        body: { n },
        runAt: new Date(0),
      }));
      await hubs[0]?.core.database.transaction((transaction) => enqueue(transaction, ...waiting));
      await all.reached;
      stop.abort(new Error("the hub stops"));
      await Promise.all(running);
      expect([...counts.values()].every((count) => count === 1)).toBe(true);
      expect(byHub.size).toBe(2);
      expect(await hubs[0]?.core.database.$count(jobs)).toBe(0);
    } finally {
      await Promise.all(hubs.map((each) => each.close()));
      postgres.stop();
    }
  });
});
