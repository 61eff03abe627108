import { asc } from "drizzle-orm";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import type { JobKind } from "../jobs/job.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { accounts } from "../storage/schema/accounts.ts";
import { eraseContact } from "./erase-contact.ts";
import { untouchedContacts } from "./untouched-contacts.ts";

const DAY_MS = 24 * 3600_000;
const AT_ONCE = 100;
const retention = { kind: "system", id: "retention", name: "Retention" } as const;

/** Erases contacts with whom nothing happened for as long as their account's playbook says, once a day. */
export const sweepUntouched: JobKind = {
  kind: "sweep-untouched-contacts",
  attempts: 3,
  everyMs: DAY_MS,
  async run(core, { signal }) {
    const every = await core.database.select({ id: accounts.id }).from(accounts).orderBy(asc(accounts.id));
    for (const { id } of every) await sweepAccount(core, id, signal);
  },
};

async function sweepAccount(core: HubCore, accountId: string, signal: AbortSignal): Promise<void> {
  const { database, clock } = core;
  const { retentionDays } = (await accountPlaybook(database, accountId)).playbook;
  if (retentionDays === null) return;
  const since = new Date(clock.wallNow() - retentionDays * DAY_MS);
  for (;;) {
    const due = await untouchedContacts(database, accountId, since, { limit: AT_ONCE });
    for (const contactId of due) {
      signal.throwIfAborted();
      await eraseUntouched(core, accountId, contactId, since);
    }
    if (due.length < AT_ONCE) return;
  }
}

/** In a transaction of its own: what was done stays done when a hub dies. */
async function eraseUntouched(
  { database, clock }: HubCore,
  accountId: string,
  contactId: string,
  since: Date,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    // They may have come back meanwhile.
    const [still] = await untouchedContacts(transaction, accountId, since, { only: contactId });
    if (still === undefined) return;
    const of = { accountId, contactId, reason: "retention", by: retention } as const;
    await eraseContact(transaction, clock.wallNow(), of);
  });
}
