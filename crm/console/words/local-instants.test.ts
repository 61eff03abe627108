import { expect, test } from "vitest";
import { inLocalTime } from "./local-instants.ts";

const late = "The visit ended at 22:16 UTC; the lead arrived 14 minutes later.";

test.each([
  [late, "2026-11-22T22:30:00Z", "UTC", "The visit ended at 22:16; the lead arrived 14 minutes later."],
  [
    late,
    "2026-11-22T22:30:00Z",
    "America/Chicago",
    "The visit ended at 16:16; the lead arrived 14 minutes later.",
  ],
  // Summer there, and half an hour off.
  ["due at 23:36 UTC.", "2026-07-01T12:00:00Z", "America/Chicago", "due at 18:36."],
  ["due at 12:00 UTC.", "2026-07-01T12:00:00Z", "Asia/Kolkata", "due at 17:30."],
  // It is tomorrow already where the reader is.
  ["due at 23:36 UTC.", "2026-11-22T12:00:00Z", "Europe/Berlin", "due at 00:36 on Nov 23."],
  // Another day in UTC, and the same one for the reader.
  ["due at 00:03 UTC on 2026-11-23.", "2026-11-22T23:58:00Z", "America/Chicago", "due at 18:03."],
  [
    "ended at 09:12 UTC on 2026-11-20; and 09:15 UTC",
    "2026-11-22T10:00:00Z",
    "UTC",
    "ended at 09:12 on Nov 20; and 09:15",
  ],
])("“%s”, written at %s, is read in %s as “%s”", (sentence, writtenAt, zone, read) => {
  expect(inLocalTime(sentence, writtenAt, zone)).toBe(read);
});

test.each(["Call at 9:30.", "Meet at 25:99 UTC.", "18:00 CET"])("“%s” is left as it is", (sentence) => {
  expect(inLocalTime(sentence, "2026-11-22T10:00:00Z", "America/Chicago")).toBe(sentence);
});
