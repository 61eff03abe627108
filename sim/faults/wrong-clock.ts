import { type Clock, type Instant, type WallTime, wallTime } from "../../robot/kernel/clock.ts";

/** A clock whose wall time somebody has set wrong. It counts as well as before: monotonic time is untouched. */
export class WrongClock implements Clock {
  private readonly right: Clock;
  private readonly aheadMs: () => number;

  constructor(right: Clock, aheadMs: () => number) {
    this.right = right;
    this.aheadMs = aheadMs;
  }

  now(): Instant {
    return this.right.now();
  }

  wallNow(): WallTime {
    return wallTime(this.right.wallNow() + this.aheadMs());
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.right.sleep(ms, signal);
  }

  during<T>(work: Promise<T>): Promise<T> {
    return this.right.during(work);
  }
}
