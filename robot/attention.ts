import type { EngagementStage, TrackId } from "./kernel/vocabulary.ts";

/** Whom the robot is serving, and who has been served and is still standing there. */
export interface Attention {
  /** `track` is null when somebody was heard or touched the screen but is not seen. */
  readonly serving: { readonly track: TrackId | null } | null;
  readonly served: readonly TrackId[];
}

/** What of a person matters for choosing whom to serve. */
export interface Candidate {
  readonly track: TrackId;
  readonly engagement: EngagementStage;
  readonly distanceM: number;
}

export const nobody: Attention = { serving: null, served: [] };

/**
 * Whom to begin with, if nobody is being served: the nearest who is engaged and was not served already.
 * Somebody who has said goodbye and lingers is left in peace; the next in line is taken up.
 */
export function whoIsNext(now: Attention, people: readonly Candidate[]): TrackId | null {
  if (now.serving) return null;
  const waiting = people.filter((one) => one.engagement === "engaged" && !now.served.includes(one.track));
  return nearest(waiting)?.track ?? null;
}

/** Who is probably speaking or touching: the nearest who has at least come closer. */
export function whoIsThere(people: readonly Candidate[]): TrackId | null {
  const close = people.filter((one) => one.engagement === "engaging" || one.engagement === "engaged");
  return nearest(close)?.track ?? null;
}

export function begin(now: Attention, track: TrackId | null): Attention {
  return { serving: { track }, served: now.served.filter((other) => other !== track) };
}

/** Somebody who was only heard, or touched the screen, comes into view: from now on it is seen when they leave. */
export function recognise(now: Attention, people: readonly Candidate[]): Attention {
  if (now.serving?.track !== null) return now;
  const track = whoIsThere(people);
  return track === null ? now : begin(now, track);
}

/** The conversation is over; the visitor may still be standing there. */
export function finish(now: Attention): Attention {
  const track = now.serving?.track ?? null;
  return { serving: null, served: track ? [...now.served, track] : now.served };
}

/** Somebody is gone for good; `left` tells whether it was the one being served. */
export function gone(
  now: Attention,
  track: TrackId,
): { readonly attention: Attention; readonly left: boolean } {
  return {
    attention: { serving: now.serving, served: now.served.filter((other) => other !== track) },
    left: now.serving?.track === track,
  };
}

function nearest(people: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const one of people) if (!best || one.distanceM < best.distanceM) best = one;
  return best;
}
