import type { JointLimits } from "./motion-config.ts";

/** How one joint moves at one moment. */
export interface JointMotion {
  readonly positionRad: number;
  readonly velocityRadPerS: number;
  readonly accelerationRadPerS2: number;
}

export function resting(positionRad: number): JointMotion {
  return { positionRad, velocityRadPerS: 0, accelerationRadPerS2: 0 };
}

/**
 * One tick towards a target that may be another one every tick: position, velocity, acceleration and jerk
 * stay within the limits, and the joint comes to rest on a target that stays.
 *
 * The tick's jerk is constant, and it is chosen so that *braking as hard as allowed after this tick* would
 * end exactly on the target. The joint is a monotone system (more jerk now is further, faster and harder
 * at every later time), so where it would stop, how fast it would become and how hard it accelerates each
 * grow with the jerk, and one bisection per limit finds it. That a joint can always brake is the invariant
 * that each tick hands to the next; it is why a target that jumps back never forces a limit to be broken.
 * (Berscheid and Kröger, "Jerk-limited Real-time Trajectory Generation", RSS 2021, solve the same problem
 * for whole trajectories; at one set-point per tick the next jerk is all that is needed.)
 */
export function stepTowards(
  now: JointMotion,
  targetRad: number,
  limits: JointLimits,
  tickS: number,
): JointMotion {
  const within = withinTicks(limits, tickS);
  const target = Math.min(within.highestRad, Math.max(within.lowestRad, targetRad));
  const landing = landingJerk(now, target, within, tickS);
  if (landing !== null) return settled(advance(now, landing, tickS), target);

  const jerkMax = within.jerkRadPerS3;
  const after = (jerk: number) => advance(now, jerk, tickS);
  const wanted = largest(jerkMax, (jerk) => stopOf(after(jerk), within) <= target);
  const fastest = largest(jerkMax, (jerk) => coasting(after(jerk), within) <= within.velocityRadPerS);
  const slowest = -largest(jerkMax, (jerk) => -coasting(after(-jerk), within) <= within.velocityRadPerS);
  const hardest = (limits.accelerationRadPerS2 - now.accelerationRadPerS2) / tickS;
  const softest = (-limits.accelerationRadPerS2 - now.accelerationRadPerS2) / tickS;
  return after(Math.min(fastest, hardest, Math.max(slowest, softest, wanted)));
}

/**
 * The first of the three jerks that bring the joint to rest exactly on the target in three ticks, when all
 * three are allowed; else null. Choosing by the stopping place alone would circle the target for ever, by
 * some 10 µrad: a rest is a whole number of ticks away only by luck.
 */
function landingJerk(now: JointMotion, target: number, limits: JointLimits, tickS: number): number | null {
  // One tick of jerk moves, three, two and one ticks later, by 19/6, 7/6 and 1/6 jerk·tick³ and so on.
  // The inverse of that 3×3 system, in units of one tick:
  const gap = (now.positionRad - target) / tickS ** 3;
  const v = now.velocityRadPerS / tickS ** 2;
  const a = now.accelerationRadPerS2 / tickS;
  const first = -(gap + 2 * v + (11 / 6) * a);
  const second = 2 * gap + 3 * v + (7 / 6) * a;
  const third = -(gap + v + a / 3);
  const jerkMax = limits.jerkRadPerS3;
  if (Math.max(Math.abs(first), Math.abs(second), Math.abs(third)) > jerkMax) return null;
  const one = advance(now, first, tickS);
  const two = advance(one, second, tickS);
  const allowed = (state: JointMotion) =>
    Math.abs(state.velocityRadPerS) <= limits.velocityRadPerS &&
    Math.abs(state.accelerationRadPerS2) <= limits.accelerationRadPerS2;
  return allowed(one) && allowed(two) ? first : null;
}

/** Rounding removed: what is at rest on the target up to a double's resolution is at rest on it. */
function settled(state: JointMotion, target: number): JointMotion {
  const rest =
    Math.abs(state.positionRad - target) < 1e-12 &&
    Math.abs(state.velocityRadPerS) < 1e-10 &&
    Math.abs(state.accelerationRadPerS2) < 1e-8;
  return rest ? resting(target) : state;
}

/**
 * The limits that are planned with. Jerk is constant for a whole tick while ideal braking switches within
 * it; what the tick in which it reaches full deceleration lacks is up to jerk·tick²/8 of velocity. So:
 *
 * - velocity aims lower by that much;
 * - braking is planned softer by what makes up for it in one tick. Braking planned at the full limit has
 *   nothing left to make up with, and the lack grows with every tick until the stop: to 19 mrad past the
 *   end of travel, measured over random limits;
 * - a jerk that reaches full acceleration within one tick is as good as any harder one;
 * - positions keep one jerk·tick³ away (0.6 mrad for 80 rad/s³ at 20 ms): with the above the worst measured
 *   is 0.8 of it.
 */
function withinTicks(limits: JointLimits, tickS: number): JointLimits {
  const { accelerationRadPerS2 } = limits;
  const jerkRadPerS3 = Math.min(limits.jerkRadPerS3, accelerationRadPerS2 / tickS);
  const marginRad = jerkRadPerS3 * tickS ** 3;
  return {
    lowestRad: limits.lowestRad + marginRad,
    highestRad: limits.highestRad - marginRad,
    velocityRadPerS: limits.velocityRadPerS - (jerkRadPerS3 * tickS ** 2) / 8,
    accelerationRadPerS2: accelerationRadPerS2 - (jerkRadPerS3 * tickS) / 8,
    jerkRadPerS3,
  };
}

/** Where the joint comes to rest when it brakes as hard as it may from now on. */
export function stopOf(now: JointMotion, limits: JointLimits): number {
  const jerk = limits.jerkRadPerS3;
  // Braking acts against the velocity that would remain if the acceleration were simply let go.
  const side = coasting(now, limits) >= 0 ? 1 : -1;
  const velocity = now.velocityRadPerS * side;
  const acceleration = now.accelerationRadPerS2 * side;

  const unlimited = Math.sqrt(Math.max(0, jerk * velocity + (acceleration * acceleration) / 2));
  const peak = Math.min(unlimited, Math.max(limits.accelerationRadPerS2, -acceleration));
  const holdS = peak === 0 ? 0 : (unlimited * unlimited - peak * peak) / (jerk * peak);
  let state: JointMotion = { positionRad: 0, velocityRadPerS: velocity, accelerationRadPerS2: acceleration };
  state = advance(state, -jerk, Math.max(0, (acceleration + peak) / jerk));
  state = advance(state, 0, holdS);
  state = advance(state, jerk, peak / jerk);
  return now.positionRad + state.positionRad * side;
}

/** The velocity that remains when the acceleration is let go as fast as may be. */
function coasting(now: JointMotion, limits: JointLimits): number {
  const a = now.accelerationRadPerS2;
  return now.velocityRadPerS + (a * Math.abs(a)) / (2 * limits.jerkRadPerS3);
}

function advance(now: JointMotion, jerk: number, seconds: number): JointMotion {
  const { positionRad: p, velocityRadPerS: v, accelerationRadPerS2: a } = now;
  return {
    positionRad: p + seconds * (v + seconds * (a / 2 + (seconds * jerk) / 6)),
    velocityRadPerS: v + seconds * (a + (seconds * jerk) / 2),
    accelerationRadPerS2: a + seconds * jerk,
  };
}

/** The largest value in ±`bound` for which `holds`, which fails for all larger ones; the lower end if none. */
function largest(bound: number, holds: (value: number) => boolean): number {
  if (holds(bound)) return bound;
  let good = -bound;
  let bad = bound;
  // 40 halvings: finer than any motor's jerk, coarser than a double's.
  for (let halving = 0; halving < 40; halving++) {
    const middle = (good + bad) / 2;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
