import { expect, it } from "vitest";
import { activityOf } from "./activity-light.ts";

const quiet = { speaking: false, thinking: false, listening: false, hearing: true };

it("the visitor is told that the robot listens only while their words would be taken", () => {
  expect(activityOf(quiet)).toBe("idle");
  expect(activityOf({ ...quiet, listening: true })).toBe("listening");
  expect(activityOf({ ...quiet, listening: true, thinking: true })).toBe("thinking");
  expect(activityOf({ ...quiet, listening: true, speaking: true })).toBe("speaking");
  expect(activityOf({ ...quiet, listening: true, hearing: false })).toBe("idle");
});
