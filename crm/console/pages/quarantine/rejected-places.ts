import { intakeRecord } from "../../../../robot/kernel/intake-record.ts";
import { plainMistake } from "../../../contract/plain-mistake.ts";

/** A reason why a record was rejected, and where in the record it lies. */
export interface RejectedPlace {
  /** Keys and indexes from the outside in; empty when the reason names no place. */
  readonly place: readonly (string | number)[];
  readonly what: string;
}

/** Takes a reason such as `fields.name.value: must not be empty` apart. A reason without a place is kept whole. */
export function rejectedPlace(reason: string): RejectedPlace {
  const match = /^(?:record\.)?([A-Za-z][\w-]*(?:\.[\w-]+|\[\d+\])*):\s+(.+)$/s.exec(reason);
  if (!match) return { place: [], what: reason };
  const [, path = "", what = ""] = match;
  return {
    place: path
      .replaceAll(/\[(\d+)\]/g, ".$1")
      .split(".")
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    what,
  };
}

/** One value of a record that can be edited by itself: a text, a number, a yes or no, or nothing. */
export interface Leaf {
  readonly place: readonly (string | number)[];
  readonly value: string | number | boolean | null;
}

/** Every value of a record, in its order, each with its place. */
export function leavesOf(value: unknown, place: readonly (string | number)[] = []): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => leavesOf(each, [...place, index]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...place, key]));
  }
  return typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === null
    ? [{ place, value }]
    : [];
}

/** What keeps a record from being stored, by the schema that the hub uses; what only the hub knows is not in it. */
export function mistakesInRecord(record: unknown): readonly RejectedPlace[] {
  const checked = intakeRecord.safeParse(record);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({
    place: issue.path.map((part) => (typeof part === "number" ? part : String(part))),
    what: plainMistake(issue),
  }));
}
