import type { BusinessProfile } from "../kernel/business-profile.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Gauges } from "../kernel/gauges.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Random } from "../kernel/random.ts";
import type { ConfigVerdict } from "./config-verdict.ts";
import type { RobotIdentity } from "./identity.ts";
import type { LinkDialler } from "./link.ts";
import type { Outbox } from "./outbox.ts";
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
  /** Told to the hub. */
  readonly softwareVersion?: string;
  /** Version of the business profile in force, when it came from the hub. */
  readonly configVersion?: number | null;
}

/** Whom the uplink tells. */
export interface UplinkListener {
  /** A valid profile from the hub. Refusing it keeps the last good one. */
  config(document: BusinessProfile, version: number): ConfigVerdict;
  /** Told when it changes. */
  state(state: UplinkState): void;
}
