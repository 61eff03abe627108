import type { Clock } from "../../robot/kernel/clock.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";
import type { HubSettings } from "./hub-settings.ts";
import type { Changes } from "./live/changes.ts";
import type { PublicAddress } from "./public-address.ts";
import type { Database } from "./storage/database.ts";

/** What every room of the hub works with. */
export interface HubCore {
  /** Names this process among the hubs on one database; new at every start. */
  readonly hub: string;
  readonly settings: HubSettings;
  readonly database: Database;
  /** What changed in any account, whichever hub on this database did it. */
  readonly changes: Changes;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Where people open the console. */
  readonly address: PublicAddress;
  /** Makes nonces, codes and keys: `systemRandom` wherever a stranger may connect. */
  readonly random: Random;
}
