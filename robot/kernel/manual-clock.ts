import { type Clock, type Instant, instant, type WallTime, wallTime } from "./clock.ts";

/**
 * A nanosecond. The least that a sleep lasts, unless it is none: time is a floating-point number, and a wait that is too
 * short to change it would come round for ever in a loop that sleeps until something is due.
 */
const SHORTEST_SLEEP_MS = 1e-6;

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly fire: () => void;
}

/**
 * Simulated time. It moves only when told to, and never past work that is still under way: the same
 * inputs give the same order of events on a fast machine and on a slow one.
 *
 * Whoever awaits {@link during} or {@link sleep} waits until somebody advances the clock. Work passed to
 * `during` must not itself wait for this clock: it would wait for itself.
 */
export class ManualClock implements Clock {
  private elapsedMs = 0;
  private wallOffsetMs: number;
  private timers: Timer[] = [];
  private ordered = 0;
  /** Work under way, in the order it was asked for; each resolves to the function that hands its result over. */
  private works: Promise<() => void>[] = [];
  private advancing = false;

  constructor(wallStart = wallTime(Date.UTC(2026, 0, 5, 9, 0, 0))) {
    this.wallOffsetMs = wallStart;
  }

  now(): Instant {
    return instant(this.elapsedMs);
  }

  wallNow(): WallTime {
    return wallTime(this.wallOffsetMs + this.elapsedMs);
  }

  /** Sets the wall clock forward or back, as a technician or NTP would. Monotonic time is untouched. */
  stepWall(ms: number): void {
    this.wallOffsetMs += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        this.timers = this.timers.filter((other) => other !== timer);
        reject(signal?.reason);
      };
      const timer: Timer = {
        dueAt: this.elapsedMs + (ms > 0 ? Math.max(SHORTEST_SLEEP_MS, ms) : 0),
        order: this.ordered++,
        fire: () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.timers.push(timer);
    });
  }

  during<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.works.push(
        work.then(
          (value) => () => resolve(value),
          (error) => () => reject(error),
        ),
      );
    });
  }

  /** Lets `ms` pass, firing every timer on the way in order of due time, then of request. */
  async advance(ms: number): Promise<void> {
    if (this.advancing) throw new Error("ManualClock.advance was called while it was already advancing");
    this.advancing = true;
    try {
      const until = this.elapsedMs + ms;
      await this.settle();
      for (let next = this.takeDue(until); next; next = this.takeDue(until)) {
        this.elapsedMs = Math.max(this.elapsedMs, next.dueAt);
        next.fire();
        await this.settle();
      }
      this.elapsedMs = until;
    } finally {
      this.advancing = false;
    }
  }

  /** Waits for `work` at the present instant, handing over what it asked for with {@link during} meanwhile. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let finished = false;
    const mark = () => {
      finished = true;
    };
    work.then(mark, mark);
    while (!finished) await this.settle();
    return work;
  }

  /** Waits, at the present instant, until nothing is under way. */
  async settle(): Promise<void> {
    for (;;) {
      await endOfTurn();
      const first = this.works.shift();
      if (!first) return;
      const handOver = await first;
      handOver();
    }
  }

  private takeDue(until: number): Timer | undefined {
    let due: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.dueAt > until) continue;
      if (!due || timer.dueAt < due.dueAt || (timer.dueAt === due.dueAt && timer.order < due.order))
        due = timer;
    }
    if (due) this.timers.splice(this.timers.indexOf(due), 1);
    return due;
  }
}

/** Every microtask queued so far has run when this resolves. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
