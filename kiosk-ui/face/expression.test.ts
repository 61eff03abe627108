import { describe, expect, it } from "vitest";
import { mood } from "../../robot/dialogue/face-protocol.ts";
import { activity } from "../../robot/dialogue/screen-protocol.ts";
import { easedExpression, expressionOf, faceStateOf } from "./expression.ts";

describe("the expression", () => {
  it("is another one for each mood of a robot that waits", () => {
    const seen = mood.options.map((each) => JSON.stringify(expressionOf("idle", each)));
    expect(new Set(seen).size).toBe(mood.options.length);
  });

  it("tells what the robot does in every mood", () => {
    for (const each of mood.options) {
      const seen = activity.options.map((doing) => JSON.stringify(expressionOf(doing, each)));
      expect(new Set(seen).size, each).toBe(activity.options.length);
    }
  });

  it("arrives where it goes, and stays there", () => {
    const goal = expressionOf("thinking", "puzzled");
    let now = expressionOf("idle", "happy");
    for (let frame = 0; frame < 60; frame++) now = easedExpression(now, goal, 1000 / 60);
    expect(now).toEqual(goal);
  });

  it("closes its eyes when the robot stays away, not while it restarts", () => {
    expect(faceStateOf("lost", "idle")).toBe("idle");
    expect(faceStateOf("reconnecting", "idle")).toBe("unlinked");
  });
});
