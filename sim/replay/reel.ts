import type { Clock, Instant } from "../../robot/kernel/clock.ts";
import { Fault, type FaultReport } from "../../robot/kernel/fault.ts";

/** What came from a device at one moment: something, a failure, or its end. */
export type Take<T> = { readonly at: Instant } & (
  | { readonly kind: "item"; readonly item: T }
  | { readonly kind: "failed"; readonly fault: FaultReport }
  | { readonly kind: "ended" }
);

/**
 * What a device delivered, to be delivered again at the same moments. Whoever opens it again goes on where the time
 * is: what came meanwhile is gone, as it was then.
 */
export class Reel<T> {
  private readonly takes: readonly Take<T>[];
  private readonly clock: Clock;
  private next = 0;

  /** @param takes in order of time */
  constructor(takes: readonly Take<T>[], clock: Clock) {
    this.takes = takes;
    this.clock = clock;
  }

  /** Throws the `Fault` that the device threw, at that time. After the last take nothing comes any more. */
  async *play(signal: AbortSignal): AsyncGenerator<T> {
    const { takes, clock } = this;
    const openedAt = clock.now();
    for (let take = takes[this.next]; take && take.at < openedAt; take = takes[this.next]) this.next += 1;
    for (let take = takes[this.next]; take && !signal.aborted; take = takes[this.next]) {
      if (!(await this.waitUntil(take.at, signal))) return;
      this.next += 1;
      switch (take.kind) {
        case "item":
          yield take.item;
          break;
        case "failed":
          throw new Fault(take.fault);
        case "ended":
          return;
      }
    }
    await this.waitUntil(Number.POSITIVE_INFINITY, signal);
  }

  /** False when the signal was aborted first. */
  private async waitUntil(at: number, signal: AbortSignal): Promise<boolean> {
    const waitMs = at - this.clock.now();
    if (waitMs > 0) await this.clock.sleep(waitMs, signal).catch(() => undefined);
    return !signal.aborted;
  }
}
