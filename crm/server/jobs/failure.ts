/** A job that knows itself when to try again. The message holds nothing personal: it is kept. */
export class TryAgainIn extends Error {
  readonly waitMs: number;

  constructor(waitMs: number, why: string) {
    super(why);
    this.name = "TryAgainIn";
    this.waitMs = waitMs;
  }
}

/** A job that no further attempt can save. The message holds nothing personal: it is kept. */
export class Hopeless extends Error {
  constructor(why: string) {
    super(why);
    this.name = "Hopeless";
  }
}

/**
 * Why a job failed, fit to be kept and journalled. What the database says can hold what was to be stored: its code
 * has to do.
 */
export function whyFailed(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const cause = rootCause(error);
  const code = "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  if ("query" in error || "severity" in cause) return `the database refused${code}`;
  return `${error.message.slice(0, 200)}${code}`;
}

function rootCause(error: Error): Error {
  return error.cause instanceof Error ? rootCause(error.cause) : error;
}
