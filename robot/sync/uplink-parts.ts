import type { BusinessProfile } from "../kernel/business-profile.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Gauges } from "../kernel/gauges.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Random } from "../kernel/random.ts";
import type { ConfigVerdict } from "./config-verdict.ts";
import type { RobotIdentity } from "./identity.ts";
import type { LinkDialler } from "./link.ts";
import type { Outbox } from "./outbox.ts";
import type { ShownPairing } from "./pairing-step.ts";
import type { ProfileShelf } from "./profile-shelf.ts";
import type { SyncRules } from "./sync-config.ts";
import type { UplinkState } from "./uplink.ts";

/** What the uplink works with. */
export interface UplinkParts {
  readonly dialler: LinkDialler;
  readonly outbox: Outbox;
  readonly identity: RobotIdentity;
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  readonly gauges: Gauges;
  readonly rules: SyncRules;
  /** Where the accepted business profile is kept. */
  readonly shelf: ProfileShelf;
  /** What the robot calls itself before an owner has named it. */
  readonly name: string;
  /** Told to the hub. */
  readonly softwareVersion: string;
}

/** Whom the uplink tells. */
export interface UplinkListener {
  /** A valid profile from the hub. Refusing it keeps the last good one. */
  config(document: BusinessProfile, version: number): ConfigVerdict;
  /** Told when it changes. */
  state(state: UplinkState): void;
  /** What people in front of the robot are to see of its pairing; null for nothing. Told when it changes. */
  pairing(shown: ShownPairing | null): void;
}
