import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RosBattery } from "../../robot/motion/adapters/ros-battery.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { reads } from "../../robot/ros/interface.ts";
import { SimulatedBattery } from "../../sim/simulated-battery.ts";
import { batteryContract } from "./battery.contract.ts";
import { passing } from "./passing-time.ts";
import { batteryDriver } from "./ros-peers.ts";

batteryContract("the simulated battery", { canBeLost: false }, async () => {
  const clock = new ManualClock();
  return {
    battery: new SimulatedBattery(clock),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
});

batteryContract("a battery over ROS", { canBeLost: true }, async () => {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const plugIn = () => batteryDriver(network.node("power"), clock);
  let plugged = plugIn();
  const battery = new RosBattery({
    graph: network.node("receptionist"),
    topic: reads.battery,
    clock,
    silentMs: 3000,
  });
  battery.open();
  return {
    battery,
    until: (done) => passing(clock, done),
    lose: () => plugged.unplug(),
    bringBack: async () => {
      plugged = plugIn();
    },
    tidy: async () => {
      battery.close();
      await plugged.unplug();
    },
  };
});
