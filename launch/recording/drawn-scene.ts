import type { Instant } from "../../robot/kernel/clock.ts";
import { type CameraGeometry, focalLengthPx } from "../../robot/kernel/geometry.ts";
import type { News } from "../../robot/news.ts";
import type { Person } from "../../robot/perception/sight/scene.ts";
import type { BodyOf } from "../../robot/recording/channels.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";

/** What the robot sees, as other tools draw it: over the picture, and in the room. Pure. */

type Scene = Extract<News, { type: "scene" }>;
type Figure = BodyOf<"people">["entities"][number];

/** A box around everybody. */
export function drawnOnThePicture({ scene, attending }: Scene): BodyOf<"annotations"> {
  const timestamp = timestampOf(scene.capturedAt);
  return {
    circles: [],
    points: scene.persons.map(({ track, box: [x1, y1, x2, y2] }) => ({
      timestamp,
      type: 2,
      points: [
        { x: x1, y: y1 },
        { x: x2, y: y1 },
        { x: x2, y: y2 },
        { x: x1, y: y2 },
      ],
      outline_color: track === attending ? ATTENDED : OTHERS,
      outline_colors: [],
      fill_color: CLEAR,
      thickness: 2,
    })),
    texts: scene.persons.map((person) => ({
      timestamp,
      position: { x: person.box[0] + 4, y: person.box[1] + 16 },
      text: labelOf(person),
      font_size: 14,
      text_color: WHITE,
      background_color: BACKGROUND,
    })),
  };
}

/** A figure for everybody, in the place of all that were drawn before. */
export function drawnInTheRoom(news: Scene): BodyOf<"people"> {
  const timestamp = timestampOf(news.scene.capturedAt);
  return {
    deletions: [{ timestamp, type: 1, id: "" }],
    entities: news.scene.persons.map((person) => figureOf(person, news)),
  };
}

/** The camera without its place, which the frames tell. */
export function cameraInfoOf(camera: CameraGeometry, at: Instant): BodyOf<"cameraInfo"> {
  const focalPx = focalLengthPx(camera);
  const [middleX, middleY] = [camera.widthPx / 2, camera.heightPx / 2];
  return {
    timestamp: timestampOf(at),
    frame_id: CAMERA_FRAME,
    width: camera.widthPx,
    height: camera.heightPx,
    distortion_model: "plumb_bob",
    D: [0, 0, 0, 0, 0],
    K: [focalPx, 0, middleX, 0, focalPx, middleY, 0, 0, 1],
    R: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    P: [focalPx, 0, middleX, 0, 0, focalPx, middleY, 0, 0, 0, 1, 0],
  };
}

/** Where pictures are measured, in the robot's URDF. */
export const CAMERA_FRAME = "camera_optical_frame";
const FLOOR_FRAME = "base_footprint";

const WHITE = { r: 1, g: 1, b: 1, a: 1 };
const ATTENDED = { r: 0.18, g: 0.8, b: 0.44, a: 1 };
const OTHERS = { r: 0.95, g: 0.77, b: 0.06, a: 1 };
const BACKGROUND = { r: 0, g: 0, b: 0, a: 0.6 };
const CLEAR = { r: 0, g: 0, b: 0, a: 0 };
const UPRIGHT = { x: 0, y: 0, z: 0, w: 1 };

/** A grown person's, roughly: whoever looks shall know people from poles; nothing is measured by it. */
const HEAD_M = { x: 0.18, y: 0.18, z: 0.24 };
const SHOULDERS_M = 0.45;
const EYES_TO_CHIN_M = 0.12;
const LOWEST_BODY_M = 0.1;
const LABEL_ABOVE_EYES_M = 0.3;
const LABEL_PX = 14;
/** Longer than any camera takes for its next picture; a figure without one says nothing any more. */
const LIFETIME = { sec: 2, nsec: 0 };

function figureOf(person: Person, { scene, camera, attending }: Scene): Figure {
  const { track, distanceM, direction, engagement, facing, why } = person;
  const [x, y] = [distanceM * Math.cos(direction.panRad), distanceM * Math.sin(direction.panRad)];
  const eyesM = camera.heightM + distanceM * Math.tan(direction.tiltRad);
  const bodyM = Math.max(LOWEST_BODY_M, eyesM - EYES_TO_CHIN_M);
  const color = track === attending ? ATTENDED : OTHERS;
  const at = (z: number) => ({ position: { x, y, z }, orientation: UPRIGHT });
  return {
    timestamp: timestampOf(scene.capturedAt),
    frame_id: FLOOR_FRAME,
    id: track,
    lifetime: LIFETIME,
    frame_locked: false,
    metadata: [
      { key: "engagement", value: engagement },
      { key: "facing", value: facing },
      { key: "evidence", value: why.evidence },
    ],
    arrows: [],
    cubes: [],
    spheres: [{ pose: at(eyesM), size: HEAD_M, color }],
    cylinders: [
      {
        pose: at(bodyM / 2),
        size: { x: SHOULDERS_M, y: SHOULDERS_M, z: bodyM },
        bottom_scale: 0.6,
        top_scale: 1,
        color: { ...color, a: 0.5 },
      },
    ],
    lines: [],
    triangles: [],
    texts: [
      {
        pose: at(eyesM + LABEL_ABOVE_EYES_M),
        billboard: true,
        font_size: LABEL_PX,
        scale_invariant: true,
        color: WHITE,
        text: labelOf(person),
      },
    ],
    models: [],
  };
}

function labelOf({ track, engagement, distanceM }: Person): string {
  return `${track} ${engagement} ${distanceM.toFixed(1)} m`;
}
