import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
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
import { contacts } from "../storage/schema/contacts.ts";
import { notices } from "../storage/schema/handoff.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { pipelineRig, problemsOf, thisWeek } from "../testing/pipeline-rig.ts";

const rig = pipelineRig();
const { clock, asked, askedBy, visitor, read, move, edit } = rig;

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
      from: { kind: "member", by: rig.owner().actor },
    });
    expect(edited.fields).not.toHaveProperty("service");
    const { entries } = await asked(readTimeline, { params: { id } });
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
    expect(await problemsOf(asked)).toMatchObject({
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
    const rep = await newMember(rig.core(), rig.owner().accountId, "sales", "Rita Rep");
    const given = await edit(id, { assignee: rep.memberId });
    expect(given.assignee).toEqual({ member: rep.memberId, name: "Rita Rep" });
    const [contact] = await rig
      .core()
      .database.select()
      .from(contacts)
      .where(eq(contacts.id, given.contact.id));
    expect(contact?.ownerMember).toBe(rep.memberId);
    expect(await rig.core().database.$count(notices, eq(notices.memberId, rep.memberId))).toBe(1);
  });

  test("keeps notes, and when its contact was first reached", async () => {
    const id = await visitor();
    await asked(addNote, { params: { id }, body: { text: "Prefers mornings." } });
    await clock.advance(240_000);
    const reachedAt = new Date(clock.wallNow()).toISOString();
    await asked(markContacted, { params: { id }, body: { how: "call" } });
    await clock.advance(60_000);
    await asked(markContacted, { params: { id }, body: { how: "email" } });
    expect((await read(id)).firstContactAt).toBe(reachedAt);
    const { entries } = await asked(readTimeline, { params: { id } });
    expect(entries.flatMap((entry) => (entry.kind === "note" ? [entry.text] : []))).toEqual([
      "Reached by telephone.",
      "Prefers mornings.",
    ]);
  });

  test("tells its history from the visit on", async () => {
    const id = await visitor();
    const { entries } = await asked(readTimeline, { params: { id } });
    expect(entries.at(-1)).toMatchObject({ kind: "visit", record: { id } });
    expect(entries.map(({ kind }) => kind)).toContain("transition");
  });

  test("of another account is not there, whatever one does to it", async () => {
    const id = await visitor();
    const stranger = await newMember(rig.core(), await newAccount(rig.core()));
    const tries = [
      askedBy(stranger, readLead, { params: { id } }),
      askedBy(stranger, readTimeline, { params: { id } }),
      askedBy(stranger, editLead, { params: { id }, body: { revision: 1, tags: [] } }),
      askedBy(stranger, moveLead, { params: { id }, body: { revision: 1, to: "mql", note: "x" } }),
      askedBy(stranger, addNote, { params: { id }, body: { text: "x" } }),
      askedBy(stranger, markContacted, { params: { id }, body: { how: "call" } }),
    ];
    for (const tried of tries) expect(await problemsOf(tried)).toMatchObject({ status: 404 });
    expect((await askedBy(stranger, listLeads)).items).toEqual([]);
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
    const lead = await asked(createLead, { body: { ...written, note: "Rang us up." } });
    expect(lead).toMatchObject({ stage: "new", score: 40, robot: null, contact: { name: "Luis Gomez" } });
    const { entries } = await asked(readTimeline, { params: { id: lead.id } });
    expect(entries).toMatchObject([
      { kind: "transition", transition: { note: "Rang us up.", by: rig.owner().actor } },
    ]);
  });

  test("for somebody with an open lead goes there", async () => {
    const id = await visitor();
    const body = { name: "Ana Ruiz", phone: "+13125550143", fields: { budget: "90" }, note: "Rang again." };
    const lead = await asked(createLead, { body });
    expect(lead).toMatchObject({ id, fields: { budget: { value: "90" } }, revision: 2 });
    const { entries } = await asked(readTimeline, { params: { id } });
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
    expect(await problemsOf(asked(createLead, { body }))).toMatchObject({
      errors: ["body.name", "body.phone", "body.pipeline", "body.fields.budget", "body.tags.0"].map((at) => ({
        at,
      })),
    });
  });
});

describe("the list", () => {
  test("is paged from the newest, and nothing is shown twice when a lead arrives meanwhile", async () => {
    const ids = await rig.robot().visit(...Array.from({ length: 5 }, () => ({})));
    const first = await asked(listLeads, { query: { limit: "3" } });
    await rig.robot().visit({});
    const second = await asked(listLeads, { query: { limit: "3", cursor: first.next } });
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
    ["assignee", "none", 1],
    ["assignee", "me", 1],
    ["pipeline", "other", 0],
    ["robot", "0", 0],
  ])("filtered by %s %s shows %i", async (filter, value, count) => {
    const id = await visitor();
    const luis = await visitor({ answers: { name: "Luis", contact: "luis@example.com" } });
    await move(id, { to: "mql" });
    await edit(luis, { assignee: null });
    const { items } = await asked(listLeads, { query: { [filter]: value } });
    expect(items).toHaveLength(count);
  });
});
