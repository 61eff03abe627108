import { describe, expect, test } from "vitest";
import { instant, wallTime } from "../../kernel/clock.ts";
import type { QuestionOf } from "../../kernel/intake-question.ts";
import { lawOffice, VisitRig } from "../visit-rig.ts";
import { dayRefusal, type Known, spansOf, timeRefusal } from "./validity.ts";

const [day, time] = [dayQuestion(), timeQuestion()];

function dayQuestion(): QuestionOf<"date"> {
  const found = lawOffice.form.find(({ id }) => id === "day");
  if (found?.type !== "date") throw new Error("the law office asks for no day");
  return found;
}

function timeQuestion(): QuestionOf<"time"> {
  const found = lawOffice.form.find(({ id }) => id === "time");
  if (found?.type !== "time") throw new Error("the law office asks for no time");
  return found;
}

/** Tuesday, January 6, in Chicago; the office closes at five. */
function at(hours: number, minutes: number): Known {
  const { state } = new VisitRig({}, lawOffice).engage();
  if (state.phase.at !== "visiting") throw new Error("nobody is served");
  const { profile, rules, phase } = state;
  const said = { value: "2026-01-06", source: { kind: "touch", at: "2026-01-06T16:00:00Z" } } as const;
  const visit = { ...phase.visit, volunteered: { day: said } };
  const stamp = { at: instant(0), wall: wallTime(Date.UTC(2026, 0, 6, hours + 6, minutes)) };
  return { profile, rules, visit, stamp };
}

describe("of today counts what is left", () => {
  test("of its hours, from the next time that the picker shows", () => {
    expect(spansOf(time, at(8, 20))).toEqual([{ from: "09:00", to: "17:00" }]);
    expect(spansOf(time, at(10, 2))).toEqual([{ from: "10:30", to: "17:00" }]);
  });

  test.each([
    ["10:00", false],
    ["10:02", true],
    ["10:15", true],
    ["before 10:00", false],
    ["before 12:00", true],
    ["between 09:00 and 10:00", false],
    ["after 09:00", true],
  ])("at two past ten: %s fits: %s", (wish, fits) => {
    expect(timeRefusal(wish, time, at(10, 2)) === null).toBe(fits);
  });

  test("a little before the end it is what is left, to the minute", () => {
    expect(timeRefusal("16:00", time, at(16, 45))).toEqual({
      why: "outside-hours",
      spans: [{ from: "16:45", to: "17:00" }],
    });
  });

  test("after hours another day has to be named", () => {
    expect(dayRefusal("2026-01-06", day, at(16, 59))).toBeNull();
    expect(dayRefusal("2026-01-06", day, at(17, 0))).toEqual({ why: "day-too-early", first: "2026-01-07" });
  });
});
