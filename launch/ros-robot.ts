import { DeskControls } from "../robot/desk-controls.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import { ReleaseStack } from "../robot/kernel/release-stack.ts";
import type { Devices, Surroundings } from "../robot/parts.ts";
import type { Receptionist } from "../robot/receptionist.ts";
import type { RosGraph } from "../robot/ros/graph/ros-graph.ts";
import type { ConfiguredRobot, ManagedRobot } from "../robot/ros/managed-robot.ts";
import type { RobotConfig } from "./config.ts";
import { rulesOf } from "./engines.ts";
import { hardwareMicrophone, rosMicrophone } from "./hardware/hearing.ts";
import { openRosBattery, openRosHead, rosEmergencyStop } from "./hardware/motion.ts";
import { rosCamera } from "./hardware/sight.ts";
import { loudspeaker, openRosSpeaker } from "./hardware/voice.ts";
import { openRobot } from "./open-robot.ts";

export interface OpenedRobot {
  readonly kioskUrl: string;
  readonly hubUrl: string;
  /** By which the hub enrols this robot. */
  readonly publicKey: string;
}

export interface RosRobotParts extends Surroundings {
  readonly graph: RosGraph;
  /** Told whenever the robot has been configured. */
  readonly onOpened: (robot: OpenedRobot) => void;
}

/** The robot whose body is on the ROS graph, as its lifecycle leads it. */
export class RosRobot implements ManagedRobot {
  private readonly parts: RosRobotParts;
  private config: RobotConfig;
  private receptionist: Receptionist | null = null;

  constructor(parts: RosRobotParts, config: RobotConfig) {
    this.parts = parts;
    this.config = config;
  }

  /** In force at once where that is possible, and for the rest when the robot is configured next. */
  adopt(config: RobotConfig): void {
    this.config = config;
    this.receptionist?.adopt(rulesOf(config));
  }

  async configure(onBroken: (error: unknown) => void): Promise<ConfiguredRobot> {
    const opened = new ReleaseStack();
    const stop = new AbortController();
    try {
      const body = await this.openBody(opened, stop.signal);
      const robot = await openRobot(this.config, this.parts, opened, (kiosk) => ({ ...body, screen: kiosk }));
      const { receptionist } = robot;
      const running = receptionist.run(stop.signal, { onDuty: false }).catch((error: unknown) => {
        if (!isAbort(error, stop.signal)) onBroken(error);
      });
      this.receptionist = receptionist;
      this.parts.onOpened({ ...robot, hubUrl: this.config.hubUrl });
      return {
        controls: new DeskControls(receptionist),
        health: () => receptionist.health(),
        activate: () => receptionist.serve(true),
        deactivate: () => receptionist.serve(false),
        cleanup: async () => {
          this.receptionist = null;
          stop.abort(new Error("the node is cleaned up"));
          await running;
          await opened.release();
        },
      };
    } catch (error) {
      await opened.release();
      throw error;
    }
  }

  private async openBody(opened: ReleaseStack, signal: AbortSignal): Promise<Omit<Devices, "screen">> {
    const { parts, config } = this;
    const { sight, hearing, ros } = config;
    const overRos = ros.sound === "ros";
    return {
      camera: rosCamera({ ...parts, camera: sight.camera, rules: ros.camera }),
      microphone: overRos ? rosMicrophone(parts) : hardwareMicrophone(hearing, parts.clock),
      speaker: overRos ? openRosSpeaker(parts, opened) : loudspeaker(),
      head: await openRosHead({ ...parts, rules: ros.head }, opened, signal),
      emergencyStop: rosEmergencyStop(parts),
      battery: openRosBattery({ ...parts, rules: ros.battery }, opened),
    };
  }
}
