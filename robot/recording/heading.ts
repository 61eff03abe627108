import { z } from "zod";

/** Grows when a reader of before would misunderstand a recording. */
export const RECORDING_VERSION = 1;

/** What must be known of a robot before its first picture, to let another one live through the same. */
export const heading = z.object({
  recordingVersion: z.int(),
  softwareVersion: z.string(),
  robot: z.string(),
  /** The robot's clock when it began, in milliseconds, and the wall clock at that moment. */
  startedAtMs: z.number(),
  startedWallMs: z.number(),
  /** `held`: time stood still during work, so that a replay decides at the same moments. `running`: it did not. */
  clock: z.enum(["held", "running"]),
  pictures: z.enum(["jpeg", "png"]),
  /** Of everything that was left to chance; null where nobody set one. */
  seed: z.number().nullable(),
  /** Title of the scenario that was played; null on a real robot. */
  scenario: z.string().nullable(),
  configSha256: z.string(),
  /** Whether there were such devices at all. */
  hasEmergencyStop: z.boolean(),
  hasBattery: z.boolean(),
  /** The last sequence that the outbox had used. */
  outboxSequence: z.int().min(0),
  /** Of the owner's profile on the robot's shelf; null when there was none. */
  profileVersion: z.number().nullable(),
  hadOwnersProfile: z.boolean(),
  /** Age of the robot's key, on the wall clock. */
  keyMadeAtMs: z.number(),
});
export type Heading = z.infer<typeof heading>;

/** A file that travels with the recording. */
export interface Enclosure {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Names of the enclosures that a replay needs. */
export const CONFIG_ENCLOSURE = "config.json";
export const PROFILE_ENCLOSURE = "profile.json";
/** The records that waited for the hub when the recording began. */
export const LETTERS_ENCLOSURE = "letters.json";
export const SCENARIO_ENCLOSURE = "scenario.json";
export const URDF_ENCLOSURE = "stella.urdf";
