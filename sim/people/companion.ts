import { facingYaw, look, standing, turn, walk } from "./moving.ts";
import type { Surroundings, Visitor } from "./visitor.ts";

/** Beside whom they came with, and a little behind. */
const BESIDE_M = 0.62;
const BEHIND_M = 0.18;
/** Nobody shuffles after every half step. */
const STARTS_AT_M = 0.3;
const KEEPS_UP_MPS = 1.5;

/**
 * One step of somebody who came with another: they walk beside them, stand where they stand, and are in the room
 * as long as they are. Pure.
 * @param rank 0 walks on their leader's left, 1 on the right, 2 further out on the left, …
 */
export function stepCompanion(before: Visitor, leader: Visitor, rank: number, around: Surroundings): Visitor {
  const { tickS } = around;
  const side = (rank % 2 === 0 ? 1 : -1) * (1 + Math.floor(rank / 2));
  const [cos, sin] = [Math.cos(leader.bodyYawRad), Math.sin(leader.bodyYawRad)];
  const place = [
    leader.x - BEHIND_M * cos - BESIDE_M * side * sin,
    leader.y - BEHIND_M * sin + BESIDE_M * side * cos,
  ] as const;
  if (leader.presence !== "here") return { ...before, presence: leader.presence };
  if (before.presence !== "here") {
    return { ...before, presence: "here", x: place[0], y: place[1], bodyYawRad: leader.bodyYawRad };
  }
  const offM = Math.hypot(place[0] - before.x, place[1] - before.y);
  const walks = before.stride > 0 ? offM > 0.02 : offM > STARTS_AT_M;
  if (walks) return walk(before, [place[0], place[1]], KEEPS_UP_MPS, tickS);
  const there = facingYaw(before, before.script.looksAt, around.whereIs);
  if (leader.stride > 0) return look(standing(before), there, tickS);
  return turn(standing(before), there, tickS);
}
