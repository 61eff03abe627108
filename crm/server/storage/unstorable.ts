/**
 * Places of texts that `jsonb` refuses: a NUL, or half of a surrogate pair. Keys count as texts; a place is the path to
 * it. Whatever a stranger wrote is looked through before it is stored, so that the answer can say where.
 */
export function unstorableIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === "string") return isStorable(value) ? [] : [[...path]];
  if (Array.isArray(value)) return value.flatMap((each, index) => unstorableIn(each, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    isStorable(key) ? unstorableIn(each, [...path, key]) : [[...path]],
  );
}

function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}
