import { type CameraGeometry, degrees } from "../../kernel/geometry.ts";
import type { CameraConfig } from "./sight-config.ts";

/** What the configuration says about the camera, as the rest of the robot reckons with it. */
export function geometryOf(config: CameraConfig): CameraGeometry {
  const { widthPx, heightPx, heightM, aheadM, aboveM } = config;
  const tiltRad = degrees(config.tiltDeg);
  return {
    widthPx,
    heightPx,
    fieldOfViewRad: degrees(config.fieldOfViewDeg),
    heightM,
    mount: config.mount === "head" ? { on: "head", tiltRad, aheadM, aboveM } : { on: "body", tiltRad },
  };
}
