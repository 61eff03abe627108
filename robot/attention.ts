import type { EngagementStage, TrackId } from "./kernel/vocabulary.ts";

/** Whom the robot is serving, and who has been served and is still standing there. */
export interface Attention {
  /** `track` is null when somebody was heard or touched the screen but is not seen; `left`: gone for good. */
  readonly serving: { readonly track: TrackId | null; readonly left: boolean } | null;
  readonly served: readonly TrackId[];
  /** Who has come meanwhile and been told that they are next. */
  readonly acknowledged: readonly TrackId[];
}

/** What of a person matters for choosing whom to serve. */
export interface Candidate {
  readonly track: TrackId;
  readonly engagement: EngagementStage;
  readonly distanceM: number;
}

export const nobody: Attention = { serving: null, served: [], acknowledged: [] };

/**
 * Whom to begin with, if nobody is being served: the nearest who is engaged and was not served already.
 * Somebody who has said goodbye and lingers is left in peace; the next in line is taken up.
 */
export function whoIsNext(now: Attention, people: readonly Candidate[]): TrackId | null {
  if (now.serving) return null;
  const waiting = people.filter((one) => one.engagement === "engaged" && !now.served.includes(one.track));
  return nearest(waiting)?.track ?? null;
}

/**
 * Who stands there and waits while somebody else is served, and has not been told yet that they were seen. While the
 * one being served is out of sight nobody is: somebody new may be that visitor under another id.
 */
export function whoWaits(now: Attention, people: readonly Candidate[]): TrackId | null {
  const served = now.serving?.track ?? null;
  if (served === null || !people.some((one) => one.track === served)) return null;
  const known = [served, ...now.served, ...now.acknowledged];
  const waiting = people.filter((one) => one.engagement === "engaged" && !known.includes(one.track));
  return nearest(waiting)?.track ?? null;
}

export function acknowledge(now: Attention, track: TrackId): Attention {
  return { ...now, acknowledged: [...now.acknowledged, track] };
}

/**
 * Whether what is said now is rather somebody else's answer: the one being served is out of sight or walks off, and
 * another stands before the robot. It must not get into the first one's record.
 */
export function anotherSpeaks(now: Attention, people: readonly Candidate[]): boolean {
  const served = now.serving?.track ?? null;
  if (served === null) return false;
  const there = people.some((one) => one.track === served && one.engagement !== "leaving");
  return !there && people.some((one) => one.track !== served && one.engagement === "engaged");
}

/** Who is probably speaking or touching: the nearest who has at least come closer. */
export function whoIsThere(people: readonly Candidate[]): TrackId | null {
  const close = people.filter((one) => one.engagement === "engaging" || one.engagement === "engaged");
  return nearest(close)?.track ?? null;
}

export function begin(now: Attention, track: TrackId | null): Attention {
  return {
    serving: { track, left: false },
    served: without(now.served, track),
    acknowledged: without(now.acknowledged, track),
  };
}

/** Somebody who was only heard, or touched the screen, comes into view: from now on it is seen when they leave. */
export function recognise(now: Attention, people: readonly Candidate[]): Attention {
  if (now.serving?.track !== null) return now;
  const track = whoIsThere(people);
  return track === null ? now : begin(now, track);
}

/** The conversation is over; the visitor may still be standing there. Who has left is greeted again on return. */
export function finish(now: Attention): Attention {
  const lingering = now.serving?.left ? null : (now.serving?.track ?? null);
  return { ...now, serving: null, served: lingering ? [...now.served, lingering] : now.served };
}

/** Somebody is gone for good; `left` tells whether it was the one being served. */
export function gone(
  now: Attention,
  track: TrackId,
): { readonly attention: Attention; readonly left: boolean } {
  const left = now.serving?.track === track;
  return {
    attention: {
      serving: left ? { track, left } : now.serving,
      served: without(now.served, track),
      acknowledged: without(now.acknowledged, track),
    },
    left,
  };
}

function without(tracks: readonly TrackId[], track: TrackId | null): readonly TrackId[] {
  return tracks.filter((other) => other !== track);
}

function nearest(people: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const one of people) if (!best || one.distanceM < best.distanceM) best = one;
  return best;
}
