import { expect, it } from "vitest";
import { instant } from "../../../robot/kernel/clock.ts";
import type { JournalEntry, Level } from "../../../robot/kernel/journal.ts";
import { shownOf } from "./journal-filter.ts";

const entry = (event: string, level: Level, fields = {}): JournalEntry => ({
  at: instant(0),
  level,
  event,
  fields,
});
const entries = [
  entry("visit.begun", "info", { by: "touch" }),
  entry("hearing.sound-flawed", "warn", { flaw: "clipped" }),
  entry("camera.lost", "error", { code: "camera.lost" }),
];
const events = (level: Level, text: string) => shownOf(entries, { level, text }).map(({ event }) => event);

it("what is milder than asked for is left out", () => {
  expect(events("info", "")).toHaveLength(3);
  expect(events("warn", "")).toEqual(["hearing.sound-flawed", "camera.lost"]);
  expect(events("error", "")).toEqual(["camera.lost"]);
});

it("every word must be there, in the event or its fields", () => {
  expect(events("info", "visit TOUCH")).toEqual(["visit.begun"]);
  expect(events("info", "visit clipped")).toEqual([]);
});

it("a word after a minus must not be there", () => {
  expect(events("info", "-hearing")).toEqual(["visit.begun", "camera.lost"]);
});
