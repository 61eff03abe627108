/**
 * The lobby's measures, in metres in the lobby's frame (x ahead of the robot, y to its left). Whoever draws the room
 * draws it from these, so that all pictures show one place.
 */
export const ROOM = { backM: -1.6, farM: 8, leftM: 4, rightM: -4, ceilingM: 3 } as const;

/** In the far wall; opens to the outside, hinged at its left side. */
export const DOOR = { yM: 2.2, widthM: 1.1, heightM: 2.15, frameM: 0.07 } as const;

/** The shop window, in the left wall. */
export const WINDOW = { fromXM: -0.9, toXM: 4.5, sillM: 0.4, topM: 2.55, panes: 4 } as const;

/** In the far wall. */
export const PICTURE = { yM: -1.6, zM: 1.75, widthM: 1.4, heightM: 0.9 } as const;

/** Flat lamps in the ceiling, longer along the room than across it. */
export const LAMP = { lengthM: 1.2, widthM: 0.5 } as const;
export const LAMPS: readonly (readonly [xM: number, yM: number])[] = [0.3, 2.7, 5.1, 7.3].flatMap((xM) =>
  [1.3, -1.3].map((yM) => [xM, yM] as const),
);

export const SKIRTING_M = 0.12;

/** From here the door begins to open for somebody, and nearer than this it stands open. */
const DOOR_OPENS = { fromM: 1.9, openM: 0.9 } as const;

/** How far the door is open, 0 … 1, for people who stand at these places: it opens for whoever comes near. Pure. */
export function doorOpenness(people: readonly { readonly x: number; readonly y: number }[]): number {
  const nearestM = Math.min(...people.map(({ x, y }) => Math.hypot(x - ROOM.farM, y - DOOR.yM)), Infinity);
  const near = (DOOR_OPENS.fromM - nearestM) / (DOOR_OPENS.fromM - DOOR_OPENS.openM);
  const part = Math.min(1, Math.max(0, near));
  return part * part * (3 - 2 * part);
}
