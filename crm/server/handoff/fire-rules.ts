import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { HubCore } from "../core.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import type { Database } from "../storage/database.ts";
import type { Occasion } from "./occasion.ts";

/**
 * Fires every rule that these occasions set off: assigns, creates tasks, notifies and leaves a trace. In the
 * caller's transaction, which holds the account's lock and has written the leads: a lead without its handoff does
 * not exist, and no two handoffs take the same turn of the round. The same occasion fires a rule once, however often
 * it is given.
 */
export async function fireRules(
  _core: Pick<HubCore, "settings">,
  _transaction: Database,
  _at: WallTime,
  _account: AccountPlaybook,
  _occasions: readonly Occasion[],
): Promise<void> {}
