// What stands on the other side of the robot's ROS adapters in their contracts: drivers and controllers, over any graph.
import { type Clock, type Instant, later, stampOf } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { HeadPose } from "../../robot/motion/head.ts";
import type { BatteryState, Image, JointState } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";
import type {
  FollowJointTrajectoryResult,
  JointTrajectory,
} from "../../robot/ros/graph/messages/trajectory-msgs.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { rosConfig } from "../../robot/ros/ros-config.ts";
import { SimulatedHead } from "../../sim/simulated-head.ts";

/** Something on the graph that can be unplugged. */
export interface Peer {
  unplug(): Promise<void>;
}

const { panJoint, tiltJoint } = rosConfig.parse({}).head;

export function headerAt(clock: Clock) {
  return { stamp: rosTimeOf(stampOf(clock).wall), frame_id: "camera" };
}

/** Sends pictures of `widthPx` × `heightPx` in rgb8 ten times a second, each of another grey. */
export function cameraDriver(graph: RosGraph, clock: Clock, widthPx: number, heightPx: number): Peer {
  const publisher = graph.publisher(reads.image);
  let shown = 0;
  const every = repeating(clock, 100, () => {
    const image: Image = {
      header: headerAt(clock),
      width: widthPx,
      height: heightPx,
      encoding: "rgb8",
      is_bigendian: 0,
      step: widthPx * 3,
      data: new Uint8Array(widthPx * heightPx * 3).fill(shown++ % 70),
    };
    publisher.publish(image);
  });
  return {
    unplug: async () => {
      await every.unplug();
      publisher.close();
    },
  };
}

/** Sends 20 ms of sound fifty times a second; each sample tells its place. */
export function recorder(graph: RosGraph, clock: Clock, sampleAt: (place: number) => number): Peer {
  const publisher = graph.publisher(reads.microphone);
  const length = SAMPLE_RATE_HZ / 50;
  let place = 0;
  const every = repeating(clock, 20, () => {
    // Recorded before anybody listens is recorded for nobody.
    if (publisher.readers() === 0) {
      place = 0;
      return;
    }
    const data = Int16Array.from({ length }, () => sampleAt(place++));
    publisher.publish(soundMessage(data, `${SAMPLE_RATE_HZ} Hz mono`));
  });
  return {
    unplug: async () => {
      await every.unplug();
      publisher.close();
    },
  };
}

export function soundMessage(data: Int16Array, label: string): Int16MultiArray {
  return { layout: { dim: [{ label, size: data.length, stride: data.length }], data_offset: 0 }, data };
}

/** What comes later than this before the end of what is playing begins another sound. */
const SEAM_MS = 30;

/** Plays chunks one after another, and remembers each sound in one piece. */
export class Player implements Peer {
  private readonly clock: Clock;
  private readonly sounds: { samples: Int16Array; endsAt: Instant }[] = [];
  private readonly release: () => void;

  constructor(graph: RosGraph, clock: Clock) {
    this.clock = clock;
    this.release = graph.subscribe(writes.loudspeaker, (message) => this.take(message));
  }

  heard(): { samples: Int16Array; over: boolean }[] {
    const now = this.clock.now();
    return this.sounds.map(({ samples, endsAt }) => ({ samples, over: now >= endsAt }));
  }

  async unplug(): Promise<void> {
    this.release();
  }

  private take({ layout, data }: Int16MultiArray): void {
    const now = this.clock.now();
    const label = layout.dim[0]?.label ?? "";
    const playing = this.sounds.at(-1);
    if (label === "stop") {
      if (playing && playing.endsAt > now) playing.endsAt = now;
      return;
    }
    const ms = (data.length * 1000) / Number.parseInt(label, 10);
    if (playing && now < playing.endsAt - SEAM_MS) {
      playing.samples = Int16Array.of(...playing.samples, ...data);
      playing.endsAt = later(playing.endsAt, ms);
    } else {
      this.sounds.push({ samples: Int16Array.from(data), endsAt: later(now, ms) });
    }
  }
}

interface Due {
  readonly pose: HeadPose;
  readonly at: Instant;
}

/** A joint trajectory controller: a newer trajectory replaces what is left of the one before. 50 joint states a second. */
export class HeadController implements Peer {
  readonly head: SimulatedHead;
  /** Everything that it was asked to do. */
  readonly asked: JointTrajectory[] = [];
  private readonly graph: RosGraph;
  private readonly clock: Clock;
  private readonly every: Peer;
  private readonly releases: (() => void)[];
  private plan: Due[] = [];
  /** Ends the goal under way; a newer one preempts it. */
  private settleGoal: (succeeded: boolean) => void = () => {};

  constructor(graph: RosGraph, clock: Clock, mayFollow: () => boolean = () => true) {
    this.graph = graph;
    this.clock = clock;
    this.head = new SimulatedHead(clock);
    const states = graph.publisher(reads.jointStates);
    this.every = repeating(clock, 20, () => {
      this.move();
      states.publish(this.jointState());
    });
    const unread = graph.subscribe(writes.trajectory, (trajectory) => this.take(trajectory));
    const unserve = this.serve(mayFollow);
    this.releases = [unread, unserve, states.close];
  }

  async unplug(): Promise<void> {
    await this.every.unplug();
    for (const release of this.releases) release();
  }

  private serve(mayFollow: () => boolean): () => void {
    const resultOf = (error_code: number, error_string: string): FollowJointTrajectoryResult => ({
      error_code,
      error_string,
    });
    return this.graph.serveAction(actions.followTrajectory, {
      accepts: mayFollow,
      perform: async ({ goal, cancelled }) => {
        this.take(goal.trajectory);
        const done = await new Promise<boolean>((resolve) => {
          this.settleGoal = resolve;
          cancelled.addEventListener("abort", () => resolve(false), { once: true });
        });
        return done
          ? { status: "succeeded", result: resultOf(0, "") }
          : { status: "aborted", result: resultOf(-4, "replaced by another goal") };
      },
      failed: (error) => resultOf(-1, String(error)),
    });
  }

  private take(trajectory: JointTrajectory): void {
    this.asked.push(trajectory);
    this.settleGoal(false);
    const now = this.clock.now();
    const at = (joint: string) => trajectory.joint_names.indexOf(joint);
    this.plan = trajectory.points.map(({ positions, time_from_start }) => ({
      pose: { panRad: positions[at(panJoint)] ?? 0, tiltRad: positions[at(tiltJoint)] ?? 0 },
      at: later(now, time_from_start.sec * 1000 + time_from_start.nanosec / 1_000_000),
    }));
    this.move();
  }

  /** Up to one tick early: a set-point is where the joints are led to, not where they already are. */
  private move(): void {
    const now = this.clock.now();
    while (this.plan[0] && this.plan[0].at <= now + 20) {
      const { pose, at } = this.plan.shift() as Due;
      this.head.command(pose, at);
      if (this.plan.length === 0) this.settleGoal(true);
    }
  }

  private jointState(): JointState {
    const { panRad, tiltRad } = this.head.pose();
    return {
      header: headerAt(this.clock),
      // As robots have them: more joints than the head's, and not in its order.
      name: ["wheel_joint", tiltJoint, panJoint],
      position: [1.5, tiltRad, panRad],
      velocity: [],
      effort: [],
    };
  }
}

/** Reads 80 % once a second, discharging. */
export function batteryDriver(graph: RosGraph, clock: Clock): Peer {
  const publisher = graph.publisher(reads.battery);
  const every = repeating(clock, 1000, () => publisher.publish(batteryState(clock, 0.8)));
  return {
    unplug: async () => {
      await every.unplug();
      publisher.close();
    },
  };
}

/** As drivers fill it in that measure the charge and nothing else. */
export function batteryState(clock: Clock, percentage: number, power_supply_status = 2): BatteryState {
  return { header: headerAt(clock), voltage: Number.NaN, percentage, power_supply_status, present: true };
}

function repeating(clock: Clock, periodMs: number, act: () => void): Peer {
  const stop = new AbortController();
  const running = (async () => {
    for (;;) {
      await clock.sleep(periodMs, stop.signal);
      act();
    }
  })().catch((error: unknown) => {
    if (!isAbort(error, stop.signal)) throw error;
  });
  return {
    unplug: () => {
      stop.abort(new Error("unplugged"));
      return running;
    },
  };
}
