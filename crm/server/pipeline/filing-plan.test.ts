import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playbook } from "../../contract/playbook/playbook.ts";
import { keyOfPoint } from "../contacts/contact-point.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import type { Arrival } from "./arrival.ts";
import type { Known } from "./filing-desk.ts";
import { filingPlan } from "./filing-plan.ts";
import { newLead, pipelineFor } from "./visited-lead.ts";

const account = { accountId: "a", version: 1, playbook: startingPlaybook };
const nothing: Known = { contacts: [], leads: [], taken: new Set() };
const robot = { id: 1, name: "Lobby", location: null };
const phone = { kind: "phone", value: "+13125550143" } as const;

let made = 0;
const makeId = () => `made-${made++}`;
const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  id: makeId(),
  visit: { profile: "salon", form: "intake", robot },
  contact: null,
  name: "Ana Ruiz",
  points: [phone],
  fields: {},
  tags: [],
  completeness: 1,
  at: new Date(1000),
  receivedAt: new Date(2000),
  pipeline: null,
  by: { kind: "robot", id: "1", name: "Lobby" },
  note: "A visitor left their details.",
  ...changes,
});
const plan = (known: Known, ...arrivals: Arrival[]) => filingPlan(account, known, arrivals, makeId);

describe("the plan", () => {
  test("sends every arrival to exactly one contact and one lead, and writes each of those once", () => {
    const people = fc.record({
      name: fc.constantFrom("Ana", "Ana Ruiz", "Eva Ruiz", null),
      points: fc.uniqueArray(
        fc.constantFrom(
          phone,
          { ...phone, value: "+13125550144" },
          { kind: "email" as const, value: "a@b.example" },
        ),
        { selector: keyOfPoint },
      ),
      at: fc.integer({ min: 0, max: 5000 }).map((ms) => new Date(ms)),
    });
    fc.assert(
      fc.property(fc.array(people, { maxLength: 12 }), (given) => {
        const arrivals = given.map((changes) => arrival(changes));
        const { filed, newContacts, seenContacts, newLeads, visitedLeads, points, duplicates } = plan(
          nothing,
          ...arrivals,
        );
        expect(filed.map((each) => each.arrival)).toEqual(arrivals);
        expect([seenContacts, visitedLeads]).toEqual([[], []]);
        const contacts = new Set(newContacts.map(({ id }) => id));
        const leads = new Map(newLeads.map((lead) => [lead.id, lead]));
        expect([contacts.size, leads.size]).toEqual([newContacts.length, newLeads.length]);
        for (const { contact, lead } of filed) expect(leads.get(lead)?.contactId).toBe(contact);
        // One open lead for a contact, and nobody without one.
        expect(new Set(newLeads.map(({ contactId }) => contactId))).toEqual(contacts);
        expect(newLeads).toHaveLength(contacts.size);
        const written = points.map((point) => `${point.contact} ${keyOfPoint(point)}`);
        expect(new Set(written).size).toBe(written.length);
        for (const { first, second } of duplicates)
          expect([contacts.has(first), contacts.has(second), first === second]).toEqual([true, true, false]);
      }),
    );
  });

  test("says what a first visit and what a second one may set off", () => {
    const { filed } = plan(nothing, arrival(), arrival({ tags: [{ group: "timeline", tag: "this-week" }] }));
    expect(filed.map(({ isNew, scoreBefore, facts }) => [isNew, scoreBefore, facts.score])).toEqual([
      [true, 0, 20],
      [false, 20, 50],
    ]);
  });

  test("gives a lead another id where its own is taken", () => {
    const taken = arrival();
    const { newLeads } = plan({ ...nothing, taken: new Set([taken.id]) }, taken);
    expect(newLeads[0]?.id).not.toBe(taken.id);
  });

  test("goes where it was told to, whatever else matches", () => {
    const contact = {
      id: "theirs",
      name: "Somebody else",
      points: [],
      ownerMember: null,
      createdAt: new Date(0),
      lastSeenAt: new Date(0),
      visited: true,
    };
    const { filed, newContacts } = plan({ ...nothing, contacts: [contact] }, arrival({ contact: "theirs" }));
    expect([filed[0]?.contact, newContacts]).toEqual(["theirs", []]);
  });
});

describe("an answer", () => {
  const [sales] = startingPlaybook.pipelines;
  const member = { kind: "member" as const, by: { kind: "member" as const, id: "m", name: "M" } };
  const visitors = (intake: string) => ({
    kind: "visitor" as const,
    intake,
    words: null,
    confirmed: "touch" as const,
  });
  const afterVisitAt = (
    from: { readonly kind: "member"; readonly by: typeof member.by; readonly at: string },
    at: Date,
  ) => {
    if (!sales) throw new Error("there is a pipeline");
    const first = arrival();
    const lead = {
      ...newLead(first, "a", "c", sales),
      fields: { budget: { value: "90.00", from } },
    };
    const contact = {
      id: "c",
      name: "Ana Ruiz",
      points: [phone],
      ownerMember: null,
      createdAt: new Date(0),
      lastSeenAt: new Date(0),
      visited: true,
    };
    const known = { ...nothing, contacts: [contact], leads: [{ lead, latestAt: new Date(1000) }] };
    const visit = arrival({ at, fields: { budget: { value: "50.00 USD", from: visitors("i") } } });
    return plan(known, visit).visitedLeads[0];
  };

  test("of a visit goes over what a member wrote before it, and not over what was corrected since", () => {
    expect(
      afterVisitAt({ ...member, at: new Date(1500).toISOString() }, new Date(1600))?.fields.budget?.value,
    ).toBe("50.00 USD");
    expect(
      afterVisitAt({ ...member, at: new Date(1500).toISOString() }, new Date(1400))?.fields.budget?.value,
    ).toBe("90.00");
  });

  test("of an older visit makes the lead no less returning and no less new a revision", () => {
    expect(afterVisitAt({ ...member, at: new Date(1500).toISOString() }, new Date(500))).toMatchObject({
      returning: true,
      revision: 2,
    });
  });
});

describe("the pipeline", () => {
  const stages = [
    { id: "new", label: "New" },
    { id: "won", label: "Won", kind: "won" },
    { id: "lost", label: "Lost", kind: "lost" },
  ];
  const given = playbook.parse({
    taxonomy: startingPlaybook.taxonomy,
    pipelines: [
      { id: "visits", label: "Appointments", takes: { forms: ["check-in"] }, stages },
      { id: "law", label: "Law", takes: { profiles: ["law-office"] }, stages },
      { id: "rest", label: "The rest", stages },
    ],
  });
  const visit = { profile: "salon", form: "intake" as const, robot };

  test.each([
    ["visits", { visit: { ...visit, form: "check-in" as const } }],
    ["law", { visit: { ...visit, profile: "law-office" } }],
    ["rest", { visit }],
    ["rest", { visit: null }],
    ["law", { visit: null, pipeline: "law" }],
  ])("%s takes what it takes", (id, changes) => {
    expect(pipelineFor(given, arrival(changes)).id).toBe(id);
  });

  test("is the first where none takes it: a visit is never dropped", () => {
    const choosy = { ...given, pipelines: given.pipelines.slice(0, 2) };
    expect(pipelineFor(choosy, arrival()).id).toBe("visits");
  });
});
