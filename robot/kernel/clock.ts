/** Milliseconds on a monotonic clock whose zero means nothing. Never compare it with a {@link WallTime}. */
export type Instant = number & { readonly __brand: "Instant" };

/** Milliseconds since 1970-01-01T00:00Z. May step backwards when somebody sets the clock. */
export type WallTime = number & { readonly __brand: "WallTime" };

/** One moment on both clocks; events carry it so that pure code never asks what time it is. */
export interface Stamp {
  readonly at: Instant;
  readonly wall: WallTime;
}

/** The only source of time. Everything that waits takes one. */
export interface Clock {
  now(): Instant;
  wallNow(): WallTime;
  /** Resolves `ms` later; rejects with the signal's reason when aborted first. Zero still yields. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Marks real work under way: inference, synthesis, a database, a child process. A simulated clock
   * holds time still until the work is done and releases results in the order they were asked for, so
   * that the speed of this machine never changes what happens. The system clock returns it unchanged.
   */
  during<T>(work: Promise<T>): Promise<T>;
}

export function instant(ms: number): Instant {
  return ms as Instant;
}

export function wallTime(ms: number): WallTime {
  return ms as WallTime;
}

export function later(from: Instant, ms: number): Instant {
  return (from + ms) as Instant;
}

export function stampOf(clock: Clock): Stamp {
  return { at: clock.now(), wall: clock.wallNow() };
}

export function isoOf(wall: WallTime): string {
  return new Date(wall).toISOString();
}
