import type { Header } from "./std-msgs.ts";

/** `vision_msgs/Detection2D` of Humble (vision_msgs 4). */
export interface Detection2D {
  readonly header: Header;
  readonly results: readonly {
    readonly hypothesis: { readonly class_id: string; readonly score: number };
    readonly pose: PoseWithCovariance;
  }[];
  readonly bbox: {
    readonly center: {
      readonly position: { readonly x: number; readonly y: number };
      readonly theta: number;
    };
    readonly size_x: number;
    readonly size_y: number;
  };
  /** The same for the same person from frame to frame. */
  readonly id: string;
}

export interface Detection2DArray {
  readonly header: Header;
  readonly detections: readonly Detection2D[];
}

export interface PoseWithCovariance {
  readonly pose: {
    /** Metres, in the header's frame. */
    readonly position: { readonly x: number; readonly y: number; readonly z: number };
    readonly orientation: { readonly x: number; readonly y: number; readonly z: number; readonly w: number };
  };
  /** 6×6. */
  readonly covariance: readonly number[];
}
