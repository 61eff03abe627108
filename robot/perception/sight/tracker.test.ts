import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../kernel/clock.ts";
import type { Box } from "../../kernel/geometry.ts";
import { trackerRules } from "./sight-config.ts";
import { follow, noTracks, type PlacedDetection, type Tracks } from "./tracker.ts";

const rules = trackerRules.parse({});
const FRAME_MS = 100;

function box(centreX: number, centreY = 240, widthPx = 100, heightPx = 300): Box {
  return [centreX - widthPx / 2, centreY - heightPx / 2, centreX + widthPx / 2, centreY + heightPx / 2];
}

/** For a camera that does not turn: around the robot is as in the frame. */
function sure(centreX: number, score = 0.8): PlacedDetection {
  return { box: box(centreX), around: box(centreX), score };
}

/** Runs frames through the tracker, `FRAME_MS` apart. */
function track(frames: readonly (readonly PlacedDetection[])[], from: Tracks = noTracks): Tracks[] {
  const all: Tracks[] = [];
  let tracks = from;
  for (const detections of frames) {
    const at: Instant = instant((tracks.at ?? 0) + FRAME_MS);
    tracks = follow(tracks, detections, at, rules);
    all.push(tracks);
  }
  return all;
}

/** The id that each place in the frame has, in the last frame. */
function idsAt(tracks: Tracks, ...centres: readonly number[]): (string | undefined)[] {
  return centres.map(
    (centre) => tracks.tracks.find((one) => Math.abs((one.around[0] + one.around[2]) / 2 - centre) < 1)?.id,
  );
}

describe("the tracker", () => {
  it("gives one id to somebody who stands still", () => {
    const last = track(Array.from({ length: 20 }, () => [sure(300)])).at(-1)!;
    expect(last.tracks.map(({ id }) => id)).toEqual(["t1"]);
  });

  it("believes in somebody new only in their second frame", () => {
    const [first, second] = track([[sure(300)], [sure(302)]]);
    expect(first.tracks[0].confirmed).toBe(false);
    expect(second.tracks[0].confirmed).toBe(true);
  });

  it("forgets at once what flashed up in one frame, and does not use its number again", () => {
    const last = track([[sure(300)], [], [sure(100)], [sure(100)]]).at(-1)!;
    expect(last.tracks.map(({ id }) => id)).toEqual(["t2"]);
  });

  it("keeps the id of somebody who walks, also through frames that miss them", () => {
    const frames = Array.from({ length: 30 }, (_, i) => (i >= 12 && i < 17 ? [] : [sure(50 + i * 15)]));
    const last = track(frames).at(-1)!;
    expect(idsAt(last, 50 + 29 * 15)).toEqual(["t1"]);
    expect(last.nextNumber).toBe(2);
  });

  it("holds on to a half-hidden person through weak boxes, from which nobody new is made", () => {
    const frames = Array.from({ length: 20 }, (_, i) => [sure(300, i < 5 ? 0.8 : 0.2), sure(600, 0.2)]);
    const last = track(frames).at(-1)!;
    expect(last.tracks.map(({ id, seenAt }) => [id, seenAt])).toEqual([["t1", last.at]]);
  });

  it("gives both their ids back after one person has walked in front of the other", () => {
    // While they overlap, the detector sees only the nearer one, who walks to the right past a standing one.
    const frames = Array.from({ length: 40 }, (_, i) => {
      const walker = 100 + i * 12;
      return Math.abs(walker - 350) < 70 ? [sure(walker)] : [sure(walker), sure(350)];
    });
    const all = track(frames);
    expect(idsAt(all[3], 100 + 3 * 12, 350)).toEqual(["t1", "t2"]);
    expect(idsAt(all.at(-1)!, 100 + 39 * 12, 350)).toEqual(["t1", "t2"]);
  });

  it("does not swap two people who walk through each other", () => {
    const frames = Array.from({ length: 40 }, (_, i) => [sure(100 + i * 12), sure(580 - i * 12)]);
    const all = track(frames);
    expect(idsAt(all.at(-1)!, 100 + 39 * 12, 580 - 39 * 12)).toEqual(idsAt(all[0], 100, 580));
  });

  it("finds somebody again who walked on while hidden, farther than their own box", () => {
    // Stood at 300 and comes out from behind a pillar at 390: the boxes hardly touch.
    const hidden = Array.from({ length: 15 }, () => []);
    const last = track([[sure(300)], [sure(300)], [sure(300)], ...hidden, [sure(390)]]).at(-1)!;
    expect(idsAt(last, 390)).toEqual(["t1"]);
  });

  it("forgets who stays out of sight, and meets them as somebody new", () => {
    const away = Array.from({ length: rules.forgetMs / FRAME_MS + 2 }, () => []);
    const last = track([[sure(300)], [sure(300)], ...away, [sure(300)], [sure(300)]]).at(-1)!;
    expect(last.tracks.map(({ id }) => id)).toEqual(["t2"]);
  });

  it("does not take somebody for who stood there before a long gap in the pictures", () => {
    const before = track([[sure(300)], [sure(300)]]).at(-1)!;
    const at = instant((before.at ?? 0) + rules.forgetMs + 1);
    expect(follow(before, [sure(300)], at, rules).tracks.map(({ id }) => id)).toEqual(["t2"]);
  });

  it("never swaps people who stay well apart, however they move and whoever is missed", () => {
    const person = fc.record({
      stepsPx: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 25, maxLength: 25 }),
      missed: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 25, maxLength: 25 }),
      jitterPx: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 25, maxLength: 25 }),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const lanes = people.map(({ stepsPx, jitterPx, missed }, lane) => {
          let x = 500 * lane;
          return stepsPx.map((step, i) => {
            x = 500 * lane + Math.max(-150, Math.min(150, x - 500 * lane + step));
            // Seen in the first two frames, then missed one time in ten.
            return i > 1 && missed[i] === 0 ? null : sure(x + jitterPx[i]);
          });
        });
        const frames = lanes[0].map((_, i) => lanes.flatMap((lane) => lane[i] ?? []));
        for (const { tracks } of track(frames)) {
          for (const one of tracks) {
            const lane = Math.round((one.around[0] + one.around[2]) / 2 / 500);
            expect(one.id).toBe(`t${lane + 1}`);
          }
          expect(tracks).toHaveLength(people.length);
        }
      }),
    );
  });

  it("says the same whatever order the detections come in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([100, 250, 400, 550, 700], { minLength: 5 }), (order) => {
        const known = track([
          [100, 250, 400, 550, 700].map((x) => sure(x)),
          [100, 250, 400, 550, 700].map((x) => sure(x)),
        ]).at(-1)!;
        const [next] = track([order.map((x) => sure(x + 5))], known);
        expect(idsAt(next, 105, 255, 405, 555, 705)).toEqual(["t1", "t2", "t3", "t4", "t5"]);
      }),
    );
  });
});
