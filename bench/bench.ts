/** One measured figure. Ratios compare two things measured in the same run; absolute times depend on the machine. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "µs" | "per s" | "MB" | "×" | "count";
}

/** One file in this folder exports one of these as `bench`. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  run(): Promise<readonly Figure[]>;
}

/** Median of several runs' milliseconds. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `share` between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
