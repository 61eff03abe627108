import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../../contract/document.ts";

type Fields = Readonly<Record<string, unknown>>;
type Entry = Fields & { readonly id: string };

/**
 * Every place where two documents differ, in the order of the first and then of the second. Lists whose entries have
 * ids are compared entry by entry, `services.haircut.price.en`, wherever in the list an entry stands; the order of
 * what both have is one difference more, told by ids at the list itself. Other lists differ as a whole.
 */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  return [...between("", before, after)];
}

function* between(at: string, before: unknown, after: unknown): Generator<Difference> {
  if (isDeepStrictEqual(before ?? null, after ?? null)) return;
  if (isEntries(before) && isEntries(after)) {
    yield* betweenFields(at, byId(before), byId(after));
    yield* orderBetween(at, before, after);
  } else if (isFields(before) && isFields(after)) {
    yield* betweenFields(at, before, after);
  } else {
    yield { at, before: before ?? null, after: after ?? null };
  }
}

function* betweenFields(at: string, before: Fields, after: Fields): Generator<Difference> {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    yield* between(at === "" ? key : `${at}.${key}`, own(before, key), own(after, key));
  }
}

function* orderBetween(at: string, before: readonly Entry[], after: readonly Entry[]): Generator<Difference> {
  const sharedBy = (list: readonly Entry[], other: readonly Entry[]) => {
    const ids = new Set(other.map(({ id }) => id));
    return list.map(({ id }) => id).filter((id) => ids.has(id));
  };
  const [was, is] = [sharedBy(before, after), sharedBy(after, before)];
  if (!isDeepStrictEqual(was, is)) yield { at, before: was, after: is };
}

function isEntries(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((entry: unknown) => (isFields(entry) ? entry.id : undefined));
  return ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function byId(entries: readonly Entry[]): Fields {
  return Object.fromEntries(entries.map((entry) => [entry.id, entry]));
}

/** Not what every object inherits: a key may be called `constructor`. */
function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
