import { signal } from "@preact/signals";

/** The browser's clock, once a second, in milliseconds since 1970. What is shown of it changes only when its words do. */
export const now = signal(Date.now());

const TICK_MS = 1_000;

/** Starts the ticking; returns what stops it. */
export function keepTime(): () => void {
  const timer = setInterval(() => {
    now.value = Date.now();
  }, TICK_MS);
  return () => clearInterval(timer);
}
