import { isoOf } from "../../../../robot/kernel/clock.ts";
import { contentHash } from "../../../../robot/sync/protocol/content-hash.ts";
import type { ContactProfile } from "../../../contract/contact.ts";
import type { HubCore } from "../../core.ts";
import { accountPlaybook } from "../../documents/account-playbook.ts";
import { enqueue } from "../../jobs/job.ts";
import { announce } from "../../live/announce.ts";
import { lockAccount } from "../../storage/account-lock.ts";
import type { Database } from "../../storage/database.ts";
import { contactProfile } from "./contact-profile.ts";
import { askLanguageModel } from "./language-model.ts";
import { keepProfile, readProfileSources, writtenProfile } from "./profile-store.ts";
import { acceptedRewriting, promptFor } from "./rewriting.ts";

/** The kind of job that lets a model rewrite a profile. */
export const REWRITE = "rewrite-profile";

export interface ContactOfAccount {
  readonly accountId: string;
  readonly contactId: string;
}

/**
 * The profile as it is to be shown now: what a model made of the present sources, or else what follows from them by
 * rule, while the model is asked. Throws `notFound`.
 */
export async function presentProfile(core: HubCore, of: ContactOfAccount): Promise<ContactProfile> {
  const { database, settings, clock } = core;
  const { profile, sourcesSha256 } = await profileByRule(core, database, of);
  if (settings.languageModel === null || profile.sentences.length === 0) return profile;
  const written = await writtenProfile(database, of.contactId, sourcesSha256);
  if (written) return written;
  await enqueue(database, { kind: REWRITE, key: of.contactId, body: { ...of }, runAt: clock.wallNow() });
  return profile;
}

/** Asks the model and keeps what is borne out. Nobody waits for it; whatever fails, the profile by rule remains. */
export async function rewriteProfile(
  core: HubCore,
  of: ContactOfAccount,
  signal: AbortSignal,
): Promise<void> {
  const { database, settings, clock } = core;
  if (settings.languageModel === null) return;
  const { profile, sourcesSha256 } = await profileByRule(core, database, of);
  if (await writtenProfile(database, of.contactId, sourcesSha256)) return;
  const answer = await askLanguageModel(settings.languageModel, promptFor(profile), clock, signal);
  await keep(core, of, acceptedRewriting(profile, answer) ?? profile, sourcesSha256);
}

/** Keeps the profile by rule for sources that the model failed on, so that it is not asked again until they change. */
export async function giveUpRewriting(core: HubCore, of: ContactOfAccount): Promise<void> {
  const { profile, sourcesSha256 } = await profileByRule(core, core.database, of);
  await keep(core, of, profile, sourcesSha256);
}

async function profileByRule(
  { settings }: HubCore,
  database: Database,
  { accountId, contactId }: ContactOfAccount,
): Promise<{ readonly profile: ContactProfile; readonly sourcesSha256: string }> {
  const { playbook } = await accountPlaybook(database, accountId);
  const profile = contactProfile(await readProfileSources(database, accountId, contactId), playbook);
  // The profile by rule holds all that the model is given, citations included.
  return { profile, sourcesSha256: contentHash({ profile, model: settings.languageModel }) };
}

async function keep(
  core: HubCore,
  { accountId, contactId }: ContactOfAccount,
  profile: ContactProfile,
  sourcesSha256: string,
): Promise<void> {
  await core.database.transaction(async (transaction) => {
    // Behind the lock nobody erases the contact, and it is looked at again: it may have been erased meanwhile.
    await lockAccount(transaction, accountId);
    const now = await profileByRule(core, transaction, { accountId, contactId });
    if (now.sourcesSha256 !== sourcesSha256) return;
    const writtenAt = new Date(isoOf(core.clock.wallNow()));
    await keepProfile(transaction, { contactId, accountId, profile, sourcesSha256, writtenAt });
    await announce(transaction, accountId, { what: "contact", id: contactId });
  });
}
