import type { Clock } from "../../robot/kernel/clock.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import type { Lobby } from "../../sim/lobby.ts";
import { runTogether } from "../open-robot.ts";
import { CameraPublisher } from "./camera-publisher.ts";
import type { HeadJoints } from "./course.ts";
import { type AskedVelocities, HeadController } from "./head-controller.ts";
import { SoundBridge } from "./sound-bridge.ts";
import { Switchboard } from "./switchboard.ts";

export interface RosLobbyParts {
  readonly graph: RosGraph;
  readonly lobby: Lobby;
  readonly joints: HeadJoints;
  readonly clock: Clock;
  readonly journal: Journal;
}

/**
 * The simulated lobby's devices as ROS drivers would offer them: what the robot's node reads is published here, and
 * what it writes is obeyed here. It runs with or without the lobby's own time, as drivers do in an empty room.
 */
export class RosLobby {
  private readonly camera: CameraPublisher;
  private readonly sound: SoundBridge;
  private readonly head: HeadController;
  private readonly switchboard: Switchboard;

  constructor({ lobby, ...parts }: RosLobbyParts) {
    const { camera, microphone, loudspeaker, head, emergencyStop, battery } = lobby;
    this.camera = new CameraPublisher({ ...parts, camera });
    this.sound = new SoundBridge({ ...parts, microphone, loudspeaker });
    this.head = new HeadController({ ...parts, head });
    this.switchboard = new Switchboard({ ...parts, emergencyStop, battery });
  }

  /** Until the signal is aborted. Throws a `Fault` `ros.unknown-type`. */
  run(signal: AbortSignal): Promise<void> {
    return runTogether([this.camera, this.sound, this.head, this.switchboard], signal);
  }

  /** Whether anybody reads the camera: a robot on duty does. */
  isWatched(): boolean {
    return this.camera.isWatched();
  }

  askedVelocities(): AskedVelocities {
    return this.head.askedVelocities();
  }
}
