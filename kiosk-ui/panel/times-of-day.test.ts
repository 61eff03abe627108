import { expect, it } from "vitest";
import { timesOfDay, writtenTime } from "./times-of-day.ts";

it("lists the times between both ends", () => {
  expect(timesOfDay("09:00", "10:30", 30)).toEqual(["09:00", "09:30", "10:00", "10:30"]);
  expect(timesOfDay("09:15", "10:30", 60)).toEqual(["09:15", "10:15"]);
});

it("writes them as visitors read them", () => {
  expect(["00:00", "09:05", "12:00", "17:30"].map((time) => writtenTime(time, "en"))).toEqual([
    "12 AM",
    "9:05 AM",
    "12 PM",
    "5:30 PM",
  ]);
  expect(writtenTime("17:30", "es")).toBe("17:30");
});
