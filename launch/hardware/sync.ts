import { join } from "node:path";
import type { Clock, WallTime } from "../../robot/kernel/clock.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";
import { openIdentity } from "../../robot/sync/adapters/ed25519-identity.ts";
import { passingIdentity } from "../../robot/sync/adapters/passing-identity.ts";
import { openProfileFile } from "../../robot/sync/adapters/profile-file.ts";
import { openSqliteOutbox, openTriedOutbox } from "../../robot/sync/adapters/sqlite-outbox.ts";
import { websocketDialler } from "../../robot/sync/adapters/websocket-dialler.ts";
import type { RobotIdentity } from "../../robot/sync/identity.ts";
import type { LinkDialler } from "../../robot/sync/link.ts";
import type { Outbox } from "../../robot/sync/outbox.ts";
import type { ProfileShelf } from "../../robot/sync/profile-shelf.ts";
import type { SyncRules } from "../../robot/sync/sync-config.ts";

/** The outbox in the robot's data folder. Whoever opens it closes it, after the uplink has ended. */
export function openOutbox(dataDir: string, rules: SyncRules, clock: Clock, random: Random): Outbox {
  return openSqliteOutbox(join(dataDir, "outbox.sqlite"), rules, clock, random);
}

/** The same, on a disk that can be made full. */
export function openOutboxToTry(dataDir: string, rules: SyncRules, clock: Clock, random: Random) {
  return openTriedOutbox(join(dataDir, "outbox.sqlite"), rules, clock, random);
}

/** The business profile that the owner sent last, in the robot's data folder. */
export function openProfileShelf(dataDir: string, clock: Clock, journal: Journal): ProfileShelf {
  return openProfileFile(join(dataDir, "profile.json"), clock, journal);
}

/** The robot's key pair, made on the first start. */
export function openRobotIdentity(dataDir: string): RobotIdentity {
  return openIdentity(join(dataDir, "identity.pem"));
}

/** A key pair for one simulated visit. */
export function simulatedIdentity(madeAt?: WallTime): RobotIdentity {
  return passingIdentity(madeAt);
}

/** The way to the hub over the network. */
export function hubDialler(hubUrl: string, rules: SyncRules, clock: Clock): LinkDialler {
  return websocketDialler(hubUrl, rules, clock);
}
