import type { Posture } from "../bodies/look.ts";
import type { Visitor } from "./visitor.ts";

/** All that a posture depends on. */
export type Standing = Pick<
  Visitor,
  "x" | "y" | "bodyYawRad" | "faceYawRad" | "strideRad" | "stride" | "temper" | "speakingUntilMs"
>;

/** How somebody stands or walks at this moment: nobody keeps quite still. */
export function postureOf(visitor: Standing, atMs: number): Posture {
  const sway = Math.sin(atMs / 900 + visitor.temper * 7);
  const sinceBlinkMs = (atMs + visitor.temper * 4000) % (3200 + visitor.temper * 1500);
  const speaks = atMs < visitor.speakingUntilMs;
  return {
    x: visitor.x + 0.006 * Math.sin(atMs / 1300 + visitor.temper * 3),
    y: visitor.y + 0.01 * sway,
    bodyYawRad: visitor.bodyYawRad + 0.03 * sway,
    faceYawRad: visitor.faceYawRad + 0.03 * Math.sin(atMs / 700 + visitor.temper * 5),
    strideRad: visitor.strideRad,
    stride: visitor.stride,
    blink: sinceBlinkMs < 140 ? 1 : 0,
    talk: speaks ? Math.abs(Math.sin(atMs / 95)) : 0,
  };
}
