import { type Box, type CameraGeometry, focalLengthPx } from "../../kernel/geometry.ts";
import { bearingOf, type LensPose } from "../../kernel/lens-pose.ts";

/**
 * Where a box of one frame lies on a picture that is rolled around the robot: angles, in the same units as pixels in
 * the middle of the frame. There a camera that turns makes nobody move, so that people are followed there. How far
 * the lens itself moves while the head turns, some centimetres, is left out.
 */
export function aroundRobot([x1, y1, x2, y2]: Box, camera: CameraGeometry, lens: LensPose): Box {
  const perRad = focalLengthPx(camera);
  const at = (xPx: number, yPx: number) => bearingOf(camera, lens, { xPx, yPx });
  const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return [
    -at(x1, middleY).panRad * perRad,
    -at(middleX, y1).tiltRad * perRad,
    -at(x2, middleY).panRad * perRad,
    -at(middleX, y2).tiltRad * perRad,
  ];
}
