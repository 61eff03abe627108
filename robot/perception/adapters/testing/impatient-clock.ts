import type { Clock, Instant } from "../../../kernel/clock.ts";
import { SystemClock } from "../../../kernel/system-clock.ts";

/** The host's clock, whose sleeps can be made to end at once. */
export class ImpatientClock implements Clock {
  outOfPatience = false;
  private readonly host = new SystemClock();

  now(): Instant {
    return this.host.now();
  }
  wallNow() {
    return this.host.wallNow();
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.host.sleep(this.outOfPatience ? 0 : ms, signal);
  }
  during<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}
