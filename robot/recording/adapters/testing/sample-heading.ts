import { type Heading, RECORDING_VERSION } from "../../heading.ts";

export const sampleHeading: Heading = {
  recordingVersion: RECORDING_VERSION,
  softwareVersion: "0.1.0",
  robot: "Stella",
  startedAtMs: 0,
  startedWallMs: 1_770_000_000_000,
  clock: "held",
  pictures: "jpeg",
  seed: 7,
  scenario: null,
  configSha256: "0".repeat(64),
  hasEmergencyStop: true,
  hasBattery: false,
  outboxSequence: 3,
  profileVersion: null,
  hadOwnersProfile: false,
  keyMadeAtMs: 0,
};
