import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { FixedHead } from "../../robot/motion/fixed-head.ts";
import { SimulatedHead } from "../../sim/simulated-head.ts";
import { headContract } from "./head.contract.ts";

headContract("the simulated head", { turns: true }, () => {
  const clock = new ManualClock();
  return { head: new SimulatedHead(clock), clock };
});

headContract("a head that does not turn", { turns: false }, () => ({
  head: new FixedHead(),
  clock: new ManualClock(),
}));
