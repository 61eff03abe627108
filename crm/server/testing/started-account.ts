import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import type { HubCore } from "../core.ts";
import { startWith } from "../documents/starting-documents.ts";
import { robots } from "../storage/schema/robots.ts";
import { ownerOf } from "./ask.ts";
import { newAccount } from "./new-account.ts";

/** An owner whose account has its starting documents in version 1: a playbook, and the profile `front-desk`. */
export async function startedOwner(core: HubCore, business?: string): Promise<Asker> {
  const owner = ownerOf(await newAccount(core, business));
  const { accountId, actor } = owner;
  const at = core.clock.wallNow();
  await core.database.transaction((transaction) => startWith(transaction, at, { accountId, actor }));
  return owner;
}

/** A robot that was enrolled and never seen. Resolves to its number. */
export async function addRobot(
  { database, clock }: HubCore,
  { accountId }: Asker,
  name: string,
  profile: string | null = null,
): Promise<number> {
  const enrolledAt = new Date(isoOf(clock.wallNow()));
  const [row] = await database
    .insert(robots)
    .values({ accountId, name, profile, enrolledAt })
    .returning({ id: robots.id });
  if (!row) throw new Error("an insert returned no row");
  return row.id;
}
