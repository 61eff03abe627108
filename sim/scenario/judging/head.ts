import type { Peaks } from "../../devices/peak-meter.ts";
import type { Attention } from "../expectations.ts";

/** What a joint may do at most; the motion room's rules have this shape. */
export interface HeadLimits {
  readonly pan: Peaks;
  readonly tilt: Peaks;
}

/** Set-points are compared with this much room for rounding. */
const ROUNDING = 1 + 1e-6;

/** Whether both joints were kept within what they may do. */
export function judgeHead(peaks: HeadLimits, limits: HeadLimits): string[] {
  return (["pan", "tilt"] as const).flatMap((joint) => {
    const [peak, limit] = [peaks[joint], limits[joint]];
    const failures: string[] = [];
    if (peak.lowestRad < limit.lowestRad || peak.highestRad > limit.highestRad) {
      failures.push(
        `The head's ${joint} was sent to ${peak.lowestRad.toFixed(3)} … ${peak.highestRad.toFixed(3)} rad, outside ${limit.lowestRad} … ${limit.highestRad}.`,
      );
    }
    for (const [measure, unit] of [
      ["velocityRadPerS", "rad/s"],
      ["accelerationRadPerS2", "rad/s²"],
      ["jerkRadPerS3", "rad/s³"],
    ] as const) {
      if (peak[measure] > limit[measure] * ROUNDING) {
        failures.push(
          `The head's ${joint} was driven at ${peak[measure].toFixed(2)} ${unit}, above ${limit[measure]}.`,
        );
      }
    }
    return failures;
  });
}

/** @param shares what was measured for each expectation, 0 … 1; null: that person was not in the room then */
export function judgeAttention(expected: readonly Attention[], shares: readonly (number | null)[]): string[] {
  return expected.flatMap(({ person, atLeast, atMost, withinDeg }, index) => {
    const share = shares[index] ?? null;
    if (share === null) return [`${person} was not in the room when the head should have turned to them.`];
    if (share >= atLeast && share <= atMost) return [];
    const should = share < atLeast ? `at least ${percent(atLeast)}` : `at most ${percent(atMost)}`;
    return [
      `The head was turned to ${person} within ${withinDeg}° for ${percent(share)} of the time; it should have been for ${should}.`,
    ];
  });
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
