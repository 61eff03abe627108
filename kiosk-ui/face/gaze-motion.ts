import { atEase, type Sight } from "./eye-aim.ts";

/**
 * How the eyes move. The robot tells where somebody is five times a second; the eyes are drawn sixty times. Between
 * two tidings they follow smoothly where the person is probably going (pursuit); to somewhere else they jump (saccade),
 * since eyes that drift over are those of somebody asleep.
 */
export interface GazeMotion {
  /** Where the eyes look. */
  readonly sight: Sight;
  /** Of the eyes. */
  readonly yawRadPerS: number;
  readonly pitchRadPerS: number;
  readonly atMs: number;
  readonly goal: Goal;
  readonly saccade: Saccade | null;
}

/** Whom the eyes follow. */
interface Goal {
  readonly sight: Sight;
  readonly yawRadPerS: number;
  readonly pitchRadPerS: number;
  readonly toldAtMs: number;
  /** False: nobody is there, and the eyes are at ease. */
  readonly somebody: boolean;
}

interface Saccade {
  readonly from: Sight;
  readonly beganAtMs: number;
  readonly lastsMs: number;
}

/** Farther than this is not followed but jumped to. */
const SACCADE_RAD = radians(5);
/** A saccade takes 21 ms and 2.2 ms for each degree (Carpenter, Movements of the Eyes, 1988). */
const SACCADE_MS = { least: 21, perDegree: 2.2 };
/** As stiff as eyes follow: two thirds of the way in a tenth of a second. */
const PURSUIT_PER_S = 14;
/**
 * The farther ahead, the less is a walk predicted: whoever stops was looked past by that much. The next tidings are due
 * in 200 ms.
 */
const PREDICTION_FADES_MS = 270;
/** Tidings farther apart say nothing about speed. */
const LONGEST_GAP_MS = 700;
/** Nobody walks round the eyes faster; more is another person, or a mistake of the detector. */
const FASTEST_RAD_PER_S = radians(60);

export function restingGaze(atMs: number): GazeMotion {
  return {
    sight: atEase,
    yawRadPerS: 0,
    pitchRadPerS: 0,
    atMs,
    goal: { sight: atEase, yawRadPerS: 0, pitchRadPerS: 0, toldAtMs: atMs, somebody: false },
    saccade: null,
  };
}

/** The robot has told where somebody is, or that nobody is there. Pure. */
export function afterTidings(motion: GazeMotion, sight: Sight | null, atMs: number): GazeMotion {
  const { goal } = motion;
  if (!sight) {
    const ease = { sight: atEase, yawRadPerS: 0, pitchRadPerS: 0, toldAtMs: atMs, somebody: false };
    return { ...motion, goal: goal.somebody ? ease : goal };
  }
  const seconds = (atMs - goal.toldAtMs) / 1000;
  const goesOn = goal.somebody && seconds > 0 && seconds * 1000 <= LONGEST_GAP_MS;
  const speed = (now: number, before: number, speedBefore: number) => {
    const measured = (now - before) / seconds;
    // Half of what is measured: a detector's box jitters by a degree.
    return Math.abs(measured) > FASTEST_RAD_PER_S ? 0 : (measured + speedBefore) / 2;
  };
  return {
    ...motion,
    goal: {
      sight,
      yawRadPerS: goesOn ? speed(sight.yawRad, goal.sight.yawRad, goal.yawRadPerS) : 0,
      pitchRadPerS: goesOn ? speed(sight.pitchRad, goal.sight.pitchRad, goal.pitchRadPerS) : 0,
      toldAtMs: atMs,
      somebody: true,
    },
  };
}

/** Where the eyes look now. Pure; any rhythm of calls gives the same movement, within a hair. */
export function movedTo(motion: GazeMotion, atMs: number): GazeMotion {
  const goal = predicted(motion.goal, atMs);
  if (motion.saccade) return inSaccade(motion, motion.saccade, goal, atMs);
  const apart = Math.hypot(goal.yawRad - motion.sight.yawRad, goal.pitchRad - motion.sight.pitchRad);
  if (apart > SACCADE_RAD) {
    const saccade = { from: motion.sight, beganAtMs: motion.atMs, lastsMs: saccadeMs(apart) };
    return inSaccade({ ...motion, saccade }, saccade, goal, atMs);
  }
  return inPursuit(motion, atMs);
}

/** The eyes have arrived and nobody moves: until the next tidings there is nothing to draw. Pure. */
export function isStill({ sight, saccade, goal, yawRadPerS, pitchRadPerS, atMs }: GazeMotion): boolean {
  const there = predicted(goal, atMs);
  const hair = radians(0.05);
  return (
    saccade === null &&
    Math.abs(there.yawRad - sight.yawRad) < hair &&
    Math.abs(there.pitchRad - sight.pitchRad) < hair &&
    Math.abs(there.nearness - sight.nearness) < 0.01 &&
    Math.hypot(yawRadPerS, pitchRadPerS) < radians(0.5)
  );
}

function predicted({ sight, yawRadPerS, pitchRadPerS, toldAtMs }: Goal, atMs: number): Sight {
  const sinceMs = Math.max(0, atMs - toldAtMs);
  const ahead = (PREDICTION_FADES_MS * (1 - Math.exp(-sinceMs / PREDICTION_FADES_MS))) / 1000;
  return {
    yawRad: sight.yawRad + yawRadPerS * ahead,
    pitchRad: sight.pitchRad + pitchRadPerS * ahead,
    nearness: sight.nearness,
  };
}

function saccadeMs(apartRad: number): number {
  return SACCADE_MS.least + SACCADE_MS.perDegree * ((apartRad * 180) / Math.PI);
}

function inSaccade(motion: GazeMotion, saccade: Saccade, goal: Sight, atMs: number): GazeMotion {
  const done = Math.min(1, (atMs - saccade.beganAtMs) / saccade.lastsMs);
  // Minimum jerk: how limbs and eyes move from one place to another.
  const share = done ** 3 * (10 - 15 * done + 6 * done ** 2);
  const between = (from: number, to: number) => from + (to - from) * share;
  return {
    ...motion,
    sight: {
      yawRad: between(saccade.from.yawRad, goal.yawRad),
      pitchRad: between(saccade.from.pitchRad, goal.pitchRad),
      nearness: between(saccade.from.nearness, goal.nearness),
    },
    yawRadPerS: 0,
    pitchRadPerS: 0,
    atMs,
    saccade: done < 1 ? saccade : null,
  };
}

/**
 * A critically damped spring that moves along with whom it follows, so that the eyes do not lag behind a walk; solved
 * exactly, so that a slow computer draws fewer steps of the same movement.
 */
function inPursuit(motion: GazeMotion, atMs: number): GazeMotion {
  const seconds = Math.max(0, atMs - motion.atMs) / 1000;
  const decay = Math.exp(-PURSUIT_PER_S * seconds);
  const [from, to] = [predicted(motion.goal, motion.atMs), predicted(motion.goal, atMs)];
  const spring = (at: number, speed: number, goalFrom: number, goalTo: number) => {
    const goalSpeed = seconds > 0 ? (goalTo - goalFrom) / seconds : 0;
    const offset = at - goalFrom;
    const drive = speed - goalSpeed + PURSUIT_PER_S * offset;
    return {
      at: goalTo + (offset + drive * seconds) * decay,
      speed: goalSpeed + (speed - goalSpeed - PURSUIT_PER_S * drive * seconds) * decay,
    };
  };
  const yaw = spring(motion.sight.yawRad, motion.yawRadPerS, from.yawRad, to.yawRad);
  const pitch = spring(motion.sight.pitchRad, motion.pitchRadPerS, from.pitchRad, to.pitchRad);
  const nearness = to.nearness + (motion.sight.nearness - to.nearness) * decay;
  return {
    ...motion,
    sight: { yawRad: yaw.at, pitchRad: pitch.at, nearness },
    yawRadPerS: yaw.speed,
    pitchRadPerS: pitch.speed,
    atMs,
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
