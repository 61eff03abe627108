import { type PersonScript, personScript } from "../scenario/person-script.ts";
import type { Spot } from "../scenario/place.ts";
import { type LiveVoice, newLiveVoice } from "./live-voice.ts";
import { facingYaw, standing, turn, walk } from "./moving.ts";
import { newVisitor, type Visitor } from "./visitor.ts";

/** Somebody who follows no script: they go where they are sent, and say what is put into their mouth. */
export interface Puppet {
  readonly id: string;
  /** Who they are; of their script only looks and voice count. */
  readonly person: Visitor;
  /** Where they are going; null: they stay where they are. */
  readonly goal: Spot | null;
  readonly facing: PuppetFacing;
  /** The words under way. */
  readonly saying: string | null;
  /** Of whoever speaks for them. */
  readonly liveVoice: LiveVoice;
  /** They go out by the door: gone when they are there. */
  readonly leaving: boolean;
}

export type PuppetFacing = "robot" | "away" | "aside";

const WALKING_MPS = 1.1;
/** Where people come in and go out. */
const DOOR: Spot = [7, -3];

export type PuppetLooks = Pick<PersonScript, "name" | "kind" | "look" | "voice">;

export function newPuppet(id: string, looks: PuppetLooks, [x, y]: Spot, seed: number): Puppet {
  const yawRad = Math.atan2(-y, -x);
  const person = newVisitor(personScript.parse({ ...looks, from: [x, y] }), seed);
  return puppetOf(id, { ...person, presence: "here", bodyYawRad: yawRad, faceYawRad: yawRad });
}

/** Somebody of the scenario is taken out of it, as they stand. */
export function puppetOf(id: string, person: Visitor): Puppet {
  const idle = { goal: null, facing: "robot", saying: null, leaving: false } as const;
  return { id, person, ...idle, liveVoice: newLiveVoice };
}

/** One step of their life; null when they have left. Pure. */
export function stepPuppet(before: Puppet, tickS: number): Puppet | null {
  const { person, goal, facing } = before;
  if (goal === null) {
    const yawRad = facingYaw(person, facing, () => null);
    return { ...before, person: turn(standing(person), yawRad, tickS) };
  }
  const walking = walk(person, goal, WALKING_MPS, tickS);
  const arrived = walking.x === goal[0] && walking.y === goal[1];
  if (arrived && before.leaving) return null;
  return { ...before, person: walking, goal: arrived ? null : goal };
}

/** Put down somewhere else at once, as by a hand. */
export function moved(puppet: Puppet, [x, y]: Spot): Puppet {
  return { ...puppet, person: { ...puppet.person, x, y }, goal: null, leaving: false };
}

export function sent(puppet: Puppet, to: Spot): Puppet {
  return { ...puppet, goal: to, leaving: false };
}

export function sentHome(puppet: Puppet): Puppet {
  return { ...puppet, goal: DOOR, leaving: true };
}
