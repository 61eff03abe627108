import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { exportContacts, exportLeads, importLeads } from "../../contract/contact.ts";
import type { Route } from "../../contract/route.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Hub, openHub } from "../hub.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads, notes } from "../storage/schema/leads.ts";
import { ask } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { exchangeAnswers } from "./exchange-answers.ts";

describe("leads from CSV", () => {
  let hub: Hub;
  let owner: Asker;

  beforeAll(async () => {
    hub = await openHub({
      storage: "memory",
      clock: new ManualClock(),
      journal: silentJournal,
      random: seededRandom(3),
    });
  });
  afterAll(() => hub.close());

  const begin = async () => {
    owner = await newMember(hub.core, await newAccount(hub.core));
  };
  const load = (csv: string, dryRun = false) =>
    ask(exchangeAnswers(hub.core), owner, importLeads, { body: { csv, dryRun } });
  const download = async (route: Route) => {
    const found = exchangeAnswers(hub.core).find((answer) => answer.route === route);
    return String(
      await found?.answer({ asker: owner, params: undefined, query: undefined, body: undefined }),
    );
  };
  const count = () => hub.core.database.$count(leads, eq(leads.accountId, owner.accountId));

  it("become leads like those that members write", async () => {
    await begin();
    const given = await load(
      "name,phone,email,pipeline,note,tag:source,field:budget\r\n" +
        'Ana Ruiz,+1 202 555 0101,,sales,"Wants it soon, she said.",insta,120.50\r\n' +
        "Otto,,otto@example.com,,,,\r\n",
    );
    expect(given).toEqual({ created: 2, matched: 0, problems: [] });
    const rows = await hub.core.database.select().from(leads).where(eq(leads.accountId, owner.accountId));
    const ana = rows.find(({ fields }) => "budget" in fields);
    expect(ana).toMatchObject({
      pipeline: "sales",
      stage: "new",
      source: "instagram",
      form: null,
      fields: { budget: { value: "120.50", from: { kind: "import" } } },
    });
  });

  it("match whoever is known, also within the file", async () => {
    await begin();
    await load("name,phone\nAna Ruiz,+12025550101\n");
    expect(
      await load("name,phone,note\nAna,+12025550101,again\nEva,+12025550102,\nEva,+12025550102,\n"),
    ).toEqual({
      created: 1,
      matched: 2,
      problems: [],
    });
    expect(await hub.core.database.$count(contacts, eq(contacts.accountId, owner.accountId))).toBe(2);
    expect(await hub.core.database.$count(notes, eq(notes.accountId, owner.accountId))).toBe(1);
  });

  it("are all imported or none, and every problem is told with its line", async () => {
    await begin();
    const { created, problems } = await load(
      'name,phone,pipeline,tag:source,field:budget\nAna,+12025550101,,,\n"Otto\nthe second",12,,,\n,+12025550103,rent,unheard of,much\n',
    );
    expect(created).toBe(0);
    expect(problems.map(({ line, what }) => `${line} ${what.split(":")[0]}`)).toEqual([
      "3 phone",
      "5 name",
      "5 pipeline",
      "5 field",
      "5 tag",
    ]);
    expect(await count()).toBe(0);
  });

  it("only tell what would happen in a dry run", async () => {
    await begin();
    expect(await load("name,phone\nAna,+12025550101\n", true)).toEqual({
      created: 1,
      matched: 0,
      problems: [],
    });
    expect(await count()).toBe(0);
  });

  it.each([
    ["", 1, "empty"],
    ["phone\n+12025550101\n", 1, '"name"'],
    ["name,age\nAna,7\n", 1, '"age"'],
    ["name,name\nAna,Eva\n", 1, "twice"],
    ["name\nAna,Eva\n", 2, "more cells"],
    ['name\n"Ana\n', 2, "no CSV"],
    [`name\n${"a".repeat(201)}\n`, 2, "200 characters"],
  ])("are refused as a file that is none: %j", async (csv, line, what) => {
    await begin();
    const { problems } = await load(csv);
    expect(problems[0]?.what).toContain(what);
    expect(problems[0]?.line).toBe(line);
  });

  it("come out as they went in, and nothing in them is run", async () => {
    await begin();
    await load(
      'name;email;field:service;tag:source\n"=HYPERLINK(""x"")";a@example.com;"-2+3; or ""so""";google\nÁna;b@example.com;;instagram|google\n',
    );
    const file = await download(exportLeads);
    expect(file).toContain(`"'=HYPERLINK(""x"")"`);
    expect(file).toContain(`"'-2+3; or ""so"""`);
    await begin();
    expect(await load(file)).toEqual({ created: 2, matched: 0, problems: [] });
    const told = (csv: string) => csv.split("\r\n").map((line) => line.split(",").slice(2).join(","));
    expect(told(await download(exportLeads))).toEqual(told(file));
    expect(await download(exportContacts)).toContain(",b@example.com,");
  });
});
