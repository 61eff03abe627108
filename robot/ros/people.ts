import type { Instant } from "../kernel/clock.ts";
import type { Box, Direction } from "../kernel/geometry.ts";
import { fromLens, type LensPose } from "../kernel/lens-pose.ts";
import type { EngagementStage } from "../kernel/vocabulary.ts";
import type { EngagementLevel, NormalizedRegionOfInterest2D } from "./graph/messages/hri-msgs.ts";
import type { Header } from "./graph/messages/std-msgs.ts";
import type { TransformStamped } from "./graph/messages/tf2-msgs.ts";
import type { Detection2D, Detection2DArray } from "./graph/messages/vision-msgs.ts";

/** Somebody in view, as far as the graph is told. */
export interface SeenPerson {
  /** The same for the same person from frame to frame, and anonymous. */
  readonly track: string;
  /** In pixels of the frame. */
  readonly box: Box;
  /** Of this frame's detection, 0 … 1. */
  readonly score: number;
  /** From the robot's middle, along the floor. */
  readonly distanceM: number;
  /** Of the face, or of where it should be, seen from where the lens is while the head is level. */
  readonly direction: Direction;
  readonly engagement: EngagementStage;
}

export interface FrameSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the lens above the floor, while the head is level. */
  readonly heightM: number;
}

/** One picture's people. */
export interface View {
  readonly people: readonly SeenPerson[];
  readonly frame: FrameSize;
  /** Where the lens was. */
  readonly lens: LensPose;
  readonly capturedAt: Instant;
  /** Stamped with the capture, in the camera's frame. */
  readonly header: Header;
}

/** Everybody in one picture, for who has no hri_msgs. */
export function detectionsOf(view: View): Detection2DArray {
  return { header: view.header, detections: view.people.map((person) => detectionOf(person, view)) };
}

type Viewpoint = Pick<View, "frame" | "lens">;

/** Where the face is in the camera's frame: x forwards, y to the left, z up (REP-103), in metres. */
export function positionOf(person: SeenPerson, view: Viewpoint, aboveFaceM = 0) {
  const { distanceM, direction } = person;
  const { xM, yM, zM } = fromLens(view.lens, {
    xM: distanceM * Math.cos(direction.panRad),
    yM: distanceM * Math.sin(direction.panRad),
    zM: view.frame.heightM + distanceM * Math.tan(direction.tiltRad) + aboveFaceM,
  });
  return { x: xM, y: yM, z: zM };
}

/** The part of the picture that somebody fills, cut off at its edges as REP-155 demands. */
export function regionOf(
  { box: [x1, y1, x2, y2], score }: SeenPerson,
  { widthPx, heightPx }: FrameSize,
  header: Header,
): NormalizedRegionOfInterest2D {
  return {
    header,
    xmin: share(x1, widthPx),
    ymin: share(y1, heightPx),
    xmax: share(x2, widthPx),
    ymax: share(y2, heightPx),
    c: score,
  };
}

/** REP-155's word for a stage: it has no level between disengaged and engaging. */
export function engagementLevelOf(stage: EngagementStage, header: Header): EngagementLevel {
  return { header, level: engagementLevels[stage] };
}

/**
 * REP-155 wants identifiers that any language takes as a name. The person's differs from the body's, so that a
 * reader cannot mistake one for the other; neither outlives the track, which is what REP-155 calls anonymous.
 */
export function bodyIdOf({ track }: SeenPerson): string {
  return `b_${track.replace(/[^A-Za-z0-9]/g, "_")}`;
}

export function personIdOf({ track }: SeenPerson): string {
  return `p_${track.replace(/[^A-Za-z0-9]/g, "_")}`;
}

/**
 * Where REP-155 wants somebody's frames: the person's at the head, the body's between the hips, x out of the chest.
 * Which way the chest really faces is not measured; it is taken to face the camera.
 */
export function framesOf(person: SeenPerson, view: View): readonly TransformStamped[] {
  const rotation = facingTheRobot(person, view.lens);
  const frame = (name: string, aboveFaceM: number) => ({
    header: view.header,
    child_frame_id: name,
    transform: { translation: positionOf(person, view, aboveFaceM), rotation },
  });
  return [frame(`person_${personIdOf(person)}`, 0), frame(`body_${bodyIdOf(person)}`, -EYES_ABOVE_HIPS_M)];
}

/** Upright however the lens is tilted: the lens's tilt undone about y, then the turn about z. */
function facingTheRobot({ direction }: SeenPerson, lens: LensPose) {
  const [sinTilt, cosTilt] = [Math.sin(lens.tiltRad / 2), Math.cos(lens.tiltRad / 2)];
  const yawRad = direction.panRad + Math.PI - lens.panRad;
  const [sinYaw, cosYaw] = [Math.sin(yawRad / 2), Math.cos(yawRad / 2)];
  return { x: sinTilt * sinYaw, y: sinTilt * cosYaw, z: cosTilt * sinYaw, w: cosTilt * cosYaw };
}

/** The stage that the robot as a whole is in: of whom it attends to, or of whoever has come furthest. */
export function foremostStage(people: readonly SeenPerson[], attended: string | null): EngagementStage {
  const served = people.find(({ track }) => track === attended);
  if (served) return served.engagement;
  const furthest = people.map(({ engagement }) => stages.indexOf(engagement));
  return stages[Math.max(0, ...furthest)] ?? "alone";
}

/** From who wants nothing to who wants something. */
const stages: readonly EngagementStage[] = ["alone", "leaving", "noticed", "engaging", "engaged"];

const engagementLevels: Readonly<Record<EngagementStage, number>> = {
  alone: 1,
  noticed: 1,
  engaging: 2,
  engaged: 3,
  leaving: 4,
};

/** Eyes are at 0.936 of the stature and hips at 0.530 (Drillis and Contini, 1966), here of 1.7 m. */
const EYES_ABOVE_HIPS_M = 0.69;

/** All zeros: unknown, as sensor_msgs/Imu has it. */
const unknownCovariance: readonly number[] = Array.from({ length: 36 }, () => 0);

function detectionOf(person: SeenPerson, view: View): Detection2D {
  const [x1, y1, x2, y2] = person.box;
  return {
    header: view.header,
    id: person.track,
    results: [
      {
        hypothesis: { class_id: "person", score: person.score },
        pose: {
          pose: { position: positionOf(person, view), orientation: { x: 0, y: 0, z: 0, w: 1 } },
          covariance: unknownCovariance,
        },
      },
    ],
    bbox: {
      center: { position: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }, theta: 0 },
      size_x: x2 - x1,
      size_y: y2 - y1,
    },
  };
}

function share(valuePx: number, ofPx: number): number {
  return Math.min(1, Math.max(0, valuePx / ofPx));
}
