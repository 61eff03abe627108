import type { Colour, Solid } from "../bodies/solid.ts";
import { Canvas } from "./canvas.ts";
import type { Lens } from "./lens.ts";
import { shade } from "./light.ts";

/** The lobby's walls, in metres; the robot stands at the origin with its back to the wall behind it. */
export const ROOM = { farM: 8, leftM: 4, rightM: -4, ceilingM: 3 } as const;

/** The empty lobby: floor, walls, a door, a picture, two plants. Drawn once and copied for each frame. */
export function emptyRoom(lens: Lens, light: number): Canvas {
  const canvas = new Canvas(lens);
  const eyeM = lens.position[2];
  for (let pixel = 0; pixel < lens.widthPx * lens.heightPx; pixel++) {
    const rx = lens.rays[pixel * 3]!;
    const ry = lens.rays[pixel * 3 + 1]!;
    const rz = lens.rays[pixel * 3 + 2]!;
    const toFar = ROOM.farM / rx;
    const toSide = ry > 0 ? ROOM.leftM / ry : ROOM.rightM / ry;
    const toFlat = rz > 0 ? (ROOM.ceilingM - eyeM) / rz : -eyeM / rz;
    const along = Math.min(toFar, toSide, toFlat);
    const [x, y, z] = [along * rx, along * ry, eyeM + along * rz];
    let colour: Colour;
    let brightness: number;
    if (along === toFar) {
      colour = farWallAt(y, z);
      brightness = shade(-1, 0, 0, 1.2, light);
    } else if (along === toSide) {
      colour = sideWallAt(x, z);
      brightness = shade(0, ry > 0 ? -1 : 1, 0, 1.2, light) * 1.25;
    } else if (rz > 0) {
      colour = ceilingAt(x, y);
      brightness = light;
    } else {
      colour = floorAt(x, y);
      brightness = shade(0, 0, 1, 1.2, light);
    }
    // Corners are darker: light reaches them from one side only.
    const corner = Math.min(
      1,
      0.8 + 0.25 * Math.min(z, ROOM.ceilingM - z, along === toFar ? 1 : ROOM.farM - x),
    );
    canvas.distanceM[pixel] = along;
    for (let channel = 0; channel < 3; channel++) {
      canvas.rgb[pixel * 3 + channel] = Math.min(255, colour[channel]! * brightness * corner);
    }
  }
  for (const solid of plants()) canvas.draw(solid, light);
  return canvas;
}

function farWallAt(y: number, z: number): Colour {
  const inDoor = Math.abs(y - 2.2) < 0.55;
  if (inDoor && z < 2.15) return Math.abs(y - 2.2) > 0.48 || z > 2.08 ? [120, 104, 88] : [150, 176, 190];
  if (Math.abs(y + 1.6) < 0.7 && Math.abs(z - 1.75) < 0.45) {
    if (Math.abs(y + 1.6) > 0.64 || Math.abs(z - 1.75) > 0.39) return [70, 58, 50];
    return z > 1.75 + 0.15 * Math.sin(y * 5) ? [168, 186, 196] : [128, 140, 108];
  }
  return z < 0.12 ? [196, 190, 180] : [216, 208, 196];
}

function sideWallAt(x: number, z: number): Colour {
  if (z < 0.12) return [190, 184, 174];
  return Math.floor(x / 1.6) % 2 === 0 ? [204, 198, 188] : [208, 202, 192];
}

function floorAt(x: number, y: number): Colour {
  const joint = 0.008 + 0.002 * x;
  const inJoint = mod(x, 0.6) < joint || mod(y, 0.6) < joint;
  if (inJoint) return [128, 122, 114];
  return (Math.floor(x / 0.6) * 7 + Math.floor(y / 0.6) * 13) % 3 === 0 ? [160, 152, 142] : [166, 158, 148];
}

function ceilingAt(x: number, y: number): Colour {
  const panel = mod(x, 2.4) < 0.6 && Math.abs(mod(y, 2.4) - 1.2) < 0.6;
  return panel ? [255, 252, 244] : [206, 204, 198];
}

function plants(): Solid[] {
  return [
    [6.8, 3.2],
    [7.2, -3.3],
  ].flatMap(([x, y]) => [
    {
      shape: "rounded-cone" as const,
      from: [x!, y!, 0.15] as const,
      fromRadiusM: 0.15,
      to: [x!, y!, 0.4] as const,
      toRadiusM: 0.2,
      paint: { kind: "plain" as const, colour: [150, 96, 72] as const },
    },
    {
      shape: "ellipsoid" as const,
      centre: [x!, y!, 0.95] as const,
      radiiM: [0.32, 0.32, 0.45] as const,
      yawRad: 0,
      paint: {
        kind: "striped" as const,
        colour: [74, 112, 66] as const,
        other: [60, 96, 56] as const,
        periodM: 0.12,
      },
    },
  ]);
}

function mod(a: number, b: number): number {
  return a - b * Math.floor(a / b);
}
