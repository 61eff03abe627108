import type { Instant } from "../../kernel/clock.ts";

/** Fewer arrivals than this may be chance: somebody who presses and releases. */
const ENOUGH = 5;
/** Who repeats more rarely than this is not known to repeat. */
const SLOWEST_MS = 2000;
/** Repeated by a timer: no gap is this many times another, a late message aside. */
const EVENNESS = 1.5;
const LATE_MS = 50;
/** So many missed in a row are not lost but gone. */
const MISSED = 3;
const SHORTEST_SILENCE_MS = 500;

/** When a source was heard of, as far as it matters. Pure. */
export function remembering(arrivals: readonly Instant[], at: Instant): readonly Instant[] {
  return [...arrivals, at].slice(-ENOUGH);
}

/**
 * How long a source that was heard of at these instants may be silent before it is taken for gone; null for one that
 * is not known to repeat itself. DDS notices a process that crashed, or a cable that was pulled, after ten seconds or
 * more (its lease); somebody at a red button does not wait that long. Pure.
 */
export function longestSilenceMs(arrivals: readonly Instant[]): number | null {
  if (arrivals.length < ENOUGH) return null;
  const gaps = arrivals.slice(1).map((at, before) => at - (arrivals[before] ?? at));
  const longestMs = Math.max(...gaps);
  const even = longestMs <= EVENNESS * Math.min(...gaps) + LATE_MS;
  return even && longestMs <= SLOWEST_MS ? Math.max(MISSED * longestMs, SHORTEST_SILENCE_MS) : null;
}
