import { describe, expect, it } from "vitest";
import { degrees } from "../../robot/kernel/geometry.ts";
import { lensPose } from "../../robot/kernel/lens-pose.ts";
import { humanoid } from "../bodies/humanoid.ts";
import type { Posture } from "../bodies/look.ts";
import { WARDROBE } from "../bodies/wardrobe.ts";
import { Canvas } from "./canvas.ts";
import { Lens } from "./lens.ts";
import { emptyRoom } from "./room.ts";

const CAMERA = { widthPx: 640, heightPx: 480, fieldOfViewRad: degrees(55), heightM: 1.35 };
const LENS = new Lens(CAMERA, lensPose(CAMERA, { panRad: 0, tiltRad: 0 }));
const ROOM = emptyRoom(LENS, 1);

function standingAt(x: number, y: number): Posture {
  return {
    x,
    y,
    bodyYawRad: Math.PI,
    faceYawRad: Math.PI,
    strideRad: 0,
    stride: 0,
    blink: 0,
    talk: 0,
  };
}

/** The box around every pixel that is nearer than the room. */
function drawnBox(posture: Posture, heightM: number) {
  const canvas = new Canvas(LENS, ROOM);
  for (const solid of humanoid({ ...WARDROBE[0]!, kind: "adult", heightM }, posture)) canvas.draw(solid, 1);
  let [left, top, right, bottom] = [640, 480, -1, -1];
  for (let row = 0; row < 480; row++) {
    for (let column = 0; column < 640; column++) {
      if (canvas.distanceM[row * 640 + column]! >= ROOM.distanceM[row * 640 + column]! - 1e-4) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
  return { left, top, right, bottom };
}

describe("a picture of the lobby", () => {
  it("shows a person where geometry says: crown, soles and middle within a few pixels", () => {
    for (const [x, y, heightM] of [
      [4.5, 0, 1.72],
      [4, 1.2, 1.6],
      [5.5, -1.5, 1.9],
    ] as const) {
      const box = drawnBox(standingAt(x, y), heightM);
      const crown = LENS.project([x, y, heightM])!;
      const soles = LENS.project([x, y, 0])!;
      expect(Math.abs(box.top - crown.yPx)).toBeLessThan(10);
      // Shoes point towards the camera and are nearer than the ankles.
      expect(Math.abs(box.bottom - soles.yPx)).toBeLessThan(14);
      expect(Math.abs((box.left + box.right) / 2 - crown.xPx)).toBeLessThan(6);
    }
  });

  it("shows nothing of a person who stands beside or behind the camera", () => {
    expect(drawnBox(standingAt(1, 3.5), 1.72).right).toBe(-1);
    expect(drawnBox(standingAt(-0.8, 0), 1.72).right).toBe(-1);
  });

  it("hides the person behind by the one in front, in whichever order they are drawn", () => {
    const near = humanoid({ ...WARDROBE[0]!, kind: "adult", heightM: 1.75 }, standingAt(2, 0));
    const far = humanoid({ ...WARDROBE[1]!, kind: "adult", heightM: 1.65 }, standingAt(3, 0.2));
    const one = new Canvas(LENS, ROOM);
    for (const solid of [...near, ...far]) one.draw(solid, 1);
    const other = new Canvas(LENS, ROOM);
    for (const solid of [...far, ...near]) other.draw(solid, 1);
    expect(Buffer.compare(one.rgb, other.rgb)).toBe(0);
  });

  it("shows a turned box by its outline, its nearest edge and sides of different brightness", () => {
    const canvas = new Canvas(LENS);
    const [centre, halfM, yawRad] = [[3, 0.2, 0.9], [0.3, 0.2, 0.25], 0.6] as const;
    const paint = { kind: "plain", colour: [200, 120, 60] } as const;
    canvas.draw({ shape: "box", centre, halfM, yawRad, paint }, 1);
    const corners = [1, -1].flatMap((a) =>
      [1, -1].flatMap((b) =>
        [1, -1].map((c) => {
          const [x, y] = [a * halfM[0], b * halfM[1]];
          return [
            centre[0] + x * Math.cos(yawRad) - y * Math.sin(yawRad),
            centre[1] + x * Math.sin(yawRad) + y * Math.cos(yawRad),
            centre[2] + c * halfM[2],
          ] as const;
        }),
      ),
    );
    const seen = Array.from(canvas.distanceM.keys()).filter((pixel) =>
      Number.isFinite(canvas.distanceM[pixel]),
    );
    const projected = corners.map((corner) => LENS.project(corner)!);
    const columns = seen.map((pixel) => pixel % 640);
    const rows = seen.map((pixel) => Math.floor(pixel / 640));
    for (const [drawn, from] of [
      [Math.min(...columns), Math.min(...projected.map(({ xPx }) => xPx))],
      [Math.max(...columns) + 1, Math.max(...projected.map(({ xPx }) => xPx))],
      [Math.min(...rows), Math.min(...projected.map(({ yPx }) => yPx))],
      [Math.max(...rows) + 1, Math.max(...projected.map(({ yPx }) => yPx))],
    ] as const) {
      expect(Math.abs(drawn - from)).toBeLessThan(1.5);
    }
    const nearestM = Math.min(...corners.map(([x, y, z]) => Math.hypot(x, y, z - CAMERA.heightM)));
    expect(Math.min(...seen.map((pixel) => canvas.distanceM[pixel]!))).toBeCloseTo(nearestM, 1);
    // From above and from a corner: lid, front and flank.
    expect(new Set(seen.map((pixel) => canvas.rgb[pixel * 3])).size).toBeGreaterThanOrEqual(3);
  });

  it("is dark in a dark lobby", () => {
    const mean = (rgb: Uint8Array) => rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
    expect(mean(emptyRoom(LENS, 0.2).rgb)).toBeLessThan(0.25 * mean(ROOM.rgb));
  });

  it("leaves the empty room as it was", () => {
    const before = ROOM.rgb.slice();
    const canvas = new Canvas(LENS, ROOM);
    canvas.drawContactShadow(4, 0, 0.4);
    expect(Buffer.compare(canvas.rgb, before)).not.toBe(0);
    expect(Buffer.compare(ROOM.rgb, before)).toBe(0);
  });
});
