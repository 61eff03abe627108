import { areaOf, type Box, iou } from "../../kernel/geometry.ts";

/**
 * Non-maximum suppression: of boxes that overlap by more than `overlap` (intersection over union) only the
 * surest stays. A detector answers for one person from several cells; a kept box also swallows weaker ones
 * that lie `within` it by that share of their own area, such as a torso inside the whole figure.
 *
 * @returns best first; ties keep their order
 */
export function suppress<T extends { readonly box: Box; readonly score: number }>(
  candidates: readonly T[],
  overlap: number,
  within = 1,
): T[] {
  const kept: T[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    const repeated = kept.some(
      ({ box }) => iou(box, candidate.box) > overlap || shareInside(candidate.box, box) > within,
    );
    if (!repeated) kept.push(candidate);
  }
  return kept;
}

/** Share of `inner` that `outer` covers. */
function shareInside(inner: Box, outer: Box): number {
  const area = areaOf(inner);
  if (area === 0) return 0;
  const shared: Box = [
    Math.max(inner[0], outer[0]),
    Math.max(inner[1], outer[1]),
    Math.min(inner[2], outer[2]),
    Math.min(inner[3], outer[3]),
  ];
  return shared[2] > shared[0] && shared[3] > shared[1] ? areaOf(shared) / area : 0;
}
