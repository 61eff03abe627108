import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SimulatedBattery } from "../../sim/devices/simulated-battery.ts";
import { batteryContract } from "./battery.contract.ts";
import { passing } from "./passing-time.ts";
import { batteryOverRos } from "./ros-body.ts";
import { inMemorySetting } from "./ros-setting.ts";

batteryContract("the simulated battery", { canBeLost: false }, async () => {
  const clock = new ManualClock();
  return {
    battery: new SimulatedBattery(clock),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
});

batteryContract("a battery over ROS", { canBeLost: true }, () => batteryOverRos(inMemorySetting()));
