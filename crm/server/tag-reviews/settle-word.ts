import { and, eq, isNull } from "drizzle-orm";
import type { WallTime } from "../../../robot/kernel/clock.ts";
import { shortId } from "../../../robot/kernel/wording.ts";
import type { Actor } from "../../contract/actor.ts";
import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";
import type { Taxonomy } from "../../contract/playbook/taxonomy.ts";
import { record } from "../accounts/audit.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { type AccountPlaybook, accountPlaybook } from "../documents/account-playbook.ts";
import { appendVersion } from "../documents/append-version.ts";
import { withNewTag, withSynonym } from "../documents/extended-taxonomy.ts";
import { tagFor } from "../documents/known-tag.ts";
import { mistakesOf } from "../documents/mistake.ts";
import { announce } from "../live/announce.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { tagReviews } from "../storage/schema/contacts.ts";
import { retagLeads } from "./retag-leads.ts";

/** What the owner makes of a word. */
export type Settlement =
  | { readonly settle: "synonym"; readonly tag: string }
  | { readonly settle: "new-tag"; readonly label: string }
  | { readonly settle: "dismiss" };

export interface SettledWord {
  /** How many of them got the tag. */
  readonly leads: number;
  /** Null when the playbook stayed as it is. */
  readonly playbookVersion: number | null;
}

type Review = typeof tagReviews.$inferSelect;

/**
 * Settles a word that waits for review. One that becomes a tag is in the next version of the playbook, and the leads
 * that had it get the tag as if it had been known when they came; other spellings of it are settled with it.
 */
export async function settleWord(
  core: HubCore,
  asker: { readonly accountId: string; readonly actor: Actor },
  id: string,
  settlement: Settlement,
): Promise<SettledWord> {
  const { accountId, actor } = asker;
  const at = core.clock.wallNow();
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const review = await waiting(transaction, accountId, id);
    const settled =
      settlement.settle === "dismiss"
        ? await dismiss(transaction, at, review)
        : await adopt(core, transaction, at, actor, review, settlement);
    await record(transaction, at, {
      ...{ accountId, actor, action: "word.settled" },
      subject: { kind: "tag-review", id },
      detail: { how: settlement.settle, ...settled },
    });
    return settled;
  });
}

async function dismiss(transaction: Database, at: WallTime, review: Review): Promise<SettledWord> {
  await settleAll(transaction, at, [review], null);
  return { leads: 0, playbookVersion: null };
}

async function adopt(
  core: HubCore,
  transaction: Database,
  at: WallTime,
  actor: Actor,
  review: Review,
  settlement: Exclude<Settlement, { settle: "dismiss" }>,
): Promise<SettledWord> {
  const { accountId, group, word } = review;
  const account = await accountPlaybook(transaction, accountId);
  const { taxonomy, tag } = taught(account.playbook.taxonomy, review, settlement);
  const isTaught = taxonomy !== account.playbook.taxonomy;
  const taughtAccount = isTaught
    ? await publishTaught(transaction, at, actor, account, { ...account.playbook, taxonomy })
    : account;
  const waitingWords = await transaction
    .select()
    .from(tagReviews)
    .where(
      and(eq(tagReviews.accountId, accountId), eq(tagReviews.group, group), isNull(tagReviews.settledAt)),
    );
  const same = waitingWords.filter((each) => {
    const meaning = tagFor(taxonomy, group, each.word);
    return each.word === word || ("tag" in meaning && meaning.tag === tag);
  });
  await settleAll(transaction, at, same, tag);
  const leads = await retagLeads(core, transaction, at, taughtAccount, { group, tag });
  return { leads, playbookVersion: isTaught ? taughtAccount.version : null };
}

/** The taxonomy that knows the word, the same one when it does already, and what the word means in it. */
function taught(
  taxonomy: Taxonomy,
  { group, word }: Review,
  settlement: Exclude<Settlement, { settle: "dismiss" }>,
): { readonly taxonomy: Taxonomy; readonly tag: string } {
  // Somebody may have put it into the playbook by hand since it came.
  const known = tagFor(taxonomy, group, word);
  if ("tag" in known) {
    if (settlement.settle === "synonym" && settlement.tag !== known.tag)
      throw wrong("body.tag", `the playbook says that the word means "${known.tag}"; change it there`);
    return { taxonomy, tag: known.tag };
  }
  if (settlement.settle === "synonym") {
    const { tag } = settlement;
    const exists = taxonomy.some(({ id, tags }) => id === group && tags.some((each) => each.id === tag));
    if (!exists) throw wrong("body.tag", `there is no tag "${tag}" in the group "${group}"`);
    return { taxonomy: withSynonym(taxonomy, group, tag, word), tag };
  }
  const taken = tagFor(taxonomy, group, settlement.label);
  if ("tag" in taken)
    throw wrong("body.label", `means the tag "${taken.tag}" already; make the word a synonym of it`);
  if (!shortId.safeParse(group).success)
    throw wrong("body.label", `"${group}" cannot be a tag group; only a robot's own profile writes it`);
  const made = withNewTag(taxonomy, group, settlement.label);
  return { taxonomy: withSynonym(made.taxonomy, group, made.id, word), tag: made.id };
}

async function publishTaught(
  transaction: Database,
  at: WallTime,
  actor: Actor,
  { accountId, version: before }: AccountPlaybook,
  next: Playbook,
): Promise<AccountPlaybook> {
  const parsed = playbook.safeParse(next);
  if (!parsed.success) {
    const [mistake] = mistakesOf(parsed.error);
    throw wrong("body", mistake ? `${mistake.at}: ${mistake.what}` : "the playbook cannot take the word");
  }
  const version = before + 1;
  const note = "A word that came as a tag was settled.";
  const body = { ...parsed.data };
  const name = { accountId, kind: "playbook", name: "playbook" } as const;
  await appendVersion(transaction, at, { ...name, version, body, actor, note });
  return { accountId, version, playbook: parsed.data };
}

async function waiting(transaction: Database, accountId: string, id: string): Promise<Review> {
  const [review] = await transaction
    .select()
    .from(tagReviews)
    .where(and(eq(tagReviews.accountId, accountId), eq(tagReviews.id, id)));
  if (!review) throw notFound("word");
  if (review.settledAt === null) return review;
  throw new Refusal({
    code: "already-settled",
    title: "This word was settled already.",
    status: 409,
    detail: "Change the playbook's taxonomy instead.",
  });
}

async function settleAll(
  transaction: Database,
  at: WallTime,
  reviews: readonly Review[],
  tag: string | null,
): Promise<void> {
  for (const { id, accountId } of reviews) {
    await transaction
      .update(tagReviews)
      .set({ settledAt: new Date(at), tag })
      .where(eq(tagReviews.id, id));
    await announce(transaction, accountId, { what: "tag-review", id });
  }
}

function wrong(at: string, what: string): Refusal {
  return new Refusal({
    code: "word-cannot-become-that",
    title: "The word cannot become that.",
    status: 422,
    detail: "Choose another tag or another label.",
    errors: [{ at, what }],
  });
}
