import { inside, isRecord, type Place } from "./place.ts";

/**
 * Where two documents differ, as near to the leaves as both have the same shape. Entries of lists are compared by their
 * position; what one of them lacks is one place, however much lies in it.
 */
export function changedPlaces(before: unknown, after: unknown, place: Place = []): readonly Place[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap(
      (index) => changedPlaces(before[index], after[index], [...place, index]),
    );
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      changedPlaces(inside(before, key), inside(after, key), [...place, key]),
    );
  }
  return [place];
}
