import type { Instant } from "../../kernel/clock.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import { type Box, type CameraGeometry, focalLengthPx } from "../../kernel/geometry.ts";
import type { LensPose } from "../../kernel/lens-pose.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import { type Acquaintance, meet, miss } from "./acquaintance.ts";
import { aroundRobot } from "./around.ts";
import { cutsOf } from "./distance.ts";
import type { Face, FaceDetector } from "./face-detector.ts";
import type { InferenceCost, PersonDetector } from "./person-detector.ts";
import type { EngagementChange, Person, Scene } from "./scene.ts";
import type { SightRules } from "./sight-config.ts";
import { follow, noTracks, type Track, type Tracks } from "./tracker.ts";

/** What came of one frame. */
export interface Look {
  readonly scene: Scene;
  readonly changes: readonly EngagementChange[];
  readonly cost: InferenceCost;
}

/**
 * The chain from a frame to a scene: detect, follow, look for faces, place, judge. It remembers people from
 * frame to frame, so frames go in one at a time and in order; the robot and `stella see` run the same one.
 */
export class SightPipeline {
  private readonly persons: PersonDetector;
  private readonly faces: FaceDetector | null;
  private rules: SightRules;
  private tracks: Tracks = noTracks;
  private known: ReadonlyMap<TrackId, Acquaintance> = new Map();

  constructor(persons: PersonDetector, faces: FaceDetector | null, rules: SightRules) {
    this.persons = persons;
    this.faces = faces;
    this.rules = rules;
  }

  adopt(rules: SightRules): void {
    this.rules = rules;
  }

  /** Everybody that is remembered; numbers of tracks are not used again. */
  forget(): void {
    this.tracks = { ...this.tracks, tracks: [] };
    this.known = new Map();
  }

  /**
   * Rejects when a detector fails; what is remembered is then as it was before.
   *
   * @param lens when the frame was taken
   */
  async look(frame: VideoFrame, camera: CameraGeometry, lens: LensPose): Promise<Look> {
    const { persons, cost } = await this.persons.detect(frame);
    const at = frame.capturedAt;
    const found = persons.map((one) => ({ ...one, around: aroundRobot(one.box, camera, lens) }));
    const tracks = follow(this.tracks, found, at, this.rules.tracker);
    const inView = tracks.tracks.filter((track) => track.confirmed && track.seenAt === at);
    const faces = await this.findFaces(frame, inView, camera);

    const known = new Map<TrackId, Acquaintance>();
    for (const track of tracks.tracks) {
      const before = this.known.get(track.id);
      if (inView.includes(track)) {
        known.set(track.id, meet(before, track, faces.get(track.id), camera, lens, at, this.rules));
      } else if (before) {
        known.set(track.id, miss(before, at, this.rules));
      }
    }
    const changes = changesBetween(this.known, known, at);
    this.tracks = tracks;
    this.known = known;
    const inferMs = cost.preMs + cost.runMs + cost.postMs;
    const scene = {
      frame: frame.index,
      capturedAt: at,
      lens,
      persons: inView.flatMap((track) => personOf(track, known.get(track.id))),
      inferMs,
    };
    return { scene, changes, cost };
  }

  private async findFaces(
    frame: VideoFrame,
    inView: readonly Track[],
    camera: CameraGeometry,
  ): Promise<ReadonlyMap<TrackId, Face | null | undefined>> {
    const { nearestFaces, withinM } = this.rules.facing;
    if (!this.faces) return new Map();
    // Nearest first: the larger the box, the nearer.
    const near = inView
      .filter((track) => (this.known.get(track.id)?.distance.value ?? 0) <= withinM)
      .sort((a, b) => b.box[2] - b.box[0] - (a.box[2] - a.box[0]))
      .slice(0, nearestFaces);
    if (near.length === 0) return new Map();
    const regions = near.map((track) => headRegion(track, this.known.get(track.id), camera));
    const found = await this.faces.detect(frame, regions);
    // A face that is not found says nothing when the head reaches above the picture.
    const unseen = (track: Track) => (cutsOf(track.box, camera).above ? undefined : null);
    return new Map(near.map((track, i) => [track.id, found[i] ?? unseen(track)]));
  }
}

/** How much of a person's surroundings a face is looked for in: BlazeFace expects a face to fill a third of its picture. */
const REGION_M = 0.6;

/** A square around the head, which is at the top of the box. */
function headRegion({ box }: Track, known: Acquaintance | undefined, camera: CameraGeometry): Box {
  const [x1, y1, x2, y2] = box;
  const widthPx = x2 - x1;
  const sidePx = known
    ? (REGION_M * focalLengthPx(camera)) / known.distance.value
    : Math.min(widthPx * 1.2, y2 - y1);
  const middlePx = (x1 + x2) / 2;
  const topPx = y1 - sidePx * 0.2;
  return [middlePx - sidePx / 2, topPx, middlePx + sidePx / 2, topPx + sidePx];
}

function changesBetween(
  before: ReadonlyMap<TrackId, Acquaintance>,
  now: ReadonlyMap<TrackId, Acquaintance>,
  at: Instant,
): EngagementChange[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((track) => {
    const from = before.get(track)?.engagement.at ?? "alone";
    const to = now.get(track)?.engagement.at ?? "alone";
    return from === to ? [] : { track, from, to, at };
  });
}

function personOf(track: Track, known: Acquaintance | undefined): Person | [] {
  if (!known) return [];
  return {
    track: track.id,
    box: track.box,
    score: track.score,
    distanceM: known.distance.value,
    direction: known.direction,
    facing: known.facing.facing,
    engagement: known.engagement.at,
    why: known.why,
  };
}
