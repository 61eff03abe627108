import { expect, test } from "vitest";
import { type Body, put, textAt } from "./draft.ts";
import { withFollowingId } from "./following-id.ts";

const published = { tags: [{ id: "google", label: "Google" }] };
const draft = { tags: [...published.tags, { id: "tag", label: "" }] };

test("the id of a new entry follows its name while it is typed", () => {
  const typed = ["W", "Wa", "Walk", "Walk in"].reduce<Body>((body, name) => rename(body, 1, name), draft);
  expect(textAt(typed, ["tags", 1, "id"])).toBe("walk-in");
});

test("an id that is published stays whatever the name becomes", () => {
  expect(textAt(rename(draft, 0, "Search engines"), ["tags", 0, "id"])).toBe("google");
});

test("an id that somebody chose stays", () => {
  const chosen = put(rename(draft, 1, "Walk in"), ["tags", 1, "id"], "street");
  expect(textAt(rename(chosen, 1, "Walked by"), ["tags", 1, "id"])).toBe("street");
});

test("an id never becomes that of another entry", () => {
  expect(textAt(rename(draft, 1, "Google"), ["tags", 1, "id"])).toBe("google-2");
});

test("names in two languages lead by their English", () => {
  const before = { services: [{ id: "service", label: { en: "" } }] };
  const after = put(before, ["services", 0, "label", "en"], "Bridal styling");
  const followed = withFollowingId(before, after, {}, ["services", 0, "label", "en"]);
  expect(textAt(followed, ["services", 0, "id"])).toBe("bridal-styling");
});

function rename(body: Body, index: number, name: string): Body {
  const place = ["tags", index, "label"];
  return withFollowingId(body, put(body, place, name), published, place);
}
