import type { Clock, Instant, WallTime } from "../../robot/kernel/clock.ts";

/** The clock of the visit that is being played, for whatever outlives a visit. */
export class LentClock implements Clock {
  private owner: Clock | null = null;

  /** From now on this one's time is told. */
  borrow(owner: Clock): void {
    this.owner = owner;
  }

  now(): Instant {
    return this.current.now();
  }

  wallNow(): WallTime {
    return this.current.wallNow();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.current.sleep(ms, signal);
  }

  during<T>(work: Promise<T>): Promise<T> {
    return this.current.during(work);
  }

  private get current(): Clock {
    if (!this.owner) throw new Error("nobody has lent a clock yet");
    return this.owner;
  }
}
