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

test("a button that repeats itself is missed long before the graph knows that it is gone", async () => {
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
  for (let beat = 0; beat < 60; beat++) {
    wire.publish({ data: false });
    await clock.advance(500);
  }
  expect(told).toEqual([false]);
  // A crash: the process sends nothing more, and its publisher stays on the graph until its lease ends.
  await clock.advance(1500);
  expect(told).toEqual([false, true]);
  wire.publish({ data: false });
  await clock.settle();
  expect(told).toEqual([false, true, false]);
  leave.abort();
});

test("a button that tells only of changes may be silent as long as it is there", async () => {
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
  for (const waitMs of [100, 2000, 300, 5000, 700, 60_000]) {
    wire.publish({ data: told.length % 2 === 1 });
    await clock.advance(waitMs);
  }
  leave.abort();
  expect(told).toHaveLength(7);
});
