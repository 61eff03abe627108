import type { Instant } from "../../kernel/clock.ts";

/** How evenly a source has repeated itself, since it last broke its rhythm. */
export interface Rhythm {
  readonly since: Instant;
  readonly last: Instant;
  readonly beats: number;
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** A button that bounces, or is pressed again and again, does not keep it up for so long, and so evenly. */
const KNOWN_AFTER_MS = 3000;
const KNOWN_AFTER_BEATS = 4;
/** Who repeats more rarely than this is not known to repeat. */
const SLOWEST_MS = 2000;
/** Repeated by a timer: no gap is this many times another, a late message aside. */
const EVENNESS = 1.5;
const LATE_MS = 50;
/** So many missed in a row are not lost but gone. */
const MISSED = 3;
const SHORTEST_SILENCE_MS = 500;

/** What another sign of life makes of the rhythm. Pure. */
export function beat(rhythm: Rhythm | null, at: Instant): Rhythm {
  if (rhythm) {
    const gapMs = at - rhythm.last;
    const shortestMs = Math.min(rhythm.shortestMs, gapMs);
    const longestMs = Math.max(rhythm.longestMs, gapMs);
    if (longestMs <= SLOWEST_MS && longestMs <= EVENNESS * shortestMs + LATE_MS) {
      return { since: rhythm.since, last: at, beats: rhythm.beats + 1, shortestMs, longestMs };
    }
  }
  return { since: at, last: at, beats: 1, shortestMs: Number.POSITIVE_INFINITY, longestMs: 0 };
}

/**
 * Whether a source that repeats itself has fallen silent; never true of one that is not known to repeat. DDS notices
 * a process that crashed, or a cable that was pulled, only when its lease ends, after ten seconds or more; somebody
 * at a red button does not wait that long. Pure.
 */
export function missesBeats({ since, last, beats, longestMs }: Rhythm, now: Instant): boolean {
  const known = beats >= KNOWN_AFTER_BEATS && last - since >= KNOWN_AFTER_MS;
  return known && now - last > Math.max(MISSED * longestMs, SHORTEST_SILENCE_MS);
}
