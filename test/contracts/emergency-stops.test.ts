import { expect, test } from "vitest";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RosEmergencyStop } from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { reads } from "../../robot/ros/interface.ts";
import { SimulatedEmergencyStop } from "../../sim/simulated-emergency-stop.ts";
import { emergencyStopContract } from "./emergency-stop.contract.ts";
import { passing } from "./passing-time.ts";
import { emergencyStopOverRos } from "./ros-body.ts";
import { inMemorySetting } from "./ros-setting.ts";

emergencyStopContract("the simulated emergency stop", { canBeCut: false }, async () => {
  const clock = new ManualClock();
  let pressed = false;
  return {
    stop: new SimulatedEmergencyStop(() => pressed, clock),
    until: (done) => passing(clock, done),
    press: (now) => {
      pressed = now;
    },
    tidy: async () => {},
  };
});

emergencyStopContract("an emergency stop over ROS", { canBeCut: true }, () =>
  emergencyStopOverRos(inMemorySetting()),
);

test("a robot without a button is not stopped for the want of one", async () => {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const stop = new RosEmergencyStop({
    graph: network.node("receptionist"),
    topic: reads.emergencyStop,
    clock,
  });
  const told: boolean[] = [];
  const leave = new AbortController();
  stop.watch(leave.signal, (pressed) => told.push(pressed));
  await clock.advance(60_000);
  leave.abort();
  expect(told).toEqual([false]);
});

test("a button that vanishes is noticed within a third of a second", async () => {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const wire = network.node("button").publisher(reads.emergencyStop);
  const stop = new RosEmergencyStop({
    graph: network.node("receptionist"),
    topic: reads.emergencyStop,
    clock,
  });
  const told: boolean[] = [];
  const leave = new AbortController();
  stop.watch(leave.signal, (pressed) => told.push(pressed));
  wire.publish({ data: false });
  await clock.advance(1000);
  wire.close();
  await clock.advance(300);
  leave.abort();
  expect(told).toEqual([false, true]);
});
