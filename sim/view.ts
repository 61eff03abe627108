import type { Activity, ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import type { HeadPose } from "../robot/motion/head.ts";
import type { Look, Posture } from "./bodies/look.ts";

/** Somebody who can be seen. */
export interface SeenPerson {
  /** Of this person, for as long as the lobby knows them. */
  readonly id: string;
  /** By which the scenario calls them; for messages and labels only. */
  readonly name: string;
  readonly look: Look;
  readonly posture: Posture;
  /** The words that they are saying right now. */
  readonly saying: string | null;
}

/** What the robot's display tells whoever looks at it. */
export interface ShownFace {
  readonly activity: Activity;
  /** Where its eyes look, as on the kiosk's page; null when they look at nobody. */
  readonly gaze: Extract<ScreenMessage, { readonly type: "gaze" }>["at"];
  /** What it is saying; null while it is quiet. */
  readonly saying: string | null;
}

/** While nobody is served. */
export const IDLE_FACE: ShownFace = { activity: "idle", gaze: null, saying: null };

/**
 * What there is to see in the lobby at one moment: all that whoever draws it needs to know. Plain data, in the
 * lobby's frame; it travels to pages and into recordings.
 */
export interface LobbyView {
  /** Scenario time. */
  readonly atMs: number;
  /** 0 dark … 1 a bright day … 1.5 glaring. */
  readonly light: number;
  /** Everybody in the room. */
  readonly people: readonly SeenPerson[];
  /** Where the head's joints are. */
  readonly head: HeadPose;
  readonly face: ShownFace;
}
