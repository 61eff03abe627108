import { vi } from "vitest";
import type { ManualClock } from "../../robot/kernel/manual-clock.ts";

/** Ways for a contract to let things happen: each lets time pass until `done`, and fails after a good while. */
export type Until = (done: () => boolean) => Promise<void>;

/** Simulated time, in steps finer than any device's. */
export async function passing(clock: ManualClock, done: () => boolean): Promise<void> {
  for (let steps = 0; !done(); steps++) {
    if (steps > 5000) throw new Error("nothing happened in 50 simulated seconds");
    await clock.advance(10);
  }
}

/** The time of this machine, for programs, sockets and files. */
export async function passingHere(done: () => boolean): Promise<void> {
  await vi.waitFor(
    () => {
      if (!done()) throw new Error("nothing happened in 30 seconds");
    },
    { timeout: 30_000, interval: 5 },
  );
}

/** How work went: null while it goes on, then "ended" or what it threw. Nothing is unhandled meanwhile. */
export function outcomeOf(work: Promise<void>): { readonly outcome: unknown } {
  const result: { outcome: unknown } = { outcome: null };
  work.then(
    () => {
      result.outcome = "ended";
    },
    (error: unknown) => {
      result.outcome = error;
    },
  );
  return result;
}
