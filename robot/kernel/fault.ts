/** What a technician needs to know: where it happened, what happened, and what to do about it. */
export interface FaultReport {
  /** Dotted and stable: `model.corrupt`, `microphone.missing`. Scripts match on it. */
  readonly code: string;
  /** One sentence with the place in it: the file, the path inside the file, the port, the device. */
  readonly what: string;
  /** One sentence: what to try. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** The world failed, not the code: a file is broken, a device is gone, a port is taken. */
export class Fault extends Error {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;

  constructor(report: FaultReport) {
    super(`${report.what} ${report.remedy}`, { cause: report.cause });
    this.name = "Fault";
    this.code = report.code;
    this.what = report.what;
    this.remedy = report.remedy;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True when `error` is only the news that `signal` was aborted. */
export function isAbort(error: unknown, signal: AbortSignal): boolean {
  return (
    signal.aborted && (error === signal.reason || (error instanceof Error && error.name === "AbortError"))
  );
}
