import { describe, expect, test } from "vitest";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import type { TrajectoryRoute } from "../../robot/motion/adapters/ros-head.ts";
import { FixedHead } from "../../robot/motion/fixed-head.ts";
import { Motion } from "../../robot/motion/motion.ts";
import { motionConfig } from "../../robot/motion/motion-config.ts";
import { actions, writes } from "../../robot/ros/interface.ts";
import { SimulatedHead } from "../../sim/devices/simulated-head.ts";
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

describe.each<[string, TrajectoryRoute]>([
  ["topic", { by: "topic", topic: writes.trajectory }],
  ["action", { by: "action", action: actions.followTrajectory }],
])("motion that leads a head by a ROS %s", (_, route) => {
  test("never asks more of a joint than its limits allow", async () => {
    const setting = inMemorySetting();
    const { head, pass, tidy } = await headOverRos(setting, route);
    const rules = motionConfig.parse({});
    const motion = new Motion({
      ...setting,
      head,
      journal: silentJournal,
      gauges: new Gauges(),
      rules,
    });
    const stop = new AbortController();
    const running = motion.run(stop.signal);
    const random = seededRandom(3);
    for (let glance = 0; glance < 40; glance++) {
      const direction = { panRad: 3 * (random.next() - 0.5), tiltRad: random.next() - 0.5 };
      motion.lookAt({ kind: "direction", direction, at: setting.clock.now() });
      await pass(100 + 900 * random.next());
    }
    const controller = await setting.peer("controller");
    const peaks = await controller.peaks();
    stop.abort(new Error("seen enough"));
    await running;
    await tidy();
    for (const joint of ["pan", "tilt"] as const) {
      const [asked, limits] = [peaks?.[joint], rules[joint]];
      expect(asked?.lowestRad).toBeGreaterThanOrEqual(limits.lowestRad);
      expect(asked?.highestRad).toBeLessThanOrEqual(limits.highestRad);
      // Of differences of three set-points: a little noise is the messages' nanoseconds.
      expect(asked?.velocityRadPerS).toBeLessThan(limits.velocityRadPerS * 1.01);
      expect(asked?.accelerationRadPerS2).toBeLessThan(limits.accelerationRadPerS2 * 1.01);
      expect(asked?.jerkRadPerS3).toBeLessThan(limits.jerkRadPerS3 * 1.01);
    }
    expect(peaks?.pan.velocityRadPerS).toBeGreaterThan(1);
  });
});

function simulated(clock: ManualClock, head: HeadUnderTest["head"]): HeadUnderTest {
  return {
    head,
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
}
