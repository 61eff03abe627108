import { asc, eq } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import {
  editContact,
  listContacts,
  listDuplicates,
  mergeContacts,
  readContact,
  settleDuplicate,
  undoMerge,
} from "../../contract/contact.ts";
import { addNote } from "../../contract/lead.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { type Hub, openHub } from "../hub.ts";
import { pipelineAnswers } from "../pipeline/pipeline-answers.ts";
import { contactPoints, contacts } from "../storage/schema/contacts.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { ask } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { type PlayedVisits, playedVisits } from "../testing/played-visits.ts";
import { contactsAnswers } from "./contacts-answers.ts";

const clock = new ManualClock();
let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = [...contactsAnswers(hub.core), ...pipelineAnswers(hub.core)];
});
afterAll(() => hub.close());

let owner: Asker;
let robot: PlayedVisits;
beforeEach(async () => {
  const account = await newAccount(hub.core);
  owner = await newMember(hub.core, account);
  robot = await playedVisits(hub.core, account);
});

/** One visit a second, so that "latest" means something. Resolves to the contact. */
const visit = async (name: string, contact: string, answer: Record<string, string> = {}) => {
  await clock.advance(1000);
  const told = Object.entries({ name, contact, ...answer }).filter(([, value]) => value !== "");
  const [id = ""] = await robot.visit({ answers: Object.fromEntries(told) });
  const [filed] = await hub.core.database.select().from(intakes).where(eq(intakes.id, id));
  return filed?.contactId ?? "";
};
const list = async (query = {}) => (await ask(answers, owner, listContacts, { query })).items;
const read = (id: string) => ask(answers, owner, readContact, { params: { id } });
const edit = (id: string, body: object) => ask(answers, owner, editContact, { params: { id }, body });
const merge = (id: string, other: string) =>
  ask(answers, owner, mergeContacts, { params: { id }, body: { other } });
const undo = (id: string) => ask(answers, owner, undoMerge, { params: { id } });
const pairs = async () => (await ask(answers, owner, listDuplicates)).items;

/** Everything of the account that a merge may touch, revisions aside. */
async function everything() {
  const { database } = hub.core;
  const of = (table: { readonly accountId: AnyPgColumn }) => eq(table.accountId, owner.accountId);
  const points = await database.select().from(contactPoints).where(of(contactPoints));
  return {
    contacts: await database.select().from(contacts).where(of(contacts)).orderBy(asc(contacts.id)),
    points: points.map(({ contactId, value }) => `${contactId} ${value}`).sort(),
    leads: (await database.select().from(leads).where(of(leads)).orderBy(asc(leads.number))).map(
      ({ revision: _, ...lead }) => lead,
    ),
    intakes: await database.select().from(intakes).where(of(intakes)).orderBy(asc(intakes.arrival)),
    notes: await database.select().from(notes).where(of(notes)).orderBy(asc(notes.at), asc(notes.id)),
  };
}

describe("contacts", () => {
  test("are listed by who was here last, page by page, and found by any part", async () => {
    const ana = await visit("Ana Ruiz", "+13125550143");
    const luis = await visit("Luis Gomez", "luis@example.com");
    await visit("Ana Ruiz", "+13125550143");
    expect((await list()).map(({ id, visits, leads: count }) => [id, visits, count])).toEqual([
      [ana, 2, 1],
      [luis, 1, 1],
    ]);
    const first = await ask(answers, owner, listContacts, { query: { limit: "1" } });
    const second = await ask(answers, owner, listContacts, { query: { limit: "1", cursor: first.next } });
    expect([first.items[0]?.id, second.items[0]?.id, second.next]).toEqual([ana, luis, null]);
    expect((await list({ search: "312 555" })).map(({ id }) => id)).toEqual([ana]);
    expect((await list({ search: "GOMEZ" })).map(({ id }) => id)).toEqual([luis]);
  });

  test("are corrected, and the lead is scored by how they can be reached now", async () => {
    const id = await visit("Ana", "");
    expect((await read(id)).allLeads[0]?.score).toBe(0);
    const edited = await edit(id, {
      name: " Ana  Ruiz ",
      phones: ["+1 312 555 0143"],
      emails: ["Ana@Example.com"],
    });
    expect(edited).toMatchObject({ name: "Ana Ruiz", phones: ["+13125550143"], emails: ["ana@example.com"] });
    expect((await read(id)).allLeads[0]?.score).toBe(20);
    expect(await edit(id, { phones: [] })).toMatchObject({ phones: [], emails: ["ana@example.com"] });
  });

  test("are not corrected with what is no number, no address or no name", async () => {
    const id = await visit("Ana", "");
    await expect(
      edit(id, { phones: ["+13125550143", "12"], emails: ["a@b.example"], name: "Ana" }),
    ).rejects.toMatchObject({
      problem: { errors: [{ at: "body.phones.1" }] },
    });
    await expect(edit(id, { name: "?" })).rejects.toMatchObject({
      problem: { errors: [{ at: "body.name" }] },
    });
  });

  test("that are alike after a correction are proposed for merging", async () => {
    const ana = await visit("Ana Ruiz", "+13125550143");
    const other = await visit("Ana", "");
    await edit(other, { phones: ["+13125550143"] });
    expect(await pairs()).toMatchObject([
      {
        contacts: [{ id: ana }, { id: other }],
        why: "The same number or address, and names that go together.",
      },
    ]);
  });

  test("of another account are not there, whatever one does to them", async () => {
    const [ana, luis] = [await visit("Ana", "+13125550143"), await visit("Luis", "+13125550143")];
    const [pair] = await pairs();
    const own = owner;
    const { id: merged } = await merge(ana, luis);
    owner = await newMember(hub.core, await newAccount(hub.core));
    const mine = await (await playedVisits(hub.core, owner.accountId)).visit({ answers: { name: "Eve" } });
    const [{ id: eve = "" } = {}] = await list();
    expect(mine).toHaveLength(1);
    const tries = [
      read(ana),
      edit(ana, { name: "X" }),
      merge(ana, eve),
      merge(eve, ana),
      undo(merged),
      ask(answers, owner, settleDuplicate, { params: { id: pair?.id }, body: { settle: "distinct" } }),
    ];
    for (const tried of tries) await expect(tried).rejects.toMatchObject({ problem: { status: 404 } });
    expect(await pairs()).toEqual([]);
    owner = own;
    expect(await undo(merged)).toMatchObject({ undone: true });
  });
});

describe("a pair that may be one person", () => {
  test("said to be two people is not proposed again", async () => {
    const [ana, eva] = [await visit("Ana Ruiz", "+13125550143"), await visit("Eva Ruiz", "+13125550143")];
    const [pair] = await pairs();
    expect(pair).toMatchObject({
      contacts: [{ id: ana }, { id: eva }],
      why: "The same phone number, other names.",
    });
    const settle = { params: { id: pair?.id }, body: { settle: "distinct" as const } };
    expect(await ask(answers, owner, settleDuplicate, settle)).toEqual({ merge: null });
    await edit(eva, { phones: ["+13125550143"] });
    expect(await pairs()).toEqual([]);
    await expect(ask(answers, owner, settleDuplicate, settle)).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test("merged keeps the one that was chosen, and waits again when that is undone", async () => {
    const [ana, eva] = [await visit("Ana Ruiz", "+13125550143"), await visit("Eva Ruiz", "+13125550143")];
    const [pair] = await pairs();
    await expect(
      ask(answers, owner, settleDuplicate, {
        params: { id: pair?.id },
        body: { settle: "merge", keep: systemRandom.uuid() },
      }),
    ).rejects.toMatchObject({ problem: { errors: [{ at: "body.keep" }] } });
    const { merge: id } = await ask(answers, owner, settleDuplicate, {
      params: { id: pair?.id },
      body: { settle: "merge", keep: eva },
    });
    expect((await list()).map((contact) => contact.id)).toEqual([eva]);
    await expect(read(ana)).rejects.toMatchObject({ problem: { status: 404 } });
    expect(await pairs()).toEqual([]);
    await undo(id ?? "");
    expect(await pairs()).toMatchObject([{ id: pair?.id }]);
  });
});

describe("a merge", () => {
  test("brings leads, visits, notes and numbers together, and undone leaves everything as it was", async () => {
    const ana = await visit("", "+13125550143");
    const other = await visit("Ana Ruiz", "ana@example.com", { service: "Haircut" });
    const [lead] = (await read(other)).allLeads;
    await ask(answers, owner, addNote, { params: { id: lead?.id }, body: { text: "Prefers mornings." } });
    const before = await everything();
    const done = await merge(ana, other);
    expect(await read(ana)).toMatchObject({
      name: "Ana Ruiz",
      phones: ["+13125550143"],
      emails: ["ana@example.com"],
      visits: 2,
      leads: 2,
      merges: [{ id: done.id, kept: ana, merged: other, undone: false }],
    });
    expect((await list()).map(({ id }) => id)).toEqual([ana]);
    expect(await undo(done.id)).toMatchObject({ undone: true });
    expect(await everything()).toEqual(before);
    await expect(undo(done.id)).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("of two that share a number gives it back to both", async () => {
    const [ana, eva] = [await visit("Ana Ruiz", "+13125550143"), await visit("Eva Ruiz", "+13125550143")];
    const before = await everything();
    await undo((await merge(ana, eva)).id);
    expect(await everything()).toEqual(before);
  });

  test("undone keeps later visits with the contact that was kept, in a lead of its own where needed", async () => {
    const ana = await visit("Ana", "+13125550143");
    const other = await visit("Ana Ruiz", "ana@example.com", { service: "Haircut", budget: "50.00 USD" });
    const [open] = (await read(ana)).allLeads;
    const [theirs] = (await read(other)).allLeads;
    const { id } = await merge(ana, other);
    // The newest open lead takes the visit, and that is the one which came with the merge.
    const [late] = [await visit("Ana", "ana@example.com", { service: "Color" })];
    expect(late).toBe(ana);
    await undo(id);
    const kept = await read(ana);
    expect(kept).toMatchObject({ visits: 2, phones: ["+13125550143"], emails: ["ana@example.com"] });
    expect(kept.allLeads.map((each) => each.id)).toEqual([open?.id]);
    const rows = await hub.core.database
      .select()
      .from(leads)
      .where(eq(leads.id, theirs?.id ?? ""));
    expect(rows[0]?.contactId).toBe(other);
    expect(rows[0]?.fields.service?.value).toBe("Haircut");
    expect((await read(other)).emails).toEqual(["ana@example.com"]);
    const [ours] = await hub.core.database
      .select()
      .from(leads)
      .where(eq(leads.id, open?.id ?? ""));
    expect(ours?.fields.service?.value).toBe("Color");
  });

  test("with itself, or with one that was merged already, is refused; a chain comes apart from its end", async () => {
    const [one, two, three] = [
      await visit("A", "+13125550141"),
      await visit("B", "+13125550142"),
      await visit("C", "+13125550143"),
    ];
    const before = await everything();
    await expect(merge(one, one)).rejects.toMatchObject({ problem: { errors: [{ at: "body.other" }] } });
    const first = await merge(two, three);
    await expect(merge(one, three)).rejects.toMatchObject({ problem: { status: 404 } });
    const second = await merge(one, two);
    expect(await read(one)).toMatchObject({
      visits: 3,
      phones: ["+13125550141", "+13125550142", "+13125550143"],
    });
    await expect(undo(first.id)).rejects.toMatchObject({ problem: { type: "stella:merged-further" } });
    await undo(second.id);
    await undo(first.id);
    expect(await everything()).toEqual(before);
  });
});
