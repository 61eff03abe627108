import { expect, test } from "vitest";
import { sampleFacts } from "../testing/sample-facts.ts";
import { dueOf, spanText } from "./due.ts";
import type { Occasion } from "./occasion.ts";

const visitAt = new Date("2026-11-23T09:12:00Z");
const after = (minutes: number) => new Date(visitAt.getTime() + minutes * 60_000);

function form(arrivedAt: Date): Occasion {
  return { on: "form", form: "intake", intake: "i", lead: sampleFacts({ visitAt, arrivedAt }) };
}

test("a task is due five minutes after the visit, not after the lead came", () => {
  expect(dueOf(form(after(2)), 5, after(2))).toEqual({ at: after(5), lateWhy: null });
});

test("a lead that comes late is overdue at once, and says why", () => {
  expect(dueOf(form(after(14)), 5, after(14))).toEqual({
    at: after(5),
    lateWhy: "The visit ended at 09:12 UTC; the lead arrived 14 minutes later.",
  });
});

test("a record that was here in time and filed late says that", () => {
  expect(dueOf(form(after(1)), 5, after(180)).lateWhy).toBe(
    "The visit ended at 09:12 UTC; the lead was filed 3 hours later.",
  );
});

test("a visit of another day is told with its day", () => {
  expect(dueOf(form(after(60 * 24 * 3)), 5, after(60 * 24 * 3)).lateWhy).toBe(
    "The visit ended at 09:12 UTC on 2026-11-23; the lead arrived 3 days later.",
  );
});

test("what a member sets off days later is due from then", () => {
  const lead = sampleFacts({ visitAt, arrivedAt: after(1) });
  const moved: Occasion = { on: "stage", pipeline: "sales", stage: "sql", transition: 7, lead };
  expect(dueOf(moved, 5, after(4000))).toEqual({ at: after(4005), lateWhy: null });
});

test("the first stage of a lead belongs to the visit that made it", () => {
  const lead = sampleFacts({ visitAt, arrivedAt: after(14) });
  const entered: Occasion = { on: "stage", pipeline: "sales", stage: "new", transition: 1, lead };
  expect(dueOf(entered, 5, after(14)).at).toEqual(after(5));
});

test.each([
  [60_000, "1 minute"],
  [119 * 60_000, "119 minutes"],
  [3 * 3_600_000, "3 hours"],
  [72 * 3_600_000, "3 days"],
])("%d ms are %s", (ms, text) => {
  expect(spanText(ms)).toBe(text);
});
