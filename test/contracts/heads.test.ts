import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { FixedHead } from "../../robot/motion/fixed-head.ts";
import { actions, writes } from "../../robot/ros/interface.ts";
import { SimulatedHead } from "../../sim/simulated-head.ts";
import { type HeadUnderTest, headContract } from "./head.contract.ts";
import { passing } from "./passing-time.ts";
import { headOverRos } from "./ros-body.ts";
import { inMemorySetting } from "./ros-setting.ts";

const MINUTES = { goodWhileMs: 120_000 };

headContract("the simulated head", { turns: true, canBeLost: false, ...MINUTES }, async () => {
  const clock = new ManualClock();
  return simulated(clock, new SimulatedHead(clock));
});

headContract("a head that does not turn", { turns: false, canBeLost: false, ...MINUTES }, async () =>
  simulated(new ManualClock(), new FixedHead()),
);

headContract("a head over a ROS topic", { turns: true, canBeLost: true, goodWhileMs: 10_000 }, () =>
  headOverRos(inMemorySetting(), { by: "topic", topic: writes.trajectory }),
);

headContract("a head over a ROS action", { turns: true, canBeLost: true, goodWhileMs: 10_000 }, () =>
  headOverRos(inMemorySetting(), { by: "action", action: actions.followTrajectory }),
);

function simulated(clock: ManualClock, head: HeadUnderTest["head"]): HeadUnderTest {
  return {
    head,
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
}
