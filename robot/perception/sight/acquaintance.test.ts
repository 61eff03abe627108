import { describe, expect, it } from "vitest";
import { instant, later } from "../../kernel/clock.ts";
import { type Box, type CameraGeometry, degrees, focalLengthPx } from "../../kernel/geometry.ts";
import { lensPose } from "../../kernel/lens-pose.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import { type Acquaintance, meet, miss } from "./acquaintance.ts";
import { aroundRobot } from "./around.ts";
import { motionFrom } from "./box-motion.ts";
import { sightRules } from "./sight-config.ts";
import type { Track } from "./tracker.ts";

const camera: CameraGeometry = { widthPx: 640, heightPx: 480, fieldOfViewRad: degrees(55), heightM: 1.35 };
const lens = lensPose(camera, { panRad: 0, tiltRad: 0 });
const rules = sightRules.parse({});
const FRAME_MS = 100;

function trackAt(aheadM: number, leftM: number, heightM = 1.7): Track {
  const perM = focalLengthPx(camera) / aheadM;
  const middle = 320 - leftM * perM;
  const top = 240 - (heightM - camera.heightM) * perM;
  const box: Box = [
    middle - 0.25 * perM,
    top,
    middle + 0.25 * perM,
    Math.min(480, 240 + camera.heightM * perM),
  ];
  const at = instant(0);
  return {
    id: "t1" as TrackId,
    box,
    around: aroundRobot(box, camera, lens),
    score: 0.8,
    seenAt: at,
    confirmed: true,
    hits: 9,
    motion: motionFrom(box),
  };
}

/** What is known after two seconds of walking in a straight line. */
function walk(
  from: readonly [number, number],
  speed: readonly [number, number],
  heightM?: number,
): Acquaintance {
  let known: Acquaintance | undefined;
  for (let i = 0; i <= 20; i++) {
    const s = (i * FRAME_MS) / 1000;
    const track = trackAt(from[0] + speed[0] * s, from[1] + speed[1] * s, heightM);
    known = meet(known, track, undefined, camera, lens, instant(i * FRAME_MS), rules);
  }
  return known!;
}

describe("an acquaintance", () => {
  it("is known to come nearer at the speed at which they do", () => {
    const { distance } = walk([6, 0], [-1, 0]);
    expect(distance.value).toBeCloseTo(4, 1);
    expect(distance.rate).toBeCloseTo(-1, 1);
  });

  it("is known to cross the view at the speed at which they do, leftwards positive", () => {
    const { distance, pan } = walk([4, -1], [0, 1]);
    expect(pan.value).toBeCloseTo(Math.atan(0.25), 1);
    expect(pan.rate * distance.value).toBeCloseTo(1, 0);
  });

  it("is looked in the eyes, as far as their height is known", () => {
    for (const heightM of [1.5, 1.9]) {
      const { direction, distance } = walk([5, 0], [-0.3, 0], heightM);
      const eyesAboveLensM = heightM - 0.11 - camera.heightM;
      expect(direction.tiltRad).toBeCloseTo(Math.atan(eyesAboveLensM / distance.value), 1);
      expect(direction.panRad).toBeCloseTo(0, 2);
    }
  });

  it("keeps the height that was measured from afar when only the upper half is in view", () => {
    let known = walk([5, 0], [-0.2, 0], 1.55);
    expect(known.stature.heightM).toBeCloseTo(1.55, 2);
    known = meet(known, trackAt(1.5, 0, 1.55), undefined, camera, lens, later(known.seenAt, FRAME_MS), rules);
    expect(known.stature.heightM).toBeCloseTo(1.55, 2);
  });

  it("stays where they were while out of sight", () => {
    const known = walk([5, 0], [-1, 0]);
    expect(miss(known, later(known.seenAt, 500), rules)).toMatchObject({
      distance: known.distance,
      seenAt: known.seenAt,
      engagement: { at: "noticed" },
    });
  });
});
