import { degrees } from "../../kernel/geometry.ts";
import type { CameraInfo } from "../../ros/graph/messages/sensor-msgs.ts";

/** What a lens can be; anything else is a calibration that went wrong. */
const NARROWEST_RAD = degrees(10);
const WIDEST_RAD = degrees(170);

/**
 * Horizontal field of view by a camera's calibration; null for an uncalibrated one (all zeros) and for nonsense. An
 * angle is the same for pictures that were scaled after calibration: the focal length counts in the calibration's
 * own pixels. Pure.
 *
 * @param widthPx of the pictures, for drivers that leave the calibration's own size at zero
 */
export function fieldOfViewIn(info: CameraInfo, widthPx: number): number | null {
  const focalPx = info.k[0] ?? 0;
  const calibratedPx = info.width > 0 ? info.width : widthPx;
  if (!(focalPx > 0)) return null;
  const rad = 2 * Math.atan(calibratedPx / (2 * focalPx));
  return rad >= NARROWEST_RAD && rad <= WIDEST_RAD ? rad : null;
}
