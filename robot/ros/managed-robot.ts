import type { RobotHealth } from "../kernel/robot-health.ts";
import type { Controls } from "./controls.ts";

/** The robot as its lifecycle sees it. The node calls these one at a time, in the order that the lifecycle allows. */
export interface ManagedRobot {
  /**
   * Loads the models, opens store and kiosk page, and begins to deliver what waits for the hub; nobody is served
   * yet. A `Fault` (a file is missing, a port is taken) leaves the node unconfigured; anything else is an error.
   * `onBroken` is called at most once, when a configured robot fails by itself.
   */
  configure(onBroken: (error: unknown) => void): Promise<ConfiguredRobot>;
}

export interface ConfiguredRobot {
  readonly controls: Controls;
  health(): RobotHealth;
  /** Opens the senses: from now on visitors are served. */
  activate(): Promise<void>;
  /** Ends a visit that is under way, closes the senses and looks down. */
  deactivate(): Promise<void>;
  /** Lets go of everything; also after it broke. */
  cleanup(): Promise<void>;
}
