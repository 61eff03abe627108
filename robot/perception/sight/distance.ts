import { type Box, type CameraGeometry, focalLengthPx } from "../../kernel/geometry.ts";
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

/** A box that ends this near to the frame's edge, as a share of the frame, is cut by it. */
const EDGE = 0.012;
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

/**
 * How far away the person in a box is, for a camera that looks straight ahead. Pure.
 *
 * @param stature what is believed about this person, from when more of them was in view
 */
export function rangeOf(
  box: Box,
  face: Face | null,
  camera: CameraGeometry,
  stature: Stature,
  rules: DistanceRules,
): Ranging {
  const focalPx = focalLengthPx(camera);
  const [x1, y1, x2, y2] = box;
  const horizonPx = camera.heightPx / 2;
  const cutBelow = y2 >= camera.heightPx * (1 - EDGE);
  const cutAbove = y1 <= camera.heightPx * EDGE;
  const cutBeside = x1 <= camera.widthPx * EDGE || x2 >= camera.widthPx * (1 - EDGE);

  if (!cutBelow && !cutAbove) {
    const floorM = (camera.heightM * focalPx) / Math.max(1, y2 - horizonPx);
    const seenHeightM = (floorM * (y2 - y1)) / focalPx;
    if (y2 > horizonPx && seenHeightM >= STATURE_M.least && seenHeightM <= STATURE_M.most) {
      const breadthM = (floorM * (x2 - x1)) / focalPx;
      const stature = cutBeside ? null : { heightM: seenHeightM, breadthM };
      return { distanceM: floorM, jitter: 0.03, by: "floor", stature };
    }
  }

  // Nearness (1 / distance) is what pixels are proportional to, so estimates are averaged as nearness.
  const clues: Clue[] = [];
  const clue = (nearness: number, error: number) => {
    if (nearness > 0) clues.push({ nearness, error });
  };
  if (face) clue(eyesNearness(face, focalPx, rules), EYES_ERROR);
  if (!cutAbove) {
    const aboveLensM = stature.heightM - camera.heightM;
    const nearness = (horizonPx - y1) / focalPx / aboveLensM;
    // The nearer the lens is to the top of the head, the less the angle between them says.
    if (Math.abs(aboveLensM) > 0.1) clue(nearness, STATURE_ERROR_M / Math.abs(aboveLensM));
  }
  if (!cutBeside) clue((x2 - x1) / focalPx / stature.breadthM, BREADTH_ERROR);
  if (!cutBelow || clues.length === 0) clue((y2 - y1) / focalPx / stature.heightM, HIDDEN_ERROR);
  const mean = weightedMean(clues);
  // Feet below the frame are nearer than the floor's first visible line.
  const mostM = cutBelow ? (camera.heightM * focalPx) / (camera.heightPx - horizonPx) : FARTHEST_M;
  return {
    distanceM: Math.min(mostM, Math.max(NEAREST_M, 1 / mean)),
    jitter: 0.06,
    by: cutBelow || cutAbove ? "parts" : "height",
    stature: null,
  };
}

/** From the distance between the pupils, as it would be if the head were not turned. */
function eyesNearness(face: Face, focalPx: number, rules: DistanceRules): number {
  const apartPx = Math.hypot(face.leftEye.x - face.rightEye.x, face.leftEye.y - face.rightEye.y);
  const turn = Math.cos(headTurn(face));
  return turn < 0.5 ? 0 : apartPx / turn / focalPx / rules.eyesApartM;
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
