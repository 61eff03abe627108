import type { Header } from "./std-msgs.ts";

/** `geometry_msgs/TransformStamped`: where the child frame is, seen from the header's frame. */
export interface TransformStamped {
  readonly header: Header;
  readonly child_frame_id: string;
  readonly transform: {
    /** Metres. */
    readonly translation: { readonly x: number; readonly y: number; readonly z: number };
    readonly rotation: { readonly x: number; readonly y: number; readonly z: number; readonly w: number };
  };
}

/** `tf2_msgs/TFMessage`. */
export interface TransformMessage {
  readonly transforms: readonly TransformStamped[];
}
