import type { Instant } from "../kernel/clock.ts";
import type { LensPose } from "../kernel/lens-pose.ts";
import type { FrameSize, SeenPerson } from "./people.ts";

export type DeskState = "off-duty" | "waiting" | "serving";
export type Activity = "idle" | "listening" | "thinking" | "speaking";

/** What the graph is told of the robot's work, as it happens. The receptionist's own news fit it as they are. */
export type RobotNews =
  /** One for each picture; `attending` is the track of whom the robot serves. */
  | {
      readonly type: "scene";
      readonly scene: {
        readonly capturedAt: Instant;
        readonly lens: LensPose;
        readonly persons: readonly SeenPerson[];
      };
      readonly camera: FrameSize;
      readonly attending: string | null;
    }
  | { readonly type: "state"; readonly state: DeskState }
  | { readonly type: "activity"; readonly activity: Activity }
  /** The robot begins to say a sentence. */
  | { readonly type: "says"; readonly sentence: string }
  /** The visitor has said something that was understood. */
  | { readonly type: "hears"; readonly text: string }
  /**
   * Not for the graph: a pairing code is for whoever stands before the robot, and what stands on its form is the
   * visitor's; the joints' own drivers publish where they are.
   */
  | { readonly type: "pairing" | "dialogue" | "meter" | "joints" };
