import type { Box, CameraGeometry } from "../../kernel/geometry.ts";
import { bearingOf, type LensPose } from "../../kernel/lens-pose.ts";
import type { Face } from "./face-detector.ts";
import { headTurn } from "./facing.ts";
import type { DistanceRules } from "./sight-config.ts";

/** How tall and broad somebody is taken to be. */
export interface Stature {
  readonly heightM: number;
  readonly breadthM: number;
}

export interface Ranging {
  /** Along the floor. */
  readonly distanceM: number;
  /** How much it jitters from frame to frame, as a share. */
  readonly jitter: number;
  /** What it rests on: the feet on the floor, the whole figure's height, or what is left when the frame cuts it. */
  readonly by: "floor" | "height" | "parts";
  /** What this frame says about the person's size; only the floor can tell. */
  readonly stature: Stature | null;
}

/** A box that ends this near to the frame's edge, as a share of the frame, is cut by it: NanoDet's end up to 6 px off. */
const EDGE = 0.018;
/** Nobody nearer than this has a box at all. */
const NEAREST_M = 0.3;
const FARTHEST_M = 20;
/** People whose feet the floor puts outside of this are standing behind something. */
const STATURE_M = { least: 1.0, most: 2.1 };
/**
 * How wrong each clue is, as a share of the distance: adults differ by 10 cm in height, more in breadth, and
 * a figure that ends above the floor may be hidden to any part.
 */
const STATURE_ERROR_M = 0.1;
const BREADTH_ERROR = 0.25;
const HIDDEN_ERROR = 0.5;
const EYES_ERROR = 0.08;
/** Where the box of somebody ends whose head is out of the picture is likely where their feet are. */
const FLOOR_ERROR = 0.15;

/** How a box meets the edges of its frame. */
export function cutsOf([x1, y1, x2, y2]: Box, { widthPx, heightPx }: CameraGeometry) {
  return {
    above: y1 <= heightPx * EDGE,
    below: y2 >= heightPx * (1 - EDGE),
    beside: x1 <= widthPx * EDGE || x2 >= widthPx * (1 - EDGE),
  };
}

/**
 * How far away from the lens the person in a box is. Pure.
 *
 * @param lens when the frame was taken
 * @param stature what is believed about this person, from when more of them was in view
 */
export function rangeOf(
  box: Box,
  face: Face | null,
  camera: CameraGeometry,
  lens: LensPose,
  stature: Stature,
  rules: DistanceRules,
): Ranging {
  const [x1, y1, x2, y2] = box;
  const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const cut = cutsOf(box, camera);
  // Metres up, or across, for each metre along the floor: what does not change when the camera turns.
  const slopeAt = (yPx: number) => Math.tan(bearingOf(camera, lens, { xPx: middleX, yPx }).tiltRad);
  const panAt = (xPx: number) => bearingOf(camera, lens, { xPx, yPx: middleY }).panRad;
  const [crown, soles] = [slopeAt(y1), slopeAt(y2)];
  const breadth = 2 * Math.tan((panAt(x1) - panAt(x2)) / 2);

  if (!cut.below && !cut.above && soles < 0) {
    const floorM = lens.zM / -soles;
    const heightM = floorM * (crown - soles);
    if (heightM >= STATURE_M.least && heightM <= STATURE_M.most) {
      const stature = cut.beside ? null : { heightM, breadthM: floorM * breadth };
      return { distanceM: floorM, jitter: 0.03, by: "floor", stature };
    }
  }

  // Nearness (1 / distance) is what slopes are proportional to, so estimates are averaged as nearness.
  const clues: Clue[] = [];
  const clue = (nearness: number, error: number) => {
    if (nearness > 0) clues.push({ nearness, error });
  };
  if (face) clue(eyesNearness(face, camera, lens, rules), EYES_ERROR);
  if (!cut.above) {
    const aboveLensM = stature.heightM - lens.zM;
    // The nearer the lens is to the top of the head, the less the angle between them says.
    if (Math.abs(aboveLensM) > 0.1) clue(crown / aboveLensM, STATURE_ERROR_M / Math.abs(aboveLensM));
  }
  if (cut.above && !cut.below) clue(-soles / lens.zM, FLOOR_ERROR);
  if (!cut.beside) clue(breadth / stature.breadthM, BREADTH_ERROR);
  if (!cut.below || clues.length === 0) clue((crown - soles) / stature.heightM, HIDDEN_ERROR);
  const mean = weightedMean(clues);
  // Feet below the frame are nearer than the floor's first visible line.
  const bottom = slopeAt(camera.heightPx);
  const mostM = cut.below && bottom < 0 ? lens.zM / -bottom : FARTHEST_M;
  return {
    distanceM: Math.min(mostM, Math.max(NEAREST_M, 1 / mean)),
    jitter: 0.06,
    by: cut.below || cut.above ? "parts" : "height",
    stature: null,
  };
}

/** From the angle between the pupils, as it would be if the head were not turned. */
function eyesNearness(face: Face, camera: CameraGeometry, lens: LensPose, rules: DistanceRules): number {
  const eye = ({ x, y }: Face["leftEye"]) => bearingOf(camera, lens, { xPx: x, yPx: y });
  const [left, right] = [eye(face.leftEye), eye(face.rightEye)];
  const level = Math.cos((left.tiltRad + right.tiltRad) / 2);
  const apartRad = Math.hypot((left.panRad - right.panRad) * level, left.tiltRad - right.tiltRad);
  const turn = Math.cos(headTurn(face));
  return turn < 0.5 ? 0 : apartRad / turn / rules.eyesApartM / level;
}

interface Clue {
  /** One over the distance. */
  readonly nearness: number;
  readonly error: number;
}

function weightedMean(clues: readonly Clue[]): number {
  let total = 0;
  let weighted = 0;
  for (const { nearness, error } of clues) {
    total += 1 / error ** 2;
    weighted += nearness / error ** 2;
  }
  return weighted / total;
}
