/** From the front, above, to the robot's left: daylight from a shop window behind the kiosk. */
const KEY = [-0.62, 0.34, 0.7] as const;

/**
 * How bright a surface is, from its unit normal and its height: daylight, the ceiling's glow, and what the
 * floor throws back.
 */
export function shade(nx: number, ny: number, nz: number, upM: number, light: number): number {
  const key = Math.max(0, nx * KEY[0] + ny * KEY[1] + nz * KEY[2]);
  const sky = 0.5 + 0.5 * nz;
  // Legs stand in the dimmer half of a room.
  const height = 0.82 + 0.18 * Math.min(1, Math.max(0, upM / 1.2));
  return light * height * (0.3 + 0.28 * sky + 0.58 * key);
}
