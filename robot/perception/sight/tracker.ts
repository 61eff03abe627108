import type { Instant } from "../../kernel/clock.ts";
import { type Box, iou } from "../../kernel/geometry.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import { assign } from "./assignment.ts";
import { type BoxMotion, boxOf, correctMotion, motionFrom, predictMotion } from "./box-motion.ts";
import type { Detection } from "./person-detector.ts";
import type { TrackerRules } from "./sight-config.ts";

/** A box that looks like a person, and where it lies around the robot; see `around.ts`. */
export interface PlacedDetection extends Detection {
  readonly around: Box;
}

/** One person, followed from frame to frame. */
export interface Track {
  readonly id: TrackId;
  /** As last detected, in pixels of that frame. */
  readonly box: Box;
  /** As detected in this frame; while out of sight, where they are expected. */
  readonly around: Box;
  /** Of the last detection. */
  readonly score: number;
  readonly seenAt: Instant;
  /** False until seen in enough frames in a row; such a track is dropped when it is missed once. */
  readonly confirmed: boolean;
  readonly hits: number;
  /** Of the place around the robot. */
  readonly motion: BoxMotion;
}

export interface Tracks {
  readonly at: Instant | null;
  readonly tracks: readonly Track[];
  /** Of the next new track; numbers are never used twice. */
  readonly nextNumber: number;
}

export const noTracks: Tracks = { at: null, tracks: [], nextNumber: 1 };

/** Least overlap (IoU) of a sure box with the track's prediction; ByteTrack's 0.2. */
const SURE_OVERLAP = 0.2;
/** The same for an unsure box, which must lie better; ByteTrack's 0.5. */
const UNSURE_OVERLAP = 0.5;
/** The same for a track that was seen only once or twice. */
const NEW_OVERLAP = 0.3;
/** By how much of its size a hidden track's box is widened per second out of sight, and at most: they move unseen. */
const WIDENED_PER_S = 0.5;
const WIDENED_AT_MOST = 1;

/**
 * Says who is who in a new frame. Pure. The association is ByteTrack's (Zhang et al., 2022): sure boxes
 * first, then unsure boxes keep alive whom the sure ones missed, since a half-hidden person scores low.
 * Tracks that went out of sight are then looked for in a widened box (Yang et al., C-BIoU, 2023).
 */
export function follow(
  before: Tracks,
  detections: readonly PlacedDetection[],
  at: Instant,
  rules: TrackerRules,
): Tracks {
  // First of all: after a long gap in the pictures, whoever stands there now may be somebody else.
  const remembered = before.tracks.filter((track) => at - track.seenAt <= rules.forgetMs);
  const predicted = remembered.map((track) => predictTrack(track, before.at, at));
  const sure = detections.filter(({ score }) => score >= rules.sureScore);
  const unsure = detections.filter(({ score }) => score < rules.sureScore);
  const inSight = (track: Track) => before.at !== null && track.seenAt === before.at;

  const visible = match(
    predicted.filter((track) => track.confirmed && inSight(track)),
    sure,
    SURE_OVERLAP,
  );
  const faint = match(visible.tracksLeft, unsure, UNSURE_OVERLAP);
  const hidden = match(
    predicted.filter((track) => track.confirmed && !inSight(track)),
    visible.detectionsLeft,
    SURE_OVERLAP,
    (track) => widened(track, at),
  );
  const young = match(
    predicted.filter((track) => !track.confirmed),
    hidden.detectionsLeft,
    NEW_OVERLAP,
  );

  const seen = [...visible.pairs, ...faint.pairs, ...hidden.pairs, ...young.pairs].map(([track, detection]) =>
    seenAgain(track, detection, at, rules),
  );
  const missed = [...faint.tracksLeft, ...hidden.tracksLeft];
  const newcomers = young.detectionsLeft
    .filter(({ score }) => score >= rules.newScore)
    .map((detection, i) => born(detection, before.nextNumber + i, at, rules));
  return {
    at,
    tracks: [...seen, ...missed, ...newcomers].sort((a, b) => numberOf(a.id) - numberOf(b.id)),
    nextNumber: before.nextNumber + newcomers.length,
  };
}

interface Matching {
  readonly pairs: readonly (readonly [Track, PlacedDetection])[];
  readonly tracksLeft: readonly Track[];
  readonly detectionsLeft: readonly PlacedDetection[];
}

function match(
  tracks: readonly Track[],
  detections: readonly PlacedDetection[],
  leastOverlap: number,
  areaFor: (track: Track) => { mine: Box; theirs: (box: Box) => Box } = asTheyAre,
): Matching {
  const costs = tracks.map((track) => {
    const { mine, theirs } = areaFor(track);
    return detections.map(({ around }) => 1 - iou(mine, theirs(around)));
  });
  const pairs = assign(costs, 1 - leastOverlap);
  const paired = { tracks: new Set(pairs.map(([t]) => t)), detections: new Set(pairs.map(([, d]) => d)) };
  return {
    pairs: pairs.map(([t, d]) => [tracks[t], detections[d]] as const),
    tracksLeft: tracks.filter((_, t) => !paired.tracks.has(t)),
    detectionsLeft: detections.filter((_, d) => !paired.detections.has(d)),
  };
}

function asTheyAre(track: Track) {
  return { mine: track.around, theirs: (around: Box) => around };
}

/** Both boxes are widened alike, so that equal boxes still overlap wholly. */
function widened(track: Track, at: Instant) {
  const by = Math.min(WIDENED_AT_MOST, (WIDENED_PER_S * (at - track.seenAt)) / 1000);
  const widen = ([x1, y1, x2, y2]: Box): Box => {
    const dx = ((x2 - x1) * by) / 2;
    const dy = ((y2 - y1) * by) / 2;
    return [x1 - dx, y1 - dy, x2 + dx, y2 + dy];
  };
  return { mine: widen(track.around), theirs: widen };
}

function predictTrack(track: Track, from: Instant | null, to: Instant): Track {
  const seconds = from === null ? 0 : (to - from) / 1000;
  const motion = predictMotion(track.motion, seconds, track.seenAt !== from);
  return { ...track, motion, around: boxOf(motion) };
}

function seenAgain(
  track: Track,
  { box, around, score }: PlacedDetection,
  at: Instant,
  rules: TrackerRules,
): Track {
  const hits = track.hits + 1;
  return {
    ...track,
    box,
    around,
    score,
    seenAt: at,
    hits,
    confirmed: track.confirmed || hits >= rules.hitsToConfirm,
    motion: correctMotion(track.motion, around, score),
  };
}

function born(
  { box, around, score }: PlacedDetection,
  number: number,
  at: Instant,
  rules: TrackerRules,
): Track {
  return {
    // The only place where track ids are made.
    id: `t${number}` as TrackId,
    box,
    around,
    score,
    seenAt: at,
    hits: 1,
    confirmed: rules.hitsToConfirm <= 1,
    motion: motionFrom(around),
  };
}

function numberOf(id: TrackId): number {
  return Number(id.slice(1));
}
