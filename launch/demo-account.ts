import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { passwordBy } from "../crm/server/accounts/new-password.ts";
import { operator, operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { provisionOwner } from "../crm/server/accounts/provision-owner.ts";
import type { HubCore } from "../crm/server/core.ts";
import { startWith } from "../crm/server/documents/starting-documents.ts";
import { changeRobot } from "../crm/server/fleet/change-robot.ts";
import { readFleet } from "../crm/server/fleet/fleet-store.ts";
import type { Hub } from "../crm/server/hub.ts";
import { accounts } from "../crm/server/storage/schema/accounts.ts";
import type { BusinessProfile } from "../robot/kernel/business-profile.ts";
import { makeFolder } from "../robot/kernel/folder.ts";

/** How to get into the demo's account. */
export interface DemoOwner {
  readonly email: string;
  readonly password: string;
}

export interface DemoAccount {
  /** What the robot says and asks; its business gives the account's name. */
  readonly profile: BusinessProfile;
  readonly robot: { readonly name: string; readonly key: string };
  /** Keeps the owner's password between starts; null where nothing is kept. */
  readonly folder: string | null;
}

const OWNER = { name: "Luna Reyes", email: "owner@luna.example" };
const PASSWORD_FILE = "demo-owner-password";
/** What `operatorAccount` calls one that nobody has named. */
const UNNAMED = "First account";

/** An account with an owner, documents and the robot in it, as if all of it had been set up in the console. */
export async function openDemoAccount(hub: Hub, demo: DemoAccount): Promise<DemoOwner> {
  const { core } = hub;
  const { database, clock } = core;
  const accountId = await operatorAccount(core);
  await database
    .update(accounts)
    .set({ name: demo.profile.business.name })
    .where(and(eq(accounts.id, accountId), eq(accounts.name, UNNAMED)));
  const password = passwordIn(demo.folder, core);
  await provisionOwner(core, { accountId, ...OWNER, password });
  // An account that has profiles already keeps them, also when the demo's is not among them.
  const profile = await database.transaction((transaction) =>
    startWith(transaction, clock.wallNow(), { accountId, actor: operator, profile: demo.profile }),
  );
  await hub.enrol(accountId, demo.robot.name, demo.robot.key);
  const robots = await readFleet(database, accountId, clock.wallNow());
  const robot = robots.find(({ name }) => name === demo.robot.name);
  if (robot?.profile === null && profile !== null) {
    const of = { accountId, actor: operator, robot: robot.id };
    await changeRobot(database, clock.wallNow(), of, { profile });
  }
  return { email: OWNER.email, password };
}

/** The one of the last start, or a new one that only this machine's user can read. */
function passwordIn(folder: string | null, { random }: HubCore): string {
  const made = passwordBy(random);
  if (folder === null) return made;
  makeFolder(folder);
  const file = join(folder, PASSWORD_FILE);
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    writeFileSync(file, `${made}\n`, { mode: 0o600 });
    return made;
  }
}
