import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RosHead, type TrajectoryRoute } from "../../robot/motion/adapters/ros-head.ts";
import { FixedHead } from "../../robot/motion/fixed-head.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { SimulatedHead } from "../../sim/simulated-head.ts";
import { type HeadUnderTest, headContract } from "./head.contract.ts";
import { HeadController } from "./ros-peers.ts";

const MINUTES = { goodWhileMs: 120_000 };

headContract("the simulated head", { turns: true, ...MINUTES }, async () => {
  const clock = new ManualClock();
  return simulated(clock, new SimulatedHead(clock));
});

headContract("a head that does not turn", { turns: false, ...MINUTES }, async () =>
  simulated(new ManualClock(), new FixedHead()),
);

headContract("a head over a ROS topic", { turns: true, goodWhileMs: 10_000 }, () =>
  overRos({ by: "topic", topic: writes.trajectory }),
);

headContract("a head over a ROS action", { turns: true, goodWhileMs: 10_000 }, () =>
  overRos({ by: "action", action: actions.followTrajectory }),
);

function simulated(clock: ManualClock, head: HeadUnderTest["head"]): HeadUnderTest {
  return { head, now: () => clock.now(), pass: (ms) => clock.advance(ms), tidy: async () => {} };
}

async function overRos(route: TrajectoryRoute): Promise<HeadUnderTest> {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const controller = new HeadController(network.node("controller"), clock);
  const head = new RosHead({
    graph: network.node("receptionist"),
    route,
    jointStates: reads.jointStates,
    joints: { pan: "head_pan_joint", tilt: "head_tilt_joint" },
    clock,
    journal: silentJournal,
    silentMs: 2000,
  });
  const ready = head.ready(new AbortController().signal);
  await clock.advance(100);
  await ready;
  return {
    ...simulated(clock, head),
    tidy: async () => {
      await head.close();
      await controller.unplug();
    },
  };
}
