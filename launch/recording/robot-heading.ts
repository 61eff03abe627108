import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  CONFIG_ENCLOSURE,
  type Enclosure,
  type Heading,
  LETTERS_ENCLOSURE,
  PROFILE_ENCLOSURE,
  RECORDING_VERSION,
  SCENARIO_ENCLOSURE,
  URDF_ENCLOSURE,
} from "../../robot/recording/heading.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { RobotConfig } from "../config.ts";
import { blottedConfig } from "./blotted.ts";
import type { RobotParts } from "./taped-robot.ts";

/** What the recording is told beside what the robot itself knows. */
export interface Occasion {
  readonly config: RobotConfig;
  /** Time stands still during work, see `ManualClock`. */
  readonly heldClock: boolean;
  readonly seed: number | null;
  readonly scenario: Scenario | null;
}

/** More letters than this would not be a backlog but a hub that was never there. */
const LETTERS_KEPT = 1000;

/** How the robot stands before its first picture. Throws a `Fault` `outbox.…`. */
export function headingOf({ devices, account, around }: RobotParts, occasion: Occasion): Heading {
  const { clock } = around;
  const { kept } = account.shelf;
  return {
    recordingVersion: RECORDING_VERSION,
    softwareVersion: account.softwareVersion,
    robot: account.name,
    startedAtMs: clock.now(),
    startedWallMs: clock.wallNow(),
    clock: occasion.heldClock ? "held" : "running",
    pictures: occasion.config.recording.pictures,
    seed: occasion.seed,
    scenario: occasion.scenario?.title ?? null,
    configSha256: createHash("sha256").update(configTextOf(occasion.config)).digest("hex"),
    hasEmergencyStop: devices.emergencyStop !== null,
    hasBattery: devices.battery !== null,
    outboxSequence: account.outbox.cursor(),
    profileVersion: kept?.version ?? null,
    hadOwnersProfile: kept !== null,
    keyMadeAtMs: account.identity.madeAt,
  };
}

/** What travels with the recording: all that a replay needs beside the messages. */
export function enclosuresOf({ account }: RobotParts, { config, scenario }: Occasion): readonly Enclosure[] {
  const json = (name: string, value: unknown): Enclosure => ({
    name,
    mediaType: "application/json",
    text: JSON.stringify(value),
  });
  return [
    { name: CONFIG_ENCLOSURE, mediaType: "application/json", text: configTextOf(config) },
    json(PROFILE_ENCLOSURE, account.profile),
    json(
      LETTERS_ENCLOSURE,
      account.outbox.pending(LETTERS_KEPT).map(({ record }) => record),
    ),
    ...(scenario ? [json(SCENARIO_ENCLOSURE, scenario)] : []),
    { name: URDF_ENCLOSURE, mediaType: "application/xml", text: urdf() },
  ];
}

/** The robot's body, as ROS and Foxglove know it. */
export function urdf(): string {
  return readFileSync(new URL("../ros/urdf/stella.urdf", import.meta.url), "utf8");
}

function configTextOf(config: RobotConfig): string {
  return JSON.stringify(blottedConfig(config));
}
