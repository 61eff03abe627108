import type { Instant } from "../../kernel/clock.ts";
import type { Fault } from "../../kernel/fault.ts";
import type { Box, Direction } from "../../kernel/geometry.ts";
import type { LensPose } from "../../kernel/lens-pose.ts";
import type { EngagementStage, TrackId } from "../../kernel/vocabulary.ts";
import type { EngagementReason } from "./engagement-reason.ts";
import type { Facing } from "./facing.ts";

/** Somebody in view. */
export interface Person {
  readonly track: TrackId;
  /** In pixels of the frame. */
  readonly box: Box;
  /** Of this frame's detection, 0 … 1. */
  readonly score: number;
  /** From the robot's middle along the floor, smoothed. */
  readonly distanceM: number;
  /** Of the face, or of where it should be: where the head must look, wherever it looks now. */
  readonly direction: Direction;
  readonly facing: Facing;
  readonly engagement: EngagementStage;
  readonly why: EngagementReason;
}

/** What one frame shows. */
export interface Scene {
  /** The frame's index. */
  readonly frame: number;
  readonly capturedAt: Instant;
  /** Where the lens was when the frame was taken. */
  readonly lens: LensPose;
  /** Everybody detected in this frame, by track number; somebody hidden for a moment is not in it. */
  readonly persons: readonly Person[];
  /** What detecting took on this machine; never journalled. */
  readonly inferMs: number;
}

/** One person's change of stage. Somebody who is forgotten changes to `alone`. */
export interface EngagementChange {
  readonly track: TrackId;
  readonly from: EngagementStage;
  readonly to: EngagementStage;
  readonly at: Instant;
}

/** What sight tells the receptionist. A scene's changes of engagement follow it at once. */
export type SightEvent =
  | { readonly type: "scene"; readonly scene: Scene }
  | ({ readonly type: "engagement" } & EngagementChange)
  | { readonly type: "camera-lost"; readonly at: Instant; readonly fault: Fault }
  | { readonly type: "camera-back"; readonly at: Instant };
