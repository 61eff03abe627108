import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { lensPose } from "../../robot/kernel/lens-pose.ts";
import type { BodyOf } from "../../robot/recording/channels.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { fixedFramesOf, movingFramesOf } from "./body-frames.ts";
import { urdf } from "./robot-heading.ts";

type Transform = BodyOf<"transforms">["transforms"][number];
type Vector = Transform["translation"];

const AT = instant(2500);
const LEVEL = { panRad: 0, tiltRad: 0 };

describe("the frames of the robot's body", () => {
  it("are those of its URDF", () => {
    const joints = [...urdf().matchAll(/<joint .*?<\/joint>/gs)].map(([joint]) => ({
      parent: /<parent link="(\w+)"/.exec(joint)?.[1],
      child: /<child link="(\w+)"/.exec(joint)?.[1],
      origin: (/xyz="([^"]+)"/.exec(joint)?.[1] ?? "").split(" ").map(Number),
    }));

    const frames = framesAt(LEVEL);

    const byChild = (a: { child?: string }, b: { child?: string }) =>
      `${a.child}`.localeCompare(`${b.child}`);
    expect(
      frames
        .map(({ parent_frame_id: parent, child_frame_id: child, translation: { x, y, z } }) => ({
          parent,
          child,
          origin: [x, y, z],
        }))
        .sort(byChild),
    ).toEqual(joints.sort(byChild));
  });

  it.each([
    LEVEL,
    { panRad: 0.6, tiltRad: 0 },
    { panRad: -0.4, tiltRad: 0.3 },
    { panRad: 1.1, tiltRad: -0.5 },
  ])("carry the lens to where sight believes it to be: pan $panRad, tilt $tiltRad", (head) => {
    const lens = lensPose(KIOSK_CAMERA, head);
    const frames = framesAt(head);

    const place = onTheFloor(frames, "camera_optical_frame", { x: 0, y: 0, z: 0 });
    expect(place.x).toBeCloseTo(lens.xM, 9);
    expect(place.y).toBeCloseTo(lens.yM, 9);
    expect(place.z).toBeCloseTo(lens.zM, 9);
    // An optical frame looks along its z (REP-103).
    const ahead = onTheFloor(frames, "camera_optical_frame", { x: 0, y: 0, z: 1 });
    expect(Math.atan2(ahead.y - place.y, ahead.x - place.x)).toBeCloseTo(lens.panRad, 9);
    expect(Math.asin(ahead.z - place.z)).toBeCloseTo(lens.tiltRad, 9);
    // And its x is the picture's right.
    const right = onTheFloor(frames, "camera_optical_frame", { x: 1, y: 0, z: 0 });
    expect(right.z - place.z).toBeCloseTo(0, 9);
    expect(Math.atan2(right.y - place.y, right.x - place.x)).toBeCloseTo(lens.panRad - Math.PI / 2, 9);
  });

  it("are stamped with the robot's clock", () => {
    expect(framesAt(LEVEL).map(({ timestamp }) => timestamp)).toEqual(
      Array.from({ length: 7 }, () => ({ sec: 2, nsec: 500_000_000 })),
    );
  });
});

function framesAt(head: { panRad: number; tiltRad: number }): Transform[] {
  return [...fixedFramesOf(AT).transforms, ...movingFramesOf(head, AT).transforms];
}

/** A point of some frame, as the frame on the floor has it. */
function onTheFloor(frames: readonly Transform[], frame: string, point: Vector): Vector {
  const carried = frames.find(({ child_frame_id }) => child_frame_id === frame);
  if (!carried) return point;
  const turned = rotated(carried.rotation, point);
  const { x, y, z } = carried.translation;
  return onTheFloor(frames, carried.parent_frame_id, { x: turned.x + x, y: turned.y + y, z: turned.z + z });
}

function rotated({ x, y, z, w }: Transform["rotation"], v: Vector): Vector {
  const t = { x: 2 * (y * v.z - z * v.y), y: 2 * (z * v.x - x * v.z), z: 2 * (x * v.y - y * v.x) };
  return {
    x: v.x + w * t.x + y * t.z - z * t.y,
    y: v.y + w * t.y + z * t.x - x * t.z,
    z: v.z + w * t.z + x * t.y - y * t.x,
  };
}
