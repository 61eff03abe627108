import { type Clock, type Instant, instant, type WallTime, wallTime } from "./clock.ts";

/** The host's clock: the one place that may ask the operating system for the time. */
export class SystemClock implements Clock {
  now(): Instant {
    return instant(performance.now());
  }

  wallNow(): WallTime {
    return wallTime(Date.now());
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      }, ms);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  during<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}
