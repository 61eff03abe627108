import { describe, expect, onTestFinished, test } from "vitest";
import { EventLog, journalTo, silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RosEmergencyStop } from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { SENSOR_DATA } from "../../robot/ros/graph/qos.ts";
import { reads } from "../../robot/ros/interface.ts";
import { SimulatedEmergencyStop } from "../../sim/devices/simulated-emergency-stop.ts";
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

/** Somebody watches a button that nobody has pressed yet. */
function watched() {
  const clock = new ManualClock();
  const log = new EventLog();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const stop = new RosEmergencyStop({
    graph: network.node("receptionist"),
    topic: reads.emergencyStop,
    clock,
    journal: journalTo(clock, [log.sink]),
  });
  const told: boolean[] = [];
  const leave = new AbortController();
  stop.watch(leave.signal, (pressed) => told.push(pressed));
  onTestFinished(() => leave.abort());
  return { clock, log, told, button: network.node("button") };
}

describe("an emergency stop over ROS that", () => {
  test("nobody has does not stop the robot", async () => {
    const { clock, log, told } = watched();
    await clock.advance(60_000);
    expect(told).toEqual([false]);
    expect(log.entries).toEqual([]);
  });

  test("vanishes is noticed within a third of a second", async () => {
    const { clock, told, button } = watched();
    const wire = button.publisher(reads.emergencyStop);
    wire.publish({ data: false });
    await clock.advance(1000);
    wire.close();
    await clock.advance(300);
    expect(told).toEqual([false, true]);
  });

  test("repeats itself is missed long before the graph knows that it is gone", async () => {
    const { clock, told, button } = watched();
    const wire = button.publisher(reads.emergencyStop);
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
  });

  test("tells only of changes may be silent as long as it is there", async () => {
    const { clock, told, button } = watched();
    const wire = button.publisher(reads.emergencyStop);
    for (const waitMs of [100, 2000, 300, 5000, 700, 60_000]) {
      wire.publish({ data: told.length % 2 === 1 });
      await clock.advance(waitMs);
    }
    expect(told).toHaveLength(7);
  });

  test("is there and cannot be heard is told to the journal, once", async () => {
    const { clock, log, told, button } = watched();
    const wire = button.publisher({ ...reads.emergencyStop, qos: SENSOR_DATA });
    for (let second = 0; second < 60; second++) {
      wire.publish({ data: true });
      await clock.advance(1000);
    }
    expect(told).toEqual([false]);
    expect(log.entries.map(({ event, at }) => `${event} at ${at}`)).toEqual([
      "emergency-stop.unheard at 5000",
    ]);
  });
});
