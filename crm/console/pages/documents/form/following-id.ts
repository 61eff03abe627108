import { type Body, listAt, put, textAt, valueAt } from "./draft.ts";
import { freeId } from "./free-id.ts";
import { nameOf, type Place } from "./place.ts";

/**
 * Lets the id of an entry that is not published yet follow its name, so that nobody has to think one up. `place` is of
 * what was changed from `before` to `after`: the label of an entry of a list, or one of its languages. An id that
 * is in use, or that somebody chose, stays.
 */
export function withFollowingId(before: Body, after: Body, published: Body, place: Place): Body {
  const label = place.lastIndexOf("label");
  const index = place[label - 1];
  if (label < 2 || typeof index !== "number") return after;
  const list = place.slice(0, label - 1);
  const entry = place.slice(0, label);
  const id = textAt(before, [...entry, "id"]);
  const inUse = listAt(published, list).some((each) => textAt(each, ["id"]) === id);
  if (id === "" || inUse) return after;

  const others = listAt(after, list).flatMap((each, at) => (at === index ? [] : [textAt(each, ["id"])]));
  const stem = id.replace(/-\d+$/, "");
  const oldName = nameOf({ label: valueAt(before, [...entry, "label"]) }) ?? "";
  const chosen = oldName !== "" && id !== freeId(oldName, others, stem);
  if (chosen) return after;
  const name = nameOf({ label: valueAt(after, [...entry, "label"]) }) ?? "";
  return name === "" ? after : put(after, [...entry, "id"], freeId(name, others, stem));
}
