import { expect, it } from "vitest";
import { HearingMeter, type HearingReading } from "./hearing-meter.ts";

const quiet: HearingReading = { levelDbfs: -60, speech: 0.1, gateOpen: false, wake: null };

it("three blocks become one reading: their mean power, and the most of everything else", () => {
  const told: HearingReading[] = [];
  const meter = new HearingMeter((reading) => told.push(reading));
  meter.take(quiet);
  meter.take({ levelDbfs: -20, speech: 0.9, gateOpen: true, wake: 0.4 });
  expect(told).toEqual([]);
  meter.take({ ...quiet, wake: 0.2 });
  expect(told).toEqual([{ levelDbfs: expect.closeTo(-24.77, 1), speech: 0.9, gateOpen: true, wake: 0.4 }]);
});

it("where no block can tell the name, no reading does", () => {
  const told: HearingReading[] = [];
  const meter = new HearingMeter((reading) => told.push(reading));
  for (let i = 0; i < 3; i++) meter.take(quiet);
  expect(told.map(({ wake }) => wake)).toEqual([null]);
});
