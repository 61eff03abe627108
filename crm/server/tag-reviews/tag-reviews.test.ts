import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WallTime, wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { listWordsToReview, publishDocument, readDocument, settleWord } from "../../contract/document.ts";
import { taxonomy as taxonomySchema } from "../../contract/playbook/taxonomy.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { documentsAnswers } from "../documents/documents-answers.ts";
import { type Hub, openHub } from "../hub.ts";
import { leads } from "../storage/schema/leads.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { tagReviewsAnswers } from "./tag-reviews-answers.ts";

const NOW = Date.UTC(2026, 10, 2, 9);

let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  const clock = new ManualClock(wallTime(NOW));
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = [...documentsAnswers(hub.core), ...tagReviewsAnswers(hub.core)];
});
afterAll(() => hub.close());

const playbook = { kind: "playbook", name: "playbook" };

async function wordsOf(owner: Asker) {
  return (await ask(answers, owner, listWordsToReview)).items;
}

async function settle(owner: Asker, word: string, body: object) {
  const found = (await wordsOf(owner)).find((each) => each.word === word);
  return await ask(answers, owner, settleWord, { params: { id: found?.id }, body });
}

async function leadOf(id: string | undefined) {
  const [row] = await hub.core.database
    .select()
    .from(leads)
    .where(eq(leads.id, id ?? ""));
  return row;
}

async function tagsInGroup(owner: Asker, group: string) {
  const { body } = await ask(answers, owner, readDocument, { params: playbook });
  return taxonomySchema.parse(body.taxonomy).find(({ id }) => id === group)?.tags;
}

const minutesAgo = (minutes: number): WallTime => wallTime(NOW - minutes * 60_000);
const refused = (code: string, at?: string) =>
  expect.objectContaining({
    problem: expect.objectContaining({
      type: `stella:${code}`,
      ...(at === undefined ? {} : { errors: [expect.objectContaining({ at })] }),
    }),
  });

describe("a word that came as a tag and is none", () => {
  it("waits for its owner once, however it was written, and counts how often it came", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit(
      { answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "TikTok" }] },
      { answers: { contact: "+13125550102" }, tags: [{ group: "source", tag: "tiktok " }] },
    );
    expect(await wordsOf(owner)).toMatchObject([{ group: "source", word: "tiktok", seen: 2 }]);
    expect(await wordsOf(ownerOf(await newAccount(hub.core)))).toEqual([]);
  });

  it("becomes a synonym: the playbook knows it, and the leads that had it get the tag, the figures' column and the points", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    const [said, other] = await visit(
      { answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "My Sister" }] },
      { answers: { contact: "+13125550102" }, tags: [{ group: "source", tag: "google" }] },
    );
    const before = await leadOf(said);
    expect(before).toMatchObject({ tags: [], source: null });
    expect(await settle(owner, "my sister", { settle: "synonym", tag: "referral" })).toEqual({
      leads: 1,
      playbookVersion: 1,
    });
    const after = await leadOf(said);
    expect(after).toMatchObject({
      tags: [{ group: "source", tag: "referral" }],
      source: "referral",
      score: (before?.score ?? 0) + 10,
      revision: (before?.revision ?? 0) + 1,
    });
    expect((await leadOf(other))?.source).toBe("google");
    expect(await wordsOf(owner)).toEqual([]);
    const [again] = await visit({
      answers: { contact: "+13125550103" },
      tags: [{ group: "source", tag: "my sister" }],
    });
    expect((await leadOf(again))?.source).toBe("referral");
  });

  it("becomes a tag of its own, with its other spellings", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    const [first, second] = await visit(
      { answers: { contact: "+13125550101" }, tags: [{ group: "service", tag: "balayage" }] },
      { answers: { contact: "+13125550102" }, tags: [{ group: "service", tag: "Bálayage" }] },
    );
    expect((await wordsOf(owner)).map(({ word }) => word).sort()).toEqual(["balayage", "bálayage"]);
    expect(await settle(owner, "balayage", { settle: "new-tag", label: "Balayage & more" })).toEqual({
      leads: 2,
      playbookVersion: 1,
    });
    expect(await tagsInGroup(owner, "service")).toEqual([
      { id: "balayage-more", label: "Balayage & more", synonyms: ["balayage"] },
    ]);
    for (const id of [first, second])
      expect((await leadOf(id))?.tags).toEqual([{ group: "service", tag: "balayage-more" }]);
    expect(await wordsOf(owner)).toEqual([]);
  });

  it("becomes a tag of a group that only a robot's own profile had", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit({ answers: { contact: "+13125550101" }, tags: [{ group: "hair-type", tag: "curly" }] });
    await settle(owner, "curly", { settle: "new-tag", label: "Curly" });
    expect(await tagsInGroup(owner, "hair-type")).toEqual([{ id: "curly", label: "Curly", synonyms: [] }]);
  });

  it("leaves a lead alone whose later visit said something else", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    const contact = "+13125550101";
    const [lead] = await visit({
      answers: { contact },
      tags: [{ group: "timeline", tag: "asap" }],
      endedAt: minutesAgo(60),
    });
    await visit({
      answers: { contact },
      tags: [{ group: "timeline", tag: "later" }],
      endedAt: minutesAgo(5),
    });
    const settled = await settle(owner, "asap", { settle: "synonym", tag: "this-week" });
    expect(settled).toEqual({ leads: 0, playbookVersion: 1 });
    expect((await leadOf(lead))?.tags).toEqual([{ group: "timeline", tag: "later" }]);
  });

  it("is dismissed without a trace in the playbook, and does not come back", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    const nonsense = { answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "asdf" }] };
    await visit(nonsense);
    expect(await settle(owner, "asdf", { settle: "dismiss" })).toEqual({ leads: 0, playbookVersion: null });
    await visit(nonsense);
    expect(await wordsOf(owner)).toEqual([]);
    expect((await ask(answers, owner, readDocument, { params: playbook })).version).toBe(0);
  });

  it("that was put into the playbook by hand meanwhile needs no other version", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    const [lead] = await visit({
      answers: { contact: "+13125550101" },
      tags: [{ group: "service", tag: "perm" }],
    });
    const { body } = await ask(answers, owner, readDocument, { params: playbook });
    const taxonomy = taxonomySchema
      .parse(body.taxonomy)
      .map((each) => (each.id === "service" ? { ...each, tags: [{ id: "perm", label: "Perm" }] } : each));
    await ask(answers, owner, publishDocument, {
      params: playbook,
      body: { after: 0, body: { ...body, taxonomy } },
    });
    await expect(settle(owner, "perm", { settle: "synonym", tag: "haircut" })).rejects.toEqual(
      refused("word-cannot-become-that", "body.tag"),
    );
    const settled = await settle(owner, "perm", { settle: "new-tag", label: "Perm" });
    expect(settled).toEqual({ leads: 1, playbookVersion: null });
    expect((await leadOf(lead))?.tags).toEqual([{ group: "service", tag: "perm" }]);
  });

  it("cannot become what is not there, what is there already, or anything twice", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit({ answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "tiktok" }] });
    await expect(settle(owner, "tiktok", { settle: "synonym", tag: "radio" })).rejects.toEqual(
      refused("word-cannot-become-that", "body.tag"),
    );
    await expect(settle(owner, "tiktok", { settle: "new-tag", label: "INSTA" })).rejects.toEqual(
      refused("word-cannot-become-that", "body.label"),
    );
    const [word] = await wordsOf(owner);
    const request = { params: { id: word?.id }, body: { settle: "dismiss" } };
    await expect(ask(answers, ownerOf(await newAccount(hub.core)), settleWord, request)).rejects.toEqual(
      refused("not-found"),
    );
    await ask(answers, owner, settleWord, request);
    await expect(ask(answers, owner, settleWord, request)).rejects.toEqual(refused("already-settled"));
  });
});
