import { expect, test } from "vitest";
import { shortId } from "../../../../../robot/kernel/wording.ts";
import { freeId } from "./free-id.ts";

test.each([
  ["Next step", "next-step"],
  ["Niños y niñas", "ninos-y-ninas"],
  ["  50 % off!  ", "50-off"],
  ["日本", "tag"],
  ["x".repeat(80), "x".repeat(56)],
])("%s becomes %s", (label, id) => {
  expect(freeId(label, [], "tag")).toBe(id);
  expect(shortId.safeParse(freeId(label, [], "tag")).success).toBe(true);
});

test("an id that is taken gets a number", () => {
  expect(freeId("Tag", ["tag", "tag-2"], "tag")).toBe("tag-3");
});
