import type { VideoFrame } from "../../kernel/frames.ts";
import type { Box } from "../../kernel/geometry.ts";

/** In pixels of the frame. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A near face. Left and right are the person's own. */
export interface Face {
  readonly box: Box;
  /** 0 … 1. */
  readonly score: number;
  readonly rightEye: Point;
  readonly leftEye: Point;
  readonly nose: Point;
  readonly mouth: Point;
  readonly rightEar: Point;
  readonly leftEar: Point;
}

export interface FaceDetector {
  /** The best face in each region of the frame, in the order of the regions; null where there is none. */
  detect(frame: VideoFrame, regions: readonly Box[]): Promise<readonly (Face | null)[]>;
}
