import type { Instant } from "../../robot/kernel/clock.ts";

/** A value that was read now and then: its readings in order of time. */
export class Course<T> {
  private readonly readings: readonly { readonly at: Instant; readonly value: T }[];
  private passed = 0;

  constructor(readings: readonly { readonly at: Instant; readonly value: T }[]) {
    this.readings = readings;
  }

  /** The last reading until then; before the first, the first. Null when there was none at all. Time goes forwards. */
  at(now: Instant): T | null {
    const { readings } = this;
    for (let next = readings[this.passed + 1]; next && next.at <= now; next = readings[this.passed + 1]) {
      this.passed += 1;
    }
    return readings[this.passed]?.value ?? null;
  }
}
