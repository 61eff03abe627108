import { expect, it } from "vitest";
import { instant } from "../robot/kernel/clock.ts";
import { narrate } from "./narrator.ts";

const happened = (event: string, fields = {}) => ({ at: instant(0), level: "info" as const, event, fields });

it("tells what happens in plain words, and keeps what only technicians need to itself", () => {
  expect(narrate(happened("visitor.engagement", { track: "t1", from: "noticed", to: "engaging" }))).toBe(
    "t1 is coming closer.",
  );
  expect(narrate(happened("record.filed", { sequence: 4 }))).toContain("number 4");
  expect(narrate(happened("motion.gaze", { mode: "follow" }))).toBeNull();
});
