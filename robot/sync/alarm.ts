import type { Clock } from "../kernel/clock.ts";

/** One thing to be done later, at most: setting it again replaces what was set before. */
export class Alarm {
  private readonly clock: Clock;
  private set: AbortController | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  in(ms: number, ring: () => void): void {
    this.clear();
    const set = new AbortController();
    this.set = set;
    this.clock.sleep(ms, set.signal).then(
      () => {
        // It may have been cleared between the end of the sleep and now.
        if (this.set === set) ring();
      },
      () => {
        // Cleared: that is all the rejection says.
      },
    );
  }

  clear(): void {
    this.set?.abort();
    this.set = undefined;
  }
}
