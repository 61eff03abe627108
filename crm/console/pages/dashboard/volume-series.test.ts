import { expect, test } from "vitest";
import { stacked, volumeSeries } from "./volume-series.ts";

const span = { first: "2026-11-20", last: "2026-11-22" };

test("a day without leads counts nothing, and leads without a source come last", () => {
  const volume = volumeSeries(
    [
      { day: "2026-11-20", source: null, leads: 5 },
      { day: "2026-11-20", source: "google", leads: 1 },
      { day: "2026-11-22", source: "google", leads: 2 },
      { day: "2026-11-21", source: "referral", leads: 4 },
    ],
    span,
  );
  expect(volume.days).toEqual(["2026-11-20", "2026-11-21", "2026-11-22"]);
  expect(volume.series).toEqual([
    { source: "referral", leads: [0, 4, 0], total: 4 },
    { source: "google", leads: [1, 0, 2], total: 3 },
    { source: "", leads: [5, 0, 0], total: 5 },
  ]);
  expect(volume.total).toBe(12);
});

test("a period without leads has days and no series", () => {
  expect(volumeSeries([], span)).toMatchObject({ series: [], total: 0 });
});

test("stacked series stand on those after them", () => {
  expect(
    stacked([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  ).toEqual([
    [9, 12],
    [8, 10],
    [5, 6],
  ]);
});
