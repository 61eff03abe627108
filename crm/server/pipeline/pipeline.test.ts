import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import {
  addNote,
  createLead,
  editLead,
  listLeads,
  markContacted,
  moveLead,
  readLead,
  readTimeline,
} from "../../contract/lead.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { type Hub, openHub } from "../hub.ts";
import { audit } from "../storage/schema/accounts.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { notices } from "../storage/schema/handoff.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { ask } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { type PlayedVisits, playedVisits } from "../testing/played-visits.ts";
import { pipelineAnswers } from "./pipeline-answers.ts";

const clock = new ManualClock();
let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = pipelineAnswers(hub.core);
});
afterAll(() => hub.close());

let owner: Asker & { readonly memberId: string };
let robot: PlayedVisits;
beforeEach(async () => {
  const account = await newAccount(hub.core);
  owner = await newMember(hub.core, account);
  robot = await playedVisits(hub.core, account);
});

const thisWeek = { group: "timeline", tag: "this-week" };
/** 50 points: reachable, this week, knows what. */
const promising = {
  answers: { name: "Ana Ruiz", contact: "+13125550143", service: "Haircut" },
  tags: [thisWeek],
};
const visitor = async (told: Parameters<PlayedVisits["visit"]>[0] = promising) => {
  const [id = ""] = await robot.visit(told);
  return id;
};
const read = (id: string, asker: Asker = owner) => ask(answers, asker, readLead, { params: { id } });
const move = async (id: string, body: object) =>
  ask(answers, owner, moveLead, {
    params: { id },
    body: { revision: (await read(id)).revision, note: "Spoke to her.", ...body },
  });
const edit = async (id: string, body: object) =>
  ask(answers, owner, editLead, { params: { id }, body: { revision: (await read(id)).revision, ...body } });
const feedback = { resonated: "The offer", mainObjection: "The price", qualified: "well-qualified" };
const problems = async (answer: Promise<unknown>) =>
  answer.then(
    () => expect.unreachable("it was not refused"),
    (refusal: { problem?: { type: string; status: number; errors?: unknown } }) => refusal.problem ?? refusal,
  );

describe("moving a lead", () => {
  test("without a note is refused, also when the note is only invisible", async () => {
    const id = await visitor();
    for (const note of ["", " \n\t", "\u200b\u2060\ufeff", "\u3164"]) {
      expect(await problems(move(id, { to: "mql", note }))).toMatchObject({
        type: "stella:criteria-unmet",
        status: 422,
        errors: [{ at: "body.note" }],
      });
    }
    expect((await read(id)).stage).toBe("new");
  });

  test("names everything that is missing at once", async () => {
    const id = await visitor({ answers: { name: "Ana" } });
    expect(await problems(move(id, { to: "sql", note: "", feedback }))).toMatchObject({
      errors: [
        { at: "body.note" },
        { at: "body.feedback" },
        { at: "body.to", what: "There is neither a phone number nor an e-mail address." },
        { at: "body.to", what: "The score is 0; at least 40 is wanted." },
        { at: "body.to", what: '"Agreed next step" is not filled in.' },
      ],
    });
  });

  test("with a note and the criteria met writes the log and moves it", async () => {
    const id = await visitor();
    await clock.advance(90_000);
    const moved = await move(id, { to: "mql", note: " She called back. " });
    expect(moved).toMatchObject({
      stage: "mql",
      revision: 2,
      enteredAt: new Date(clock.wallNow()).toISOString(),
    });
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    expect(entries[0]).toMatchObject({
      kind: "transition",
      transition: { from: "new", to: "mql", note: "She called back.", by: owner.actor, feedback: null },
    });
    const [deed] = await hub.core.database
      .select()
      .from(audit)
      .where(and(eq(audit.accountId, owner.accountId), eq(audit.action, "lead.moved")));
    expect(deed?.detail).toEqual({ pipeline: "sales", from: "new", to: "mql" });
  });

  test("to its end wants feedback, which says why a mismatch was one", async () => {
    const id = await visitor();
    expect(await problems(move(id, { to: "won" }))).toMatchObject({ errors: [{ at: "body.feedback" }] });
    await expect(move(id, { to: "lost", feedback: { ...feedback, qualified: "mismatch" } })).rejects.toThrow(
      "say why",
    );
    await clock.advance(1);
    const closed = await move(id, { to: "lost", feedback });
    expect(closed).toMatchObject({ stage: "lost", stageKind: "lost" });
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    expect(entries[0]).toMatchObject({ transition: { feedback } });
  });

  test("after somebody else changed it is refused, and so is moving to where it is or to nowhere", async () => {
    const id = await visitor();
    expect(await problems(move(id, { to: "mql", revision: 0 }))).toMatchObject({
      type: "stella:changed-meanwhile",
    });
    expect(await problems(move(id, { to: "new" }))).toMatchObject({
      errors: [{ what: "The lead is in this stage already." }],
    });
    expect(await problems(move(id, { to: "nowhere" }))).toMatchObject({ errors: [{ at: "body.to" }] });
  });

  test("back asks for a note alone; opening it again asks for the criteria", async () => {
    const id = await visitor();
    await edit(id, { fields: { "next-step": "visit on Friday" } });
    await move(id, { to: "sql" });
    await edit(id, { tags: [] });
    expect(await move(id, { to: "mql" })).toMatchObject({ stage: "mql", score: 30 });
    await move(id, { to: "lost", feedback });
    expect(await problems(move(id, { to: "sql" }))).toMatchObject({
      errors: [{ what: "The score is 30; at least 40 is wanted." }],
    });
    expect(await move(id, { to: "new" })).toMatchObject({ stage: "new", stageKind: "open" });
  });

  test("leaves a log that nobody can change", async () => {
    const id = await visitor();
    await move(id, { to: "mql" });
    const { database } = hub.core;
    const final = expect.objectContaining({
      cause: expect.objectContaining({ message: expect.stringContaining("never changed") }),
    });
    await expect(
      database.update(transitions).set({ note: "x" }).where(eq(transitions.leadId, id)),
    ).rejects.toEqual(final);
    await expect(database.delete(transitions).where(eq(transitions.leadId, id))).rejects.toEqual(final);
    await expect(database.execute(sql`TRUNCATE transitions`)).rejects.toEqual(final);
    const erasing = (set: Partial<typeof transitions.$inferInsert>) =>
      database.transaction(async (transaction) => {
        await transaction.execute(sql`SET LOCAL stella.erasing = 'yes'`);
        await transaction.update(transitions).set(set).where(eq(transitions.leadId, id));
      });
    for (const set of [{ to: "won" }, { at: new Date(0) }, { toKind: "won" as const }])
      await expect(erasing(set)).rejects.toEqual(final);
    await erasing({ note: "" });
    const log = await database.select().from(transitions).where(eq(transitions.leadId, id));
    expect(log.map(({ note, to }) => [note, to])).toEqual([
      ["", "new"],
      ["", "mql"],
    ]);
  });
});

describe("a lead", () => {
  test("tells its score line by line and what each stage still wants", async () => {
    const lead = await read(await visitor());
    expect(lead.scoreParts.map(({ points, label }) => `+${points} ${label}`)).toEqual([
      "+20 can be reached",
      "+20 timeline this week",
      "+10 knows what they want",
    ]);
    expect(lead.ways.map(({ stage, unmet }) => [stage, unmet])).toEqual([
      ["mql", []],
      ["sql", ['"Agreed next step" is not filled in.']],
      ["won", []],
      ["lost", []],
    ]);
  });

  test("is edited field by field, each value saying whose it is, and scored again", async () => {
    const id = await visitor();
    const edited = await edit(id, { fields: { budget: "250.00", service: null }, tags: [] });
    expect(edited).toMatchObject({ score: 20, revision: 2, tags: [] });
    expect(edited.fields.budget).toMatchObject({
      value: "250.00",
      from: { kind: "member", by: owner.actor },
    });
    expect(edited.fields).not.toHaveProperty("service");
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    const changed = entries.flatMap((entry) => (entry.kind === "field" ? [entry.field] : []));
    expect(changed.sort()).toEqual(["budget", "service", "tags"]);
  });

  test("stays the visitor's word where an edit changes nothing", async () => {
    const id = await visitor();
    const edited = await edit(id, { fields: { service: "Haircut" } });
    expect(edited).toMatchObject({ revision: 1, fields: { service: { from: { kind: "visitor" } } } });
  });

  test("refuses values of the wrong type, unknown fields, tags and members, all at once", async () => {
    const id = await visitor();
    const asked = edit(id, {
      fields: { budget: "much", nonsense: "1", name: "Ana R." },
      tags: [thisWeek, { group: "source", tag: "tiktok" }],
      assignee: "nobody",
    });
    expect(await problems(asked)).toMatchObject({
      errors: [
        { at: "body.fields.budget" },
        { at: "body.fields.nonsense" },
        { at: "body.tags.1" },
        { at: "body.assignee" },
      ],
    });
  });

  test("given to a member makes the contact theirs and tells them", async () => {
    const id = await visitor();
    const rep = await newMember(hub.core, owner.accountId, "sales", "Rita Rep");
    const given = await edit(id, { assignee: rep.memberId });
    expect(given.assignee).toEqual({ member: rep.memberId, name: "Rita Rep" });
    const [contact] = await hub.core.database
      .select()
      .from(contacts)
      .where(eq(contacts.id, given.contact.id));
    expect(contact?.ownerMember).toBe(rep.memberId);
    expect(await hub.core.database.$count(notices, eq(notices.memberId, rep.memberId))).toBe(1);
  });

  test("keeps notes, and when its contact was first reached", async () => {
    const id = await visitor();
    await ask(answers, owner, addNote, { params: { id }, body: { text: "Prefers mornings." } });
    await clock.advance(240_000);
    const reachedAt = new Date(clock.wallNow()).toISOString();
    await ask(answers, owner, markContacted, { params: { id }, body: { how: "call" } });
    await clock.advance(60_000);
    await ask(answers, owner, markContacted, { params: { id }, body: { how: "email" } });
    expect((await read(id)).firstContactAt).toBe(reachedAt);
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    expect(entries.flatMap((entry) => (entry.kind === "note" ? [entry.text] : []))).toEqual([
      "Reached by telephone.",
      "Prefers mornings.",
    ]);
  });

  test("tells its history from the visit on", async () => {
    const id = await visitor();
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    expect(entries.at(-1)).toMatchObject({ kind: "visit", record: { id } });
    expect(entries.map(({ kind }) => kind)).toContain("transition");
  });

  test("of another account is not there, whatever one does to it", async () => {
    const id = await visitor();
    const stranger = await newMember(hub.core, await newAccount(hub.core));
    const tries = [
      ask(answers, stranger, readLead, { params: { id } }),
      ask(answers, stranger, readTimeline, { params: { id } }),
      ask(answers, stranger, editLead, { params: { id }, body: { revision: 1, tags: [] } }),
      ask(answers, stranger, moveLead, { params: { id }, body: { revision: 1, to: "mql", note: "x" } }),
      ask(answers, stranger, addNote, { params: { id }, body: { text: "x" } }),
      ask(answers, stranger, markContacted, { params: { id }, body: { how: "call" } }),
    ];
    for (const tried of tries) expect(await problems(tried)).toMatchObject({ status: 404 });
    expect((await ask(answers, stranger, listLeads)).items).toEqual([]);
  });
});

describe("a lead that somebody writes down", () => {
  const written = {
    name: "Luis Gomez",
    phone: "+1 312 555 0144",
    fields: { budget: "80" },
    tags: [thisWeek],
  };

  test("is a lead like any other, without a visit", async () => {
    const lead = await ask(answers, owner, createLead, { body: { ...written, note: "Rang us up." } });
    expect(lead).toMatchObject({ stage: "new", score: 40, robot: null, contact: { name: "Luis Gomez" } });
    const { entries } = await ask(answers, owner, readTimeline, { params: { id: lead.id } });
    expect(entries).toMatchObject([
      { kind: "transition", transition: { note: "Rang us up.", by: owner.actor } },
    ]);
  });

  test("for somebody with an open lead goes there", async () => {
    const id = await visitor();
    const body = { name: "Ana Ruiz", phone: "+13125550143", fields: { budget: "90" }, note: "Rang again." };
    const lead = await ask(answers, owner, createLead, { body });
    expect(lead).toMatchObject({ id, fields: { budget: { value: "90" } }, revision: 2 });
    const { entries } = await ask(answers, owner, readTimeline, { params: { id } });
    expect(entries.some((entry) => entry.kind === "note" && entry.text === "Rang again.")).toBe(true);
  });

  test("is refused with every mistake", async () => {
    const body = {
      name: "…",
      phone: "12",
      pipeline: "none",
      fields: { budget: "x" },
      tags: [{ group: "a", tag: "b" }],
    };
    expect(await problems(ask(answers, owner, createLead, { body }))).toMatchObject({
      errors: ["body.name", "body.phone", "body.pipeline", "body.fields.budget", "body.tags.0"].map((at) => ({
        at,
      })),
    });
  });
});

describe("the list", () => {
  test("is paged from the newest, and nothing is shown twice when a lead arrives meanwhile", async () => {
    const ids = await robot.visit(...Array.from({ length: 5 }, () => ({})));
    const first = await ask(answers, owner, listLeads, { query: { limit: "3" } });
    await robot.visit({});
    const second = await ask(answers, owner, listLeads, { query: { limit: "3", cursor: first.next } });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.next).toBeNull();
  });

  test.each([
    ["search", "ruiz", 1],
    ["search", "555-0143", 1],
    ["search", "%", 0],
    ["search", "LUIS@", 1],
    ["tag", "timeline:this-week", 1],
    ["tag", "timeline", 1],
    ["tag", "timeline:later", 0],
    ["stage", "mql", 1],
    ["open", "false", 0],
    ["open", "true", 2],
    ["assignee", "none", 2],
    ["assignee", "me", 0],
    ["pipeline", "other", 0],
    ["robot", "0", 0],
  ])("filtered by %s %s shows %i", async (filter, value, count) => {
    const id = await visitor();
    await visitor({ answers: { name: "Luis", contact: "luis@example.com" } });
    await move(id, { to: "mql" });
    const { items } = await ask(answers, owner, listLeads, { query: { [filter]: value } });
    expect(items).toHaveLength(count);
  });
});

test("a score that is of older rules is judged by those of now", async () => {
  const id = await visitor();
  await edit(id, { fields: { "next-step": "x" } });
  await hub.core.database.update(leads).set({ score: 0, scoreParts: [] }).where(eq(leads.id, id));
  expect(await move(id, { to: "sql" })).toMatchObject({ stage: "sql", score: 50 });
});
