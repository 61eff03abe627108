import type { Ray } from "three";
import { crownM } from "../../bodies/humanoid.ts";
import type { SeenPerson } from "../../view.ts";

/** Somebody is pointed at when the ray passes this near to their middle. */
const REACH_M = 0.3;

/** Whom a ray meets first; null when it meets nobody. Pure. */
export function personAlong(ray: Ray, people: readonly SeenPerson[]): string | null {
  let nearest: { readonly id: string; readonly alongM: number } | null = null;
  for (const { id, look, posture } of people) {
    const alongM = meets(ray, posture.x, posture.y, crownM(look));
    if (alongM !== null && (nearest === null || alongM < nearest.alongM)) nearest = { id, alongM };
  }
  return nearest?.id ?? null;
}

/** Where a ray meets an upright post; null when it passes by. */
function meets({ origin, direction }: Ray, x: number, y: number, heightM: number): number | null {
  const [dx, dy] = [origin.x - x, origin.y - y];
  const a = direction.x ** 2 + direction.y ** 2;
  const b = dx * direction.x + dy * direction.y;
  const c = dx ** 2 + dy ** 2 - REACH_M ** 2;
  const inside = b * b - a * c;
  // A ray straight down has no direction on the floor: it meets whoever stands below it.
  if (a < 1e-9) return c <= 0 && direction.z < 0 ? origin.z - heightM : null;
  if (inside < 0) return null;
  const [enters, leaves] = [(-b - Math.sqrt(inside)) / a, (-b + Math.sqrt(inside)) / a];
  if (leaves <= 0) return null;
  const [one, other] = [origin.z + direction.z * Math.max(0, enters), origin.z + direction.z * leaves];
  return Math.min(one, other) <= heightM && Math.max(one, other) >= 0 ? Math.max(0, enters) : null;
}

/** Where a ray meets the floor; null when it never does. Pure. */
export function floorAlong({ origin, direction }: Ray): readonly [xM: number, yM: number] | null {
  if (direction.z >= -1e-6) return null;
  const along = -origin.z / direction.z;
  return [origin.x + along * direction.x, origin.y + along * direction.y];
}
