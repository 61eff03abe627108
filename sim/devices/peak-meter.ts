import type { Instant } from "../../robot/kernel/clock.ts";

/** The extremes of one joint's set-points and of their differences. */
export interface Peaks {
  readonly lowestRad: number;
  readonly highestRad: number;
  readonly velocityRadPerS: number;
  readonly accelerationRadPerS2: number;
  readonly jerkRadPerS3: number;
}

/**
 * Measures set-points by finite differences. Where the spacing changes (the host stalled and ticks are
 * missing) it starts afresh: differences across a gap would measure the gap.
 */
export class PeakMeter {
  private seen: Peaks = {
    lowestRad: 0,
    highestRad: 0,
    velocityRadPerS: 0,
    accelerationRadPerS2: 0,
    jerkRadPerS3: 0,
  };
  /** The latest set-points at an even spacing, newest last, four at most. */
  private run: { readonly rad: number; readonly at: number }[] = [];

  add(rad: number, at: Instant): void {
    const [before, last] = this.run.slice(-2);
    const even = !before || !last || Math.abs(at - last.at - (last.at - before.at)) < 0.5;
    this.run = [...(even ? this.run.slice(-3) : []), { rad, at }];
    const [velocity, acceleration, jerk] = this.differences();
    this.seen = {
      lowestRad: Math.min(this.seen.lowestRad, rad),
      highestRad: Math.max(this.seen.highestRad, rad),
      velocityRadPerS: Math.max(this.seen.velocityRadPerS, velocity),
      accelerationRadPerS2: Math.max(this.seen.accelerationRadPerS2, acceleration),
      jerkRadPerS3: Math.max(this.seen.jerkRadPerS3, jerk),
    };
  }

  peaks(): Peaks {
    return this.seen;
  }

  private differences(): [velocity: number, acceleration: number, jerk: number] {
    const [first, second] = this.run;
    if (!first || !second) return [0, 0, 0];
    const stepS = (second.at - first.at) / 1000;
    const once = slopes(
      this.run.map(({ rad }) => rad),
      stepS,
    );
    const twice = slopes(once, stepS);
    return [largest(once), largest(twice), largest(slopes(twice, stepS))];
  }
}

function slopes(values: readonly number[], stepS: number): number[] {
  return values.slice(1).map((value, index) => (value - values[index]!) / stepS);
}

function largest(values: readonly number[]): number {
  return Math.max(0, ...values.map(Math.abs));
}
