import type { Colour } from "./solid.ts";

/** How somebody is built and gets about. */
export const BODY_KINDS = ["adult", "child", "wheelchair", "carrying", "stroller"] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** What somebody looks like. */
export interface Look {
  readonly kind: BodyKind;
  /** Standing upright; of somebody in a wheelchair too. */
  readonly heightM: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly longHair: boolean;
  readonly shirt: Colour;
  /** A second colour makes it striped. */
  readonly stripes: Colour | null;
  readonly trousers: Colour;
  readonly shoes: Colour;
}

/** How somebody stands at one moment. */
export interface Posture {
  readonly x: number;
  readonly y: number;
  /** Where body and face point: 0 is away from the robot, π towards it. */
  readonly bodyYawRad: number;
  readonly faceYawRad: number;
  /** Phase of the step in radians, or of the wheels; ignored while standing. */
  readonly strideRad: number;
  /** 0 standing … 1 walking briskly. */
  readonly stride: number;
  /** 0 open … 1 shut. */
  readonly blink: number;
  /** 0 shut … 1 wide open. */
  readonly talk: number;
}
