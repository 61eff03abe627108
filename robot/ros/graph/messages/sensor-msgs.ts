import type { Header } from "./std-msgs.ts";

/** `sensor_msgs/Image`: rows of `step` bytes each, of which the picture may fill only the first part. */
export interface Image {
  readonly header: Header;
  readonly height: number;
  readonly width: number;
  /** `rgb8`, `bgr8`, `mono8`, `yuv422` (UYVY), `yuv422_yuy2` … */
  readonly encoding: string;
  readonly is_bigendian: number;
  readonly step: number;
  readonly data: Uint8Array;
}

/** `sensor_msgs/CompressedImage`. */
export interface CompressedImage {
  readonly header: Header;
  /** `jpeg`, `png`, or as image_transport writes it: `rgb8; jpeg compressed bgr8`. */
  readonly format: string;
  readonly data: Uint8Array;
}

/** What is used of `sensor_msgs/CameraInfo`. */
export interface CameraInfo {
  readonly header: Header;
  readonly height: number;
  readonly width: number;
  readonly distortion_model: string;
  readonly d: Float64Array | readonly number[];
  /** 3×3, row by row: fx 0 cx, 0 fy cy, 0 0 1; all zeros for an uncalibrated camera. */
  readonly k: Float64Array | readonly number[];
}

/** `sensor_msgs/JointState`: radians, by joint. */
export interface JointState {
  readonly header: Header;
  readonly name: readonly string[];
  readonly position: Float64Array | readonly number[];
  readonly velocity: Float64Array | readonly number[];
  readonly effort: Float64Array | readonly number[];
}

/** What is used of `sensor_msgs/BatteryState`. */
export interface BatteryState {
  readonly header: Header;
  /** Volts; NaN where it is not measured. */
  readonly voltage: number;
  /** Charge, 0 … 1; NaN where it is not measured. */
  readonly percentage: number;
  /** 0 unknown, 1 charging, 2 discharging, 3 not charging, 4 full. */
  readonly power_supply_status: number;
  readonly present: boolean;
}
