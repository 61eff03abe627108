import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { eraseContact, listErasures } from "../../contract/contact.ts";
import { addNote, createLead, moveLead } from "../../contract/lead.ts";
import { createTask, finishTask } from "../../contract/task.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";
import { everyAnswer } from "../api/every-answer.ts";
import { presentProfile } from "../contacts/profile/write-profile.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { readEveryFigure } from "../figures/every-figure.ts";
import { figureScope } from "../figures/figure-scope.ts";
import { type Hub, openHub } from "../hub.ts";
import { answerOrder } from "../robots/order-store.ts";
import { contactProfiles, contacts, tagReviews } from "../storage/schema/contacts.ts";
import { documents } from "../storage/schema/documents.ts";
import { deliveries } from "../storage/schema/handoff.ts";
import { intakes, rejectedIntakes } from "../storage/schema/intakes.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { robotOrders } from "../storage/schema/robots.ts";
import { ask } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { placesOf } from "../testing/places-of.ts";
import { type PlayedVisits, playedVisits } from "../testing/played-visits.ts";
import { ERASED } from "./erase-everywhere.ts";
import { sweepUntouched } from "./sweep-untouched.ts";

/** Whatever she said or somebody wrote of her holds one of these. */
const marks = [
  "Zuleika",
  "Quartermaine",
  "zuleika@quartermaine.example",
  "+12025550177",
  "balayage-for-zuleika",
];

describe("the erasure of a contact", () => {
  let hub: Hub;
  let answers: readonly Answering[];
  let owner: Asker;
  let robot: PlayedVisits;
  const clock = new ManualClock(wallTime(Date.UTC(2026, 0, 5, 9)));

  beforeAll(async () => {
    hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: seededRandom(7) });
    answers = everyAnswer(hub.core);
  });
  afterAll(() => hub.close());

  async function begin() {
    const accountId = await newAccount(hub.core);
    owner = await newMember(hub.core, accountId);
    robot = await playedVisits(hub.core, accountId, {
      region: "US",
      form: { name: "name", contact: "contact", wish: "text" },
      checkIn: {},
    });
  }

  /** A visitor of whom there is something in every table. Resolves to the contact and the lead. */
  async function knownVisitor(): Promise<{ readonly contact: string; readonly lead: string }> {
    const { database } = hub.core;
    const told = {
      answers: { name: "Zuleika Quartermaine", contact: "+12025550177", wish: "balayage-for-zuleika" },
      tags: [{ group: "source", tag: "my friend Quartermaine" }],
      openQuestions: ["Does Zuleika get a discount?"],
    };
    const [lead = ""] = await robot.visit(told);
    const [of] = await database.select({ contact: leads.contactId }).from(leads).where(eq(leads.id, lead));
    const contact = of?.contact ?? "";
    await ask(answers, owner, createLead, {
      body: {
        name: "Zuleika Quartermaine",
        phone: "+1 202 555 0177",
        email: "zuleika@quartermaine.example",
        note: "Zuleika called.",
      },
    });
    await ask(answers, owner, addNote, { params: { id: lead }, body: { text: "Zuleika wants it soon." } });
    const task = await ask(answers, owner, createTask, {
      body: {
        lead,
        title: "Call Zuleika",
        nextAction: "Call +12025550177",
        dueAt: "2026-01-06T09:00:00.000Z",
      },
    });
    await ask(answers, owner, finishTask, { params: { id: task.id }, body: { outcome: "Zuleika is glad" } });
    const [row] = await database.select().from(leads).where(eq(leads.id, lead));
    await ask(answers, owner, moveLead, {
      params: { id: lead },
      body: {
        to: "lost",
        revision: row?.revision ?? 0,
        note: "Zuleika went elsewhere.",
        feedback: {
          resonated: "Zuleika liked us",
          mainObjection: "Quartermaine is far",
          qualified: "mismatch",
          mismatchWhy: "Zuleika moves",
        },
      },
    });
    await database.insert(deliveries).values({
      id: hub.core.random.uuid(),
      accountId: owner.accountId,
      channel: "email",
      target: "rep@example.com",
      event: "lead.handed-over",
      leadId: lead,
      body: { text: "Zuleika waits" },
      state: "waiting",
      createdAt: new Date(clock.wallNow()),
    });
    await database.insert(rejectedIntakes).values({
      accountId: owner.accountId,
      robotId: robot.robotId,
      outbox: hub.core.random.uuid(),
      sequence: 1,
      receivedAt: new Date(clock.wallNow()),
      reasons: ["fields.wish of Zuleika"],
      record: JSON.stringify(robot.record(told)),
    });
    const profile = await presentProfile(hub.core, { accountId: owner.accountId, contactId: contact });
    await database.insert(contactProfiles).values({
      contactId: contact,
      accountId: owner.accountId,
      profile,
      sourcesSha256: "any",
      writtenAt: new Date(clock.wallNow()),
    });
    return { contact, lead };
  }

  it("leaves nothing of the person anywhere in the database", async () => {
    await begin();
    const { contact } = await knownVisitor();
    // The search can fail: before the erasure every mark is found, and in many places.
    const before = await placesOf(hub.core.database, marks);
    expect(new Set(before.map(({ table }) => table)).size).toBeGreaterThanOrEqual(10);
    const receipt = await ask(answers, owner, eraseContact, {
      params: { id: contact },
      body: { confirm: "erase" },
    });
    expect(await placesOf(hub.core.database, marks)).toEqual([]);
    expect(receipt.removed).toMatchObject({
      records: 1,
      points: 2,
      notes: 2,
      contacts: 1,
      rejectedRecords: 1,
      profiles: 1,
    });
  });

  it("leaves others alone", async () => {
    await begin();
    const { contact } = await knownVisitor();
    const [other = ""] = await robot.visit({
      answers: { name: "Otto Other", contact: "+12025550188" },
      tags: [{ group: "source", tag: "a flyer" }],
    });
    await ask(answers, owner, addNote, { params: { id: other }, body: { text: "Otto asks for Tuesday." } });
    const found = await placesOf(hub.core.database, ["Otto", "+12025550188", "flyer"]);
    await ask(answers, owner, eraseContact, { params: { id: contact }, body: { confirm: "erase" } });
    expect(await placesOf(hub.core.database, ["Otto", "+12025550188", "flyer"])).toEqual(found);
    const words = await hub.core.database
      .select({ word: tagReviews.word })
      .from(tagReviews)
      .where(eq(tagReviews.accountId, owner.accountId));
    expect(words).toEqual([{ word: "a flyer" }]);
  });

  it("changes no count of the dashboard", async () => {
    await begin();
    const { contact } = await knownVisitor();
    const scope = figureScope(
      { accountId: owner.accountId, version: 0, playbook: startingPlaybook },
      { from: "2026-01-01T00:00:00.000Z", to: "2026-02-01T00:00:00.000Z", timezone: "UTC" },
      new Date(clock.wallNow()),
    );
    const before = await readEveryFigure(hub.core.database, scope);
    await ask(answers, owner, eraseContact, { params: { id: contact }, body: { confirm: "erase" } });
    const after = await readEveryFigure(hub.core.database, scope);
    expect(before.outcomes).toMatchObject({
      lost: 1,
      mismatch: 1,
      resonated: [{ what: "Zuleika liked us", leads: 1 }],
    });
    expect(after).toEqual({
      ...before,
      outcomes: {
        ...before.outcomes,
        resonated: [{ what: ERASED, leads: 1 }],
        objections: [{ what: ERASED, leads: 1 }],
      },
    });
  });

  it("is done when the robot has confirmed", async () => {
    await begin();
    const { contact, lead } = await knownVisitor();
    const receipt = await ask(answers, owner, eraseContact, {
      params: { id: contact },
      body: { confirm: "erase" },
    });
    expect(receipt).toMatchObject({ doneAt: null, robots: [{ confirmedAt: null, erased: null }] });
    const [order] = await hub.core.database
      .select()
      .from(robotOrders)
      .where(and(eq(robotOrders.robotId, robot.robotId), eq(robotOrders.kind, "erase")));
    expect(order?.records).toEqual([lead]);
    const enrolled = { id: robot.robotId, accountId: owner.accountId, name: "Robot", revoked: false };
    await answerOrder(
      hub.core.database,
      enrolled,
      { id: order?.id ?? "", receipt: { erased: 1, delivered: 0, remaining: 0 } },
      clock.wallNow(),
    );
    const { items } = await ask(answers, owner, listErasures, {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ contact, doneAt: "2026-01-05T09:00:00.000Z", robots: [{ erased: 1 }] });
  });

  it("happens once, and only in the account", async () => {
    await begin();
    const { contact } = await knownVisitor();
    const stranger = await newMember(hub.core, await newAccount(hub.core, "Other"));
    const request = { params: { id: contact }, body: { confirm: "erase" } };
    await expect(ask(answers, stranger, eraseContact, request)).rejects.toThrow("not-found");
    await ask(answers, owner, eraseContact, request);
    await expect(ask(answers, owner, eraseContact, request)).rejects.toThrow("not-found");
  });

  it("makes a stranger of somebody who comes again", async () => {
    await begin();
    const { contact } = await knownVisitor();
    await ask(answers, owner, eraseContact, { params: { id: contact }, body: { confirm: "erase" } });
    const [again = ""] = await robot.visit({
      answers: { name: "Zuleika Quartermaine", contact: "+12025550177" },
    });
    const [row] = await hub.core.database.select().from(leads).where(eq(leads.id, again));
    expect(row?.contactId).not.toBe(contact);
    expect(row?.returning).toBe(false);
    await ask(answers, owner, eraseContact, { params: { id: row?.contactId }, body: { confirm: "erase" } });
  });

  it("lets nobody change more of the log than its words", async () => {
    await begin();
    const { lead } = await knownVisitor();
    const erasing = (statement: ReturnType<typeof sql>) =>
      hub.core.database.transaction(async (transaction) => {
        await transaction.execute(sql`SELECT set_config('stella.erasing', 'yes', true)`);
        await transaction.execute(statement);
      });
    await expect(
      erasing(sql`UPDATE transitions SET to_stage = 'won' WHERE lead_id = ${lead}`),
    ).rejects.toThrow();
    await expect(
      erasing(sql`UPDATE transitions SET since = now() WHERE lead_id = ${lead}`),
    ).rejects.toThrow();
    await expect(erasing(sql`DELETE FROM transitions WHERE lead_id = ${lead}`)).rejects.toThrow();
    await expect(
      hub.core.database.update(transitions).set({ note: "other" }).where(eq(transitions.leadId, lead)),
    ).rejects.toThrow();
  });

  it("comes by itself when the retention is over, unless something happened", async () => {
    await begin();
    const { accountId, actor } = owner;
    await hub.core.database.insert(documents).values({
      accountId,
      kind: "playbook",
      name: "playbook",
      version: 1,
      body: { ...startingPlaybook, retentionDays: 30 },
      publishedAt: new Date(clock.wallNow()),
      publishedBy: actor,
      note: "",
    });
    const [quiet = ""] = await robot.visit({ answers: { name: "Quiet", contact: "+12025550111" } });
    const [noted = ""] = await robot.visit({ answers: { name: "Noted", contact: "+12025550122" } });
    const erased = async () => {
      const rows = await hub.core.database
        .select({ lead: leads.id, erasedAt: contacts.erasedAt })
        .from(contacts)
        .innerJoin(leads, eq(leads.contactId, contacts.id))
        .where(eq(contacts.accountId, accountId));
      return rows.filter(({ erasedAt }) => erasedAt !== null).map((row) => row.lead);
    };
    const sweep = () =>
      sweepUntouched.run(hub.core, { body: {}, attempt: 1, signal: new AbortController().signal });
    await clock.advance(29 * 24 * 3600_000);
    await ask(answers, owner, addNote, { params: { id: noted }, body: { text: "Still thinking." } });
    await sweep();
    expect(await erased()).toEqual([]);
    await clock.advance(2 * 24 * 3600_000);
    await sweep();
    expect(await erased()).toEqual([quiet]);
    const { items } = await ask(answers, owner, listErasures, {});
    expect(items.map(({ reason }) => reason)).toEqual(["retention"]);
    const [row] = await hub.core.database.select().from(intakes).where(eq(intakes.id, quiet));
    expect(row).toMatchObject({ record: null });
  });
});
