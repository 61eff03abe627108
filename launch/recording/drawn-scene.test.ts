import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { fromLens, lensPose, pixelOf } from "../../robot/kernel/lens-pose.ts";
import type { EngagementStage, TrackId } from "../../robot/kernel/vocabulary.ts";
import type { News } from "../../robot/news.ts";
import type { Person } from "../../robot/perception/sight/scene.ts";
import { channels } from "../../robot/recording/channels.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { cameraInfoOf, drawnInTheRoom, drawnOnThePicture } from "./drawn-scene.ts";

const HEAD = { panRad: 0.4, tiltRad: -0.1 };
const LENS = lensPose(KIOSK_CAMERA, HEAD);

function person(track: string, engagement: EngagementStage, more: Partial<Person> = {}): Person {
  return {
    track: track as TrackId,
    box: [100, 50, 300, 450],
    score: 0.9,
    distanceM: 2,
    direction: { panRad: Math.PI / 6, tiltRad: 0 },
    facing: "towards",
    engagement,
    why: { evidence: "stays", leadsTo: null, heldMs: 0, neededMs: 0 },
    ...more,
  };
}

function scene(persons: readonly Person[], attending: string | null = null) {
  return {
    type: "scene",
    scene: { frame: 7, capturedAt: instant(2500), lens: LENS, persons, inferMs: 0 },
    camera: KIOSK_CAMERA,
    attending: attending as TrackId | null,
  } satisfies News;
}

describe("people as figures in the room", () => {
  it("stand where the robot believes them to be, in the frame on the floor", () => {
    const { entities } = drawnInTheRoom(scene([person("t1", "engaged")]));

    expect(entities).toHaveLength(1);
    expect(entities[0]).toMatchObject({
      id: "t1",
      frame_id: "base_footprint",
      timestamp: { sec: 2, nsec: 500_000_000 },
    });
    const [head, body] = [entities[0]?.spheres[0], entities[0]?.cylinders[0]];
    expect(head?.pose.position.x).toBeCloseTo(2 * Math.cos(Math.PI / 6), 9);
    expect(head?.pose.position.y).toBeCloseTo(1, 9);
    expect(head?.pose.position.z).toBeCloseTo(KIOSK_CAMERA.heightM, 9);
    // On the floor, and no higher than the chin.
    const [middleM, tallM] = [body?.pose.position.z ?? 0, body?.size.z ?? 0];
    expect(middleM - tallM / 2).toBeCloseTo(0, 9);
    expect(middleM + tallM / 2).toBeLessThan(KIOSK_CAMERA.heightM);
  });

  it("are named by their tracks, with what the robot thinks of them", () => {
    const { entities } = drawnInTheRoom(scene([person("t4", "engaging", { facing: "away" })]));

    expect(entities[0]?.texts[0]?.text).toBe("t4 engaging 2.0 m");
    expect(entities[0]?.metadata).toEqual([
      { key: "engagement", value: "engaging" },
      { key: "facing", value: "away" },
      { key: "evidence", value: "stays" },
    ]);
  });

  it("take the place of whoever was drawn before, and do not outlast a camera that has stopped", () => {
    const nobody = drawnInTheRoom(scene([]));
    expect(nobody).toEqual({
      deletions: [{ timestamp: { sec: 2, nsec: 500_000_000 }, type: 1, id: "" }],
      entities: [],
    });

    const { entities } = drawnInTheRoom(scene([person("t1", "noticed"), person("t2", "noticed")]));
    expect(entities.map(({ id, lifetime }) => [id, lifetime.sec])).toEqual([
      ["t1", 2],
      ["t2", 2],
    ]);
  });

  it("show whom the robot serves in the colour of their box", () => {
    const news = scene([person("t1", "engaged"), person("t2", "noticed")], "t1");
    const colours = drawnInTheRoom(news).entities.map(({ spheres: [head] }) => head?.color);
    const boxes = drawnOnThePicture(news).points.map(({ outline_color }) => outline_color);

    expect(colours).toEqual(boxes);
    expect(colours[0]).not.toEqual(colours[1]);
  });

  it("have a body however low the robot believes their face to be", () => {
    const low = person("t1", "noticed", { direction: { panRad: 0, tiltRad: -0.8 } });
    const { entities } = drawnInTheRoom(scene([low]));

    expect(entities[0]?.cylinders[0]?.size.z).toBeGreaterThan(0);
  });

  it("are messages as they stand in the file", () => {
    const news = scene([person("t1", "engaged")]);

    expect(channels.people.schema.safeParse(drawnInTheRoom(news)).error).toBeUndefined();
    expect(channels.annotations.schema.safeParse(drawnOnThePicture(news)).error).toBeUndefined();
  });
});

describe("the camera as other tools know it", () => {
  it("shows a place on the pixel where sight finds it", () => {
    const info = cameraInfoOf(KIOSK_CAMERA, instant(2500));
    const place = { xM: 2.2, yM: 0.6, zM: 1.4 };

    // As a tool does it: the place in the optical frame, through the matrix.
    const { xM: depth, yM: left, zM: up } = fromLens(LENS, place);
    const point = [-left, -up, depth, 1];
    const row = (from: number) => point.reduce((sum, each, at) => sum + each * (info.P[from + at] ?? 0), 0);
    const pixel = pixelOf(KIOSK_CAMERA, LENS, place);

    expect(row(0) / row(8)).toBeCloseTo(pixel?.xPx ?? Number.NaN, 9);
    expect(row(4) / row(8)).toBeCloseTo(pixel?.yPx ?? Number.NaN, 9);
    expect(info).toMatchObject({
      frame_id: "camera_optical_frame",
      width: KIOSK_CAMERA.widthPx,
      height: KIOSK_CAMERA.heightPx,
    });
    expect(channels.cameraInfo.schema.safeParse(info).error).toBeUndefined();
  });
});
