import { FURNITURE } from "../room/furniture.ts";
import { ROOM } from "../room/room-plan.ts";
import { Canvas } from "./canvas.ts";
import type { Lens } from "./lens.ts";
import { shade } from "./light.ts";
import { ceilingAt, farWallAt, floorAt, leftWallAt, OUTSIDE, plainWallAt } from "./surfaces.ts";

/** The empty lobby as one lens sees it: floor, walls, door, window, furniture. Kept while the lens rests. */
export function emptyRoom(lens: Lens, light: number): Canvas {
  const canvas = new Canvas(lens);
  drawShell(canvas, lens, light);
  for (const { solids } of FURNITURE) for (const solid of solids) canvas.draw(solid, light);
  return canvas;
}

/**
 * The box that the room is, from within. This runs for each of 300 000 pixels whenever the head has moved, so it
 * makes no objects: colours are packed into numbers.
 */
function drawShell({ rgb, distanceM }: Canvas, { rays, position, widthPx, heightPx }: Lens, light: number) {
  const [ex, ey, ez] = position;
  const bright = {
    far: shade(-1, 0, 0, 1.2, light),
    back: shade(1, 0, 0, 1.2, light),
    left: shade(0, -1, 0, 1.2, light) * 1.25,
    right: shade(0, 1, 0, 1.2, light) * 1.25,
    floor: shade(0, 0, 1, 1.2, light),
  };
  const pixels = widthPx * heightPx;
  for (let pixel = 0, at = 0; pixel < pixels; pixel++, at += 3) {
    const rx = rays[at]!;
    const ry = rays[at + 1]!;
    const rz = rays[at + 2]!;
    const toEnd = ((rx > 0 ? ROOM.farM : ROOM.backM) - ex) / rx;
    const toSide = ((ry > 0 ? ROOM.leftM : ROOM.rightM) - ey) / ry;
    const toFlat = ((rz > 0 ? ROOM.ceilingM : 0) - ez) / rz;
    const along = Math.min(toEnd, toSide, toFlat);
    const x = ex + along * rx;
    const y = ey + along * ry;
    const z = ez + along * rz;
    let colour: number;
    let brightness: number;
    // Corners are darker: light reaches them from one side only.
    let corner = Math.min(z, ROOM.ceilingM - z);
    if (along === toEnd) {
      colour = rx > 0 ? farWallAt(y, z) : plainWallAt(y, z);
      brightness = rx > 0 ? bright.far : bright.back;
    } else {
      corner = Math.min(corner, ROOM.farM - x);
      if (along === toSide) {
        colour = ry > 0 ? leftWallAt(x, z) : plainWallAt(x, z);
        brightness = colour === OUTSIDE ? light : ry > 0 ? bright.left : bright.right;
      } else if (rz > 0) {
        colour = ceilingAt(x, y);
        brightness = light;
      } else {
        colour = floorAt(x, y);
        brightness = bright.floor;
      }
    }
    const lit = brightness * Math.min(1, 0.8 + 0.25 * corner);
    distanceM[pixel] = along;
    rgb[at] = Math.min(255, (colour >> 16) * lit);
    rgb[at + 1] = Math.min(255, ((colour >> 8) & 255) * lit);
    rgb[at + 2] = Math.min(255, (colour & 255) * lit);
  }
}
