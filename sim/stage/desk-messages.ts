import type { Instant } from "../../robot/kernel/clock.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import type { Pace } from "../../robot/kernel/paced-clock.ts";
import type { RobotHealth } from "../../robot/kernel/robot-health.ts";
import type { News } from "../../robot/news.ts";
import type { Mishap } from "../faults/mishap.ts";

/** One joint's range. */
export interface JointRange {
  readonly lowestRad: number;
  readonly highestRad: number;
}

/** What does not change while the page is open. */
export interface AboutDesk {
  readonly robot: string;
  readonly software: string;
  /** False: what is shown has been recorded, and cannot be controlled. */
  readonly live: boolean;
  /** Whether the page draws for the robot's camera: if it has a graphics card, whatever it has, or never. */
  readonly painter: "auto" | "page" | "projected";
  readonly kioskUrl: string | null;
  readonly hubUrl: string | null;
  readonly camera: CameraGeometry;
  readonly pan: JointRange;
  readonly tilt: JointRange;
  /** Titles of what can be played. */
  readonly scenarios: readonly string[];
}

/** What happened at one moment; of what is measured many times a second, as much as came. */
export interface TimedNews {
  readonly at: Instant;
  readonly news: News;
}

/** How things stand in the lobby, beside what there is to see. */
export interface LobbyStanding {
  readonly pace: Pace;
  /** The clock that the robot lives by; the journal's times are of this. */
  readonly now: Instant;
  /** What is played: its place among the scenarios; null for nothing but guests. */
  readonly scenario: number | null;
  /** Ids of the people who are led by hand. */
  readonly guests: readonly string[];
  readonly mishaps: readonly Mishap[];
}

/** To the page, for its panels. */
export type DeskToPage =
  /** First of all. */
  | { readonly type: "about"; readonly about: AboutDesk }
  /** Ten times a second at most, oldest first; a page that opens late is told the latest of each kind. */
  | { readonly type: "news"; readonly news: readonly TimedNews[] }
  /** Oldest first; a page that opens late is told the last few hundred. */
  | { readonly type: "journal"; readonly entries: readonly JournalEntry[] }
  /** Of the frame with this index, which the robot has looked at. */
  | { readonly type: "picture"; readonly frame: number; readonly jpegBase64: string }
  | { readonly type: "health"; readonly health: RobotHealth }
  | { readonly type: "standing"; readonly standing: LobbyStanding }
  /** What came of what this page asked for, in a sentence. */
  | { readonly type: "answer"; readonly done: boolean; readonly message: string };
