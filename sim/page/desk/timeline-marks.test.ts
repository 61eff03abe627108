import { expect, it } from "vitest";
import { instant } from "../../../robot/kernel/clock.ts";
import { timelineMarks } from "./timeline-marks.ts";

it("marks of a recording that would lie on one another are one button", () => {
  const mark = (atMs: number, what: string) => ({ at: instant(atMs), what });

  expect(
    timelineMarks({
      title: "A visit",
      startsAt: instant(0),
      endsAt: instant(30_000),
      marks: [mark(20_000, "record.filed"), mark(1_000, "visit.begun"), mark(20_400, "visit.ended")],
    }),
  ).toEqual([
    { at: 1_000, what: ["visit.begun"] },
    { at: 20_000, what: ["record.filed", "visit.ended"] },
  ]);
});
