/** Somebody's place at one moment: metres ahead of the robot and to its left, in the robot's time. */
export interface Footprint {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
}

/** A way in few points, with the times at which they were passed. */
export type WalkedPath = readonly Footprint[];

/** Nobody's way is known better than this: distances are estimated from boxes. */
const DETAIL_M = 0.35;
/** The lobby's bounds. */
const [NEAREST_M, FARTHEST_M, WIDEST_M] = [0.5, 8, 4];

/** The same way by as few points as come near all others (Ramer, Douglas and Peucker). Pure. */
export function simplified(path: WalkedPath): WalkedPath {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last || path.length < 3) return path;
  let [farthest, offM] = [0, 0];
  for (const [index, point] of path.entries()) {
    const distanceM = offLineM(point, first, last);
    if (distanceM > offM) [farthest, offM] = [index, distanceM];
  }
  if (offM <= DETAIL_M) return [first, last];
  return [...simplified(path.slice(0, farthest + 1)).slice(0, -1), ...simplified(path.slice(farthest))];
}

/** Where that is on the lobby's floor, to the decimetre: nobody can be told by their gait. */
export function spotOf({ x, y }: Footprint): [number, number] {
  const decimetres = (value: number) => Math.round(value * 10) / 10;
  return [
    decimetres(Math.max(NEAREST_M, Math.min(FARTHEST_M, x))),
    decimetres(Math.max(-WIDEST_M, Math.min(WIDEST_M, y))),
  ];
}

/** How fast it was walked, as far as a scenario allows. */
export function speedOf(path: WalkedPath): number {
  const lengthM = path.reduce(
    (sum, point, index) => sum + (index > 0 ? apartM(path[index - 1]!, point) : 0),
    0,
  );
  const tookS = ((path.at(-1)?.atMs ?? 0) - (path[0]?.atMs ?? 0)) / 1000;
  const speedMps = tookS > 0 ? lengthM / tookS : 1;
  return Math.round(Math.max(0.4, Math.min(2, speedMps)) * 10) / 10;
}

function offLineM(point: Footprint, from: Footprint, to: Footprint): number {
  const lengthM = apartM(from, to);
  if (lengthM === 0) return apartM(point, from);
  const along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / lengthM ** 2;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - share * (to.x - from.x), point.y - from.y - share * (to.y - from.y));
}

function apartM(one: Footprint, other: Footprint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
