import { eq } from "drizzle-orm";
import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Actor } from "../../contract/actor.ts";
import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { appendVersion } from "./append-version.ts";
import { latestVersions } from "./document-store.ts";
import { extendedBy } from "./extended-taxonomy.ts";
import { startingPlaybook } from "./starting-playbook.ts";
import { startingProfile } from "./starting-profile.ts";

/** A new account and who made it. */
export interface NewAccount {
  readonly accountId: string;
  readonly actor: Actor;
  /** What its robots say and ask; left out, {@link startingProfile} under the account's name. */
  readonly profile?: BusinessProfile;
}

/**
 * Publishes the first playbook and the first business profile of an account, so that a robot which is paired now
 * brings leads that the team can work with. An account that has documents keeps them as they are. Resolves to the
 * name of the profile to give to its robots; null when it has documents and no profile among them.
 */
export async function startWith(
  transaction: Database,
  at: WallTime,
  { accountId, actor, profile }: NewAccount,
): Promise<string | null> {
  await lockAccount(transaction, accountId);
  const present = await latestVersions(transaction, accountId);
  if (present.length > 0) return present.find(({ kind }) => kind === "profile")?.name ?? null;
  const given = profile ?? startingProfile(await nameOf(transaction, accountId));
  const note = "What every account begins with: yours to change.";
  const first = { accountId, actor, note, version: 1 };
  const book = startingPlaybookFor(given);
  await appendVersion(transaction, at, { ...first, kind: "playbook", name: "playbook", body: { ...book } });
  const body = { ...given, version: 1 };
  await appendVersion(transaction, at, { ...first, kind: "profile", name: given.id, body });
  return given.id;
}

/** The starting playbook, knowing every tag that the profile writes. */
export function startingPlaybookFor(profile: BusinessProfile): Playbook {
  const { taxonomy } = startingPlaybook;
  return playbook.parse({ ...startingPlaybook, taxonomy: extendedBy(taxonomy, profile) });
}

async function nameOf(transaction: Database, accountId: string): Promise<string> {
  const [account] = await transaction
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  const name = account?.name.trim().slice(0, 600) ?? "";
  return name === "" ? "our business" : name;
}
