import { inside, isRecord, type Place } from "./place.ts";

/** A document while it is being edited: any JSON, since it may be wrong on the way. */
export type Body = Readonly<Record<string, unknown>>;

/** What stands at a place; undefined where nothing does. */
export function valueAt(body: unknown, place: Place): unknown {
  let here = body;
  for (const part of place) here = inside(here, part);
  return here;
}

/** Entries of the list at a place; none where there is no list. */
export function listAt(body: unknown, place: Place): readonly unknown[] {
  const found = valueAt(body, place);
  return Array.isArray(found) ? found : [];
}

/** The text at a place; empty where there is none. */
export function textAt(body: unknown, place: Place): string {
  const found = valueAt(body, place);
  return typeof found === "string" ? found : "";
}

/**
 * The document with another value at a place. `undefined` removes a key. Records on the way are made where they are
 * missing; everything beside the way stays the same object.
 */
export function put(body: Body, place: Place, value: unknown): Body {
  const changed = putInto(body, place, value);
  if (!isRecord(changed)) throw new Error("a document is a record");
  return changed;
}

/** The document with `entry` added to the end of the list at a place. */
export function append(body: Body, place: Place, entry: unknown): Body {
  return put(body, place, [...listAt(body, place), entry]);
}

/** The document without one entry of the list at a place. */
export function without(body: Body, place: Place, index: number): Body {
  return put(
    body,
    place,
    listAt(body, place).filter((_, at) => at !== index),
  );
}

/** The document with one entry of a list moved to another position; positions outside of the list change nothing. */
export function moved(body: Body, place: Place, from: number, to: number): Body {
  const list = [...listAt(body, place)];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return body;
  list.splice(to, 0, ...list.splice(from, 1));
  return put(body, place, list);
}

function putInto(here: unknown, place: Place, value: unknown): unknown {
  const [part, ...rest] = place;
  if (part === undefined) return value;
  if (typeof part === "number") {
    const list: unknown[] = Array.isArray(here) ? [...here] : [];
    list[part] = putInto(list[part], rest, value);
    return list;
  }
  const record = isRecord(here) ? here : {};
  const changed = putInto(record[part], rest, value);
  if (changed !== undefined) return { ...record, [part]: changed };
  const { [part]: _gone, ...others } = record;
  return others;
}
