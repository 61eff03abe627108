import { expect, it } from "vitest";
import { Gauges } from "../robot/kernel/gauges.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { reportGauges } from "./gauge-report.ts";

it("writes the latest readings once a minute, and ends with the robot", async () => {
  const clock = new ManualClock();
  const gauges = new Gauges();
  const stop = new AbortController();
  const lines: string[] = [];
  const running = reportGauges(gauges, clock, (line) => lines.push(line), stop.signal);
  gauges.set("sight.run_ms", 50);
  gauges.set("sight.run_ms", 45.5);
  await clock.advance(59_000);
  expect(lines).toEqual([]);
  await clock.advance(62_000);
  stop.abort(new Error("the robot stops"));
  await clock.finish(running);
  expect(lines).toEqual(Array(2).fill('{"gauges":{"sight.run_ms":45.5}}'));
});
