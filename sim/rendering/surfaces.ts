import { DOOR, LAMP, LAMPS, PICTURE, SKIRTING_M, WINDOW } from "../room/room-plan.ts";

// What the room's surfaces look like in even light, at places in metres. Colours are packed, 0xRRGGBB.

const WALL = 0xd8d0c4;
const SKIRTING = 0xc4beb4;
const FRAME = 0x786858;
/** Daylight behind the shop window: it shines by itself. */
export const OUTSIDE = 0xdce8ee;

/** With the door and the picture in it. */
export function farWallAt(y: number, z: number): number {
  const fromDoor = Math.abs(y - DOOR.yM);
  if (fromDoor < DOOR.widthM / 2 && z < DOOR.heightM) {
    const inFrame = fromDoor > DOOR.widthM / 2 - DOOR.frameM || z > DOOR.heightM - DOOR.frameM;
    return inFrame ? FRAME : 0x96b0be;
  }
  const aside = PICTURE.widthM / 2 - Math.abs(y - PICTURE.yM);
  const within = Math.min(aside, PICTURE.heightM / 2 - Math.abs(z - PICTURE.zM));
  if (within > 0) {
    if (within < 0.06) return 0x463a32;
    return z > PICTURE.zM + 0.15 * Math.sin(y * 5) ? 0xa8bac4 : 0x808c6c;
  }
  return z < SKIRTING_M ? SKIRTING : WALL;
}

/** With the shop window in it. */
export function leftWallAt(x: number, z: number): number {
  const inside = Math.min(x - WINDOW.fromXM, WINDOW.toXM - x, z - WINDOW.sillM, WINDOW.topM - z);
  if (inside <= 0) return plainWallAt(x, z);
  const paneM = (WINDOW.toXM - WINDOW.fromXM) / WINDOW.panes;
  const fromBar = Math.abs(mod(x - WINDOW.fromXM + paneM / 2, paneM) - paneM / 2);
  return inside < 0.05 || fromBar < 0.025 ? FRAME : OUTSIDE;
}

export function plainWallAt(along: number, z: number): number {
  if (z < SKIRTING_M) return SKIRTING;
  return Math.floor(along / 1.6) % 2 === 0 ? 0xccc6bc : 0xd0cac0;
}

/** Oak planks, laid along the way from the door to the robot. */
export function floorAt(x: number, y: number): number {
  const row = Math.floor(y / PLANK_M);
  const from = x + 0.37 * ROWS_APART * row;
  // Joints that are far away would flicker: they are drawn wider than they are.
  const jointM = 0.004 + 0.001 * Math.max(0, x);
  if (mod(y, PLANK_M) < jointM || mod(from, ROWS_APART) < jointM) return 0x8c7458;
  return (row * 7 + Math.floor(from / ROWS_APART) * 13) % 3 === 0 ? 0xbc9c78 : 0xc6a682;
}

const PLANK_M = 0.2;
const ROWS_APART = 1.2;

export function ceilingAt(x: number, y: number): number {
  for (const [lampX, lampY] of LAMPS) {
    if (Math.abs(x - lampX) < LAMP.lengthM / 2 && Math.abs(y - lampY) < LAMP.widthM / 2) return 0xfffcf4;
  }
  return 0xceccc6;
}

function mod(a: number, b: number): number {
  return a - b * Math.floor(a / b);
}
