import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { type Hub, openHub } from "../hub.ts";
import { contactPoints, contacts, duplicates, tagReviews } from "../storage/schema/contacts.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { newAccount } from "../testing/new-account.ts";
import { type PlayedVisits, playedVisits, type Told } from "../testing/played-visits.ts";

const clock = new ManualClock();
let hub: Hub;
let account: string;
let robot: PlayedVisits;
beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
});
afterAll(() => hub.close());
beforeEach(async () => {
  account = await newAccount(hub.core);
  robot = await playedVisits(hub.core, account);
});

const contactsNow = () =>
  hub.core.database
    .select()
    .from(contacts)
    .where(eq(contacts.accountId, account))
    .orderBy(asc(contacts.createdAt));
const leadsNow = () =>
  hub.core.database.select().from(leads).where(eq(leads.accountId, account)).orderBy(asc(leads.number));
const duplicatesNow = () =>
  hub.core.database.select().from(duplicates).where(eq(duplicates.accountId, account));
const ana = { name: "Ana Ruiz", contact: "+13125550143" };

describe("a visitor's record", () => {
  test("becomes a contact, a lead in the first stage and the first entry of its log", async () => {
    const [id = ""] = await robot.visit({
      answers: { ...ana, service: "Haircut" },
      tags: [
        { group: "source", tag: "Insta" },
        { group: "timeline", tag: "this-week" },
      ],
    });
    const [contact] = await contactsNow();
    expect(contact).toMatchObject({ name: "Ana Ruiz", mergedInto: null });
    const [lead] = await leadsNow();
    expect(lead).toMatchObject({
      id,
      contactId: contact?.id,
      pipeline: "sales",
      stage: "new",
      stageKind: "open",
      form: "intake",
      location: "Lobby",
      source: "instagram",
      tags: [
        { group: "source", tag: "instagram" },
        { group: "timeline", tag: "this-week" },
      ],
      score: 50,
      returning: false,
      revision: 1,
    });
    expect(lead?.fields.service).toEqual({
      value: "Haircut",
      from: { kind: "visitor", intake: id, words: null, confirmed: "touch" },
    });
    const log = await hub.core.database.select().from(transitions).where(eq(transitions.leadId, id));
    expect(log).toMatchObject([{ from: null, to: "new", toKind: "open", by: { kind: "robot" } }]);
    const [intake] = await hub.core.database.select().from(intakes).where(eq(intakes.id, id));
    expect(intake).toMatchObject({ leadId: id, contactId: contact?.id });
  });

  test("goes to the open lead of whoever was here before, whose newest answers win", async () => {
    const [first = ""] = await robot.visit({
      answers: { ...ana, service: "Haircut", budget: "50.00 USD" },
      tags: [
        { group: "source", tag: "google" },
        { group: "timeline", tag: "later" },
      ],
    });
    await clock.advance(60_000);
    const [second = ""] = await robot.visit({
      answers: { name: "Ana", contact: "+13125550143", service: "Color" },
      tags: [
        { group: "source", tag: "walk-in" },
        { group: "timeline", tag: "this-week" },
      ],
    });
    const [lead, ...others] = await leadsNow();
    expect(others).toEqual([]);
    expect(lead).toMatchObject({ id: first, returning: true, revision: 2, source: "google", score: 60 });
    expect(lead?.fields.service?.value).toBe("Color");
    expect(lead?.fields.service?.from).toMatchObject({ intake: second });
    expect(lead?.fields.budget?.from).toMatchObject({ intake: first });
    expect(lead?.tags).toEqual([
      { group: "source", tag: "google" },
      { group: "timeline", tag: "this-week" },
    ]);
    expect(await contactsNow()).toMatchObject([{ name: "Ana Ruiz" }]);
  });

  test("that was under way for long overrides nothing that came after it", async () => {
    await robot.visit({ answers: { ...ana, service: "Color" } });
    await robot.visit({
      answers: { ...ana, service: "Haircut", budget: "10.00 USD" },
      endedAt: wallTime(clock.wallNow() - 3_600_000),
    });
    const [lead] = await leadsNow();
    expect([lead?.fields.service?.value, lead?.fields.budget?.value]).toEqual(["Color", "10.00 USD"]);
  });

  test("is filed the same whether it comes alone or together with others", async () => {
    const visitors: readonly Told[] = [
      { answers: ana },
      { answers: { name: "Luis", contact: "luis@example.com" } },
      { answers: { name: "Ana", contact: "+13125550143", service: "Color" } },
      { answers: { name: "Eva Ruiz", contact: "+13125550143" } },
      { answers: {} },
    ];
    const shape = async () => ({
      contacts: (await contactsNow()).map(({ name }) => name).sort(),
      leads: (await leadsNow()).map(({ revision: _, ...lead }) => [
        lead.returning,
        lead.score,
        Object.keys(lead.fields),
      ]),
      duplicates: (await duplicatesNow()).map(({ why }) => why),
    });
    for (const visitor of visitors) await robot.visit(visitor);
    const alone = await shape();
    account = await newAccount(hub.core);
    robot = await playedVisits(hub.core, account);
    await robot.visit(...visitors);
    expect(await shape()).toEqual(alone);
    expect(alone.contacts).toEqual(["Ana Ruiz", "Eva Ruiz", "Luis", null]);
    expect(alone.duplicates).toEqual(["The same phone number, other names."]);
  });

  test("without a number or an address makes a contact of its own: no visit is dropped", async () => {
    await robot.visit({ answers: { name: "Ana Ruiz" } }, { answers: { name: "Ana Ruiz" } });
    expect(await contactsNow()).toHaveLength(2);
    expect(await leadsNow()).toHaveLength(2);
    expect(await duplicatesNow()).toEqual([]);
  });

  test("that joins two contacts goes to one of them and proposes the other", async () => {
    await robot.visit({ answers: { name: "Ana", contact: "+13125550143" } });
    await clock.advance(1000);
    await robot.visit({ answers: { name: "Ana Ruiz", contact: "ana@example.com" } });
    await robot.visit({ answers: { ...ana, email: "ana@example.com" } });
    expect(await contactsNow()).toHaveLength(2);
    const [first, second] = await contactsNow();
    expect(await duplicatesNow()).toMatchObject([
      { first: first?.id, second: second?.id, why: "One visitor gave details of both." },
    ]);
    const points = await hub.core.database
      .select()
      .from(contactPoints)
      .where(eq(contactPoints.contactId, second?.id ?? ""));
    expect(points.map(({ value }) => value).sort()).toEqual(["+13125550143", "ana@example.com"]);
  });

  test("begins a new lead when the last one was closed, as somebody who was here before", async () => {
    const [first = ""] = await robot.visit({ answers: ana });
    await hub.core.database
      .update(leads)
      .set({ stage: "lost", stageKind: "lost" })
      .where(eq(leads.id, first));
    await robot.visit({ answers: ana });
    expect(await leadsNow()).toMatchObject([
      { id: first, returning: false },
      { stage: "new", returning: true },
    ]);
  });

  test("keeps words that are no tags for review and off the lead", async () => {
    await robot.visit(
      { answers: ana, tags: [{ group: "source", tag: "TikTok" }] },
      {
        tags: [
          { group: "source", tag: "tiktok" },
          { group: "mood", tag: "great" },
        ],
      },
    );
    const [lead] = await leadsNow();
    expect(lead).toMatchObject({ tags: [], source: null });
    const words = await hub.core.database
      .select()
      .from(tagReviews)
      .where(eq(tagReviews.accountId, account))
      .orderBy(asc(tagReviews.word));
    expect(words).toMatchObject([
      { group: "mood", word: "great", seen: 1 },
      { group: "source", word: "tiktok", seen: 2 },
    ]);
  });

  test("of somebody with the id of another account's lead writes nothing into that", async () => {
    await robot.visit({ answers: ana });
    const [lead] = await leadsNow();
    if (!lead) throw new Error("a visit made no lead");
    const { number: _, ...copied } = lead;
    const written = systemRandom.uuid();
    await hub.core.database.insert(leads).values({ ...copied, id: written });
    const other = await newAccount(hub.core);
    const stranger = await playedVisits(hub.core, other);
    await stranger.deliver({ ...stranger.record({ answers: { name: "Eve" } }), id: written });
    const [theirs] = await hub.core.database.select().from(leads).where(eq(leads.accountId, other));
    expect(theirs?.id).not.toBe(written);
    const [untouched] = await hub.core.database
      .select()
      .from(leads)
      .where(and(eq(leads.id, written), eq(leads.accountId, account)));
    expect(untouched?.revision).toBe(1);
  });
});

describe("with the forms known", () => {
  beforeEach(async () => {
    robot = await playedVisits(hub.core, account, {
      region: "US",
      form: { "your-name": "name", reach: "contact", about: "text" },
      checkIn: { "your-name": "name", host: "choice" },
    });
  });

  test("answers are read by their question, and numbers by the region", async () => {
    await robot.visit({ answers: { "your-name": "Ana", reach: "(312) 555-0143", about: "x@example.com" } });
    expect(await contactsNow()).toMatchObject([{ name: "Ana" }]);
    const points = await hub.core.database
      .select()
      .from(contactPoints)
      .where(eq(contactPoints.accountId, account));
    expect(points.map(({ value }) => value)).toEqual(["+13125550143"]);
  });

  test("somebody who comes for an appointment is told from somebody who inquires", async () => {
    await robot.visit(
      { answers: { "your-name": "Ana", host: "Dana" } },
      { answers: { "your-name": "Luis" } },
    );
    expect((await leadsNow()).map(({ form }) => form)).toEqual(["check-in", "intake"]);
  });
});

test("whatever a record holds, it is filed", async () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 64 })
    .filter((given) => !given.includes("\0"));
  const visitors = fc.record({
    answers: fc.dictionary(
      fc.oneof(fc.constantFrom("name", "contact", "email", "__proto__", "constructor"), text),
      fc.oneof(
        text,
        fc.emailAddress(),
        fc.constantFrom("+13125550143", "+", "@", "+1@2.3", "0".repeat(2000)),
      ),
    ),
    tags: fc.array(fc.record({ group: fc.oneof(fc.constant("source"), text), tag: text }), { maxLength: 5 }),
    endedAt: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_000 }).map(wallTime),
    completeness: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(visitors, { minLength: 1, maxLength: 4 }), async (told) => {
      const ids = await robot.visit(...told);
      const filed = await hub.core.database
        .select({ id: intakes.id, visitAt: leads.visitAt })
        .from(intakes)
        .innerJoin(leads, eq(leads.id, intakes.leadId))
        .innerJoin(contacts, eq(contacts.id, leads.contactId))
        .where(eq(intakes.accountId, account));
      const found = new Map(filed.map(({ id, visitAt }) => [id, visitAt]));
      for (const id of ids) expect(found.get(id)?.getTime()).toBeLessThanOrEqual(clock.wallNow());
    }),
    { numRuns: 60 },
  );
});
