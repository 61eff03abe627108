import { z } from "zod";

const ms = (name: string, fallback: number) =>
  z.number().int().min(0).max(600_000).default(fallback).describe(`${name}, in milliseconds`);
const share = (name: string, fallback: number) => z.number().min(0).max(1).default(fallback).describe(name);
const metres = (name: string, fallback: number) =>
  z.number().min(0).max(30).default(fallback).describe(`${name}, in metres`);
const metresPerSecond = (name: string, fallback: number) =>
  z.number().min(0).max(10).default(fallback).describe(`${name}, in metres per second`);

const offsetM = (name: string, fallback: number) =>
  z.number().min(-0.5).max(0.5).default(fallback).describe(`${name}, in metres`);

/** The camera itself and where it is mounted. */
export const cameraConfig = z.strictObject({
  device: z.string().min(1).default("/dev/video0").describe("V4L2 device file"),
  widthPx: z.number().int().min(160).max(3840).default(640).describe("picture width, in pixels"),
  heightPx: z.number().int().min(120).max(2160).default(480).describe("picture height, in pixels"),
  framesPerSecond: z.number().min(1).max(60).default(15).describe("pictures a second"),
  fieldOfViewDeg: z
    .number()
    .min(10)
    .max(170)
    .default(55)
    .describe("horizontal field of view, in degrees; on the lens's data sheet"),
  mount: z
    .enum(["head", "body"])
    .default("head")
    .describe("what the camera is fixed to: the head, and turns with it, or the body"),
  heightM: z
    .number()
    .min(0.2)
    .max(3)
    .default(1.6)
    .describe("height of the lens above the floor while the head is level, in metres"),
  tiltDeg: z
    .number()
    .min(-60)
    .max(60)
    .default(-10)
    .describe("how far the lens itself looks up while the head is level, in degrees; negative looks down"),
  aheadM: offsetM("on the head: how far the lens is in front of the joints' axes", 0.12),
  aboveM: offsetM("on the head: how far the lens is above the tilting axis", 0.11),
});
export type CameraConfig = z.infer<typeof cameraConfig>;

export const detectorRules = z.strictObject({
  floorScore: share("weakest box that the tracker may use to hold on to somebody it knows", 0.15),
  overlap: share("boxes that overlap by more than this (intersection over union) are one person", 0.5),
  within: share("a weaker box that lies by more than this inside a surer one is part of it", 0.85),
});
export type DetectorRules = z.infer<typeof detectorRules>;

export const trackerRules = z.strictObject({
  sureScore: share("a box this sure may be anybody; a weaker one only somebody already known", 0.35),
  newScore: share("a box must be this sure to be somebody new", 0.45),
  hitsToConfirm: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(2)
    .describe("frames in which somebody new must be seen before being reported; 1 for single photos"),
  forgetMs: ms("how long somebody out of sight is remembered", 5000),
});
export type TrackerRules = z.infer<typeof trackerRules>;

export const distanceRules = z.strictObject({
  statureM: z.number().min(1).max(2.2).default(1.7).describe("assumed height of a person, in metres"),
  breadthM: z
    .number()
    .min(0.2)
    .max(1)
    .default(0.5)
    .describe("assumed breadth of a person's box, arms included, in metres"),
  eyesApartM: z
    .number()
    .min(0.04)
    .max(0.09)
    .default(0.063)
    .describe("assumed distance between a person's pupils, in metres (mean of adults)"),
});
export type DistanceRules = z.infer<typeof distanceRules>;

export const facingRules = z.strictObject({
  faceScore: share("surest that something else looks like a face; a cat scores 0.74", 0.75),
  nearestFaces: z
    .number()
    .int()
    .min(0)
    .max(8)
    .default(3)
    .describe("how many people, nearest first, have their faces looked for in a frame"),
  withinM: metres("faces are looked for up to this distance", 3.5),
  towardsDeg: z
    .number()
    .min(5)
    .max(80)
    .default(35)
    .describe("a head turned less than this looks at the robot, in degrees"),
  holdMs: ms("how long a face that was towards us counts after it is no longer found", 800),
  awayMs: ms("after how long without the face that this person showed before, they have turned away", 1600),
});
export type FacingRules = z.infer<typeof facingRules>;

export const engagementRules = z.strictObject({
  noticeM: metres("people are noticed up to this distance", 4.5),
  interestM: metres("interest counts up to this distance", 3.2),
  reachM: metres("who stands nearer than this wants something", 1.8),
  hysteresis: z
    .number()
    .min(1)
    .max(2)
    .default(1.2)
    .describe("each distance must be exceeded by this factor before a stage is left again"),
  stillMps: metresPerSecond("slower than this is standing", 0.35),
  approachMps: metresPerSecond("faster than this towards the robot is approaching", 0.25),
  passingMps: metresPerSecond("faster than this across the view is passing by", 0.5),
  interestMs: ms("how long interest must last before it is believed", 300),
  doubtMs: ms("how long interest must be gone before that is believed", 1000),
  dwellMs: ms("how long somebody must stand within reach, facing the robot, to be engaged", 600),
  unsureDwellMs: ms("the same when the face cannot be seen", 2500),
  turnedAwayMs: ms("how long somebody engaged must have turned away to be leaving", 3000),
  unseenMs: ms("how long somebody engaged must be out of sight to be leaving", 2000),
  leavingMs: ms("how long leaving takes before they are gone", 3000),
});
export type EngagementRules = z.infer<typeof engagementRules>;

export const pictureRules = z.strictObject({
  frozenMs: ms("a camera whose pictures are the same to the last bit for so long is frozen", 4000),
  blackMs: ms("a camera whose pictures are black for so long is covered, or it is dark", 4000),
  blackBelow: z
    .number()
    .min(0)
    .max(255)
    .default(6)
    .describe(
      "mean brightness (0 … 255) below which a picture is black; 0 for a desk that is open in the dark",
    ),
});
export type PictureRules = z.infer<typeof pictureRules>;

export const sightRules = z.strictObject({
  picture: pictureRules.prefault({}),
  detector: detectorRules.prefault({}),
  tracker: trackerRules.prefault({}),
  distance: distanceRules.prefault({}),
  facing: facingRules.prefault({}),
  engagement: engagementRules.prefault({}),
  retry: z
    .strictObject({
      firstMs: ms("first wait before a lost camera is opened again", 500),
      longestMs: ms("longest such wait", 15_000),
      factor: z
        .number()
        .min(1)
        .max(10)
        .default(2)
        .describe("how much longer each wait is than the one before"),
    })
    .prefault({}),
});
export type SightRules = z.infer<typeof sightRules>;

/** The room's part of the configuration file. */
export const sightConfig = z.strictObject({
  camera: cameraConfig.prefault({}),
  rules: sightRules.prefault({}),
});
export type SightConfig = z.infer<typeof sightConfig>;
