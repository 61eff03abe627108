import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import type { LeadFacts } from "../pipeline/lead-facts.ts";
import type { Database } from "../storage/database.ts";

/** Something that may set rules off. */
export type Occasion = { readonly lead: LeadFacts } & (
  | { readonly on: "stage"; readonly pipeline: string; readonly stage: string; readonly transition: number }
  /** The score went from one to the other; `change` names this change, the same change never twice. */
  | { readonly on: "score"; readonly from: number; readonly to: number; readonly change: string }
  | { readonly on: "form"; readonly form: "intake" | "check-in"; readonly intake: string }
);

/**
 * Fires every rule that these occasions set off: assigns, creates tasks, notifies and leaves a trace. In the
 * caller's transaction, which holds the account's lock: a lead without its handoff does not exist, and no two
 * handoffs take the same turn of the round.
 */
export async function fireRules(
  _transaction: Database,
  _at: WallTime,
  _account: AccountPlaybook,
  _occasions: readonly Occasion[],
): Promise<void> {}
