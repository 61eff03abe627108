import { type Chance, drawn } from "./chance.ts";

/** The small movements of eyes that rest on something, and the glances of somebody who waits. */
export interface Fidgeting {
  readonly yawRad: number;
  readonly pitchRad: number;
  readonly nextAtMs: number;
  readonly chance: Chance;
}

/** `fixing`: on somebody's eyes. `waiting`: nobody is there. `still`: asleep, or whoever looks on wants no motion. */
export type Restlessness = "fixing" | "waiting" | "still";

/** Microsaccades: one or two a second, up to a degree. Larger than people's, who are looked at from nearer. */
const MICRO = { rad: 0.014, everyMs: { least: 450, most: 1700 } };
/** Whoever waits looks about, and back. */
const GLANCE = { rad: 0.2, everyMs: { least: 3200, most: 7000 }, holdsMs: { least: 700, most: 1600 } };

export function beginFidgeting(seed: number, atMs: number): Fidgeting {
  return { yawRad: 0, pitchRad: 0, nextAtMs: atMs + GLANCE.holdsMs.least, chance: { seed } };
}

/** Where the eyes are beside where they look. Pure. */
export function fidgetingAt(now: Fidgeting, atMs: number, how: Restlessness): Fidgeting {
  if (how === "still")
    return now.yawRad === 0 && now.pitchRad === 0 ? now : { ...now, yawRad: 0, pitchRad: 0 };
  // Somebody has come: the eyes are back at once.
  const astray = how === "fixing" && Math.hypot(now.yawRad, now.pitchRad) > MICRO.rad * 2;
  if (atMs < now.nextAtMs && !astray) return now;
  return how === "fixing" ? twitched(now, atMs) : glanced(now, atMs);
}

function twitched({ chance }: Fidgeting, atMs: number): Fidgeting {
  const [yawRad, afterYaw] = drawn(chance, -MICRO.rad, MICRO.rad);
  const [pitchRad, afterPitch] = drawn(afterYaw, -MICRO.rad / 2, MICRO.rad / 2);
  const [waitMs, left] = drawn(afterPitch, MICRO.everyMs.least, MICRO.everyMs.most);
  return { yawRad, pitchRad, nextAtMs: atMs + waitMs, chance: left };
}

function glanced(now: Fidgeting, atMs: number): Fidgeting {
  const away = now.yawRad !== 0;
  if (away) {
    const [waitMs, chance] = drawn(now.chance, GLANCE.everyMs.least, GLANCE.everyMs.most);
    return { yawRad: 0, pitchRad: 0, nextAtMs: atMs + waitMs, chance };
  }
  const [yawRad, afterYaw] = drawn(now.chance, -GLANCE.rad, GLANCE.rad);
  const [pitchRad, afterPitch] = drawn(afterYaw, -GLANCE.rad / 4, GLANCE.rad / 3);
  const [holdMs, chance] = drawn(afterPitch, GLANCE.holdsMs.least, GLANCE.holdsMs.most);
  return { yawRad, pitchRad, nextAtMs: atMs + holdMs, chance };
}
