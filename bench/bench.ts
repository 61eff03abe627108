/** One measured figure. Ratios compare two things measured in the same run; absolute times depend on the machine. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "µs" | "per s" | "MB" | "×" | "%" | "count";
}

/** One file in this folder exports one of these as `bench`. Each runs in a process of its own. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  /** Why it cannot run on this machine; null when it can. */
  unavailable?(): Promise<string | null>;
  /** Puts into the folder what must be there before, in a process whose memory and caches nobody measures. */
  prepare?(folder: string): Promise<void>;
  /** @param folder empty but for what `prepare` left; removed afterwards */
  run(folder: string): Promise<readonly Figure[]>;
}

/** The most memory that this process has held at once so far, all its threads included. */
export function peakMemory(whose: string): Figure {
  return { what: `${whose}: peak RSS`, value: process.resourceUsage().maxRSS / 1024, unit: "MB" };
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
