import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { listDocuments, publishDocument, readDocument } from "../../contract/document.ts";
import type { Answering } from "../api/answering.ts";
import { type Hub, openHub } from "../hub.ts";
import { audit } from "../storage/schema/accounts.ts";
import { configs, robots } from "../storage/schema/robots.ts";
import { ask, ownerOf } from "../testing/ask.ts";
import { changedMeanwhile, missing, playbook, profile, refusedFor } from "../testing/document-refusals.ts";
import { newAccount } from "../testing/new-account.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { addRobot, startedOwner } from "../testing/started-account.ts";
import { documentsAnswers } from "./documents-answers.ts";
import { startingPlaybook } from "./starting-playbook.ts";
import { startingProfile } from "./starting-profile.ts";

let hub: Hub;
let answers: readonly Answering[];
beforeAll(async () => {
  const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 2, 9)));
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  answers = documentsAnswers(hub.core);
});
afterAll(() => hub.close());

describe("an owner who publishes a profile", () => {
  it("finds it under the next number, with the number written into it for the records to name", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const body = { ...startingProfile("Rosa"), version: 77 };
    const published = await ask(answers, owner, publishDocument, {
      params: profile,
      body: { after: 1, body, note: "our real name" },
    });
    expect(published).toEqual({ version: 2, problems: [] });
    const read = await ask(answers, owner, readDocument, { params: profile });
    expect(read).toMatchObject({ version: 2, note: "our real name", restores: null });
    expect(read.body).toMatchObject({ version: 2, business: { name: "Rosa" } });
    const first = await ask(answers, owner, readDocument, { params: profile, query: { version: "1" } });
    expect(first.body).toMatchObject({ version: 1, business: { name: "Rosa's Flowers" } });
  });

  it("gives it to every robot that works by it, under the robot's own number, and to no other", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const [first, second] = [
      await addRobot(hub.core, owner, "Left door", "front-desk"),
      await addRobot(hub.core, owner, "Right door", "front-desk"),
    ];
    await addRobot(hub.core, owner, "Warehouse");
    await hub.core.database
      .insert(configs)
      .values({ robotId: first, version: 4, document: {}, publishedAt: new Date(0) });
    const stranger = await addRobot(hub.core, await startedOwner(hub.core), "Left door", "front-desk");
    await ask(answers, owner, publishDocument, {
      params: profile,
      body: { after: 1, body: startingProfile("Rosa") },
    });
    const given = await hub.core.database
      .select({
        robot: configs.robotId,
        version: configs.version,
        name: configs.documentName,
        of: configs.documentVersion,
      })
      .from(configs)
      .where(eq(configs.documentName, "front-desk"));
    expect(given.filter(({ robot }) => [first, second, stranger].includes(robot))).toEqual([
      { robot: first, version: 5, name: "front-desk", of: 2 },
      { robot: second, version: 1, name: "front-desk", of: 2 },
    ]);
  });

  it("gives it to a robot that may be paired again, and not to one that has left", async () => {
    const owner = await startedOwner(hub.core);
    const revoked = await addRobot(hub.core, owner, "Revoked", "front-desk");
    const gone = await addRobot(hub.core, owner, "Gone", "front-desk");
    const since = new Date(hub.core.clock.wallNow());
    const { database } = hub.core;
    await database.update(robots).set({ revokedAt: since }).where(eq(robots.id, revoked));
    await database.update(robots).set({ leftAt: since }).where(eq(robots.id, gone));
    const body = startingProfile("Rosa");
    await ask(answers, owner, publishDocument, { params: profile, body: { after: 1, body } });
    const given = await database
      .select({ robot: configs.robotId })
      .from(configs)
      .where(inArray(configs.robotId, [revoked, gone]));
    expect(given).toEqual([{ robot: revoked }]);
  });

  it("is told every mistake at once with its place, and nothing is published", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const body = {
      ...startingProfile("Rosa"),
      id: "Front Desk",
      business: { name: "", kind: "florist", timezone: "Mars", region: "US" },
    };
    await expect(
      ask(answers, owner, publishDocument, { params: profile, body: { after: 1, body } }),
    ).rejects.toEqual(
      refusedFor(
        { at: "id", what: expect.stringContaining("short id") },
        { at: "business.name", what: "must not be empty" },
        { at: "business.timezone", what: expect.stringContaining("IANA time zone") },
      ),
    );
    expect((await ask(answers, owner, readDocument, { params: profile })).version).toBe(1);
  });

  it("is told of every tag that the playbook does not know, and of a name that changed", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const given = startingProfile("Rosa");
    const body = {
      ...given,
      id: "back-desk",
      services: given.services.map((service, index) =>
        index === 1 ? { ...service, tag: "wreath" } : service,
      ),
      form: given.form.map((question) =>
        question.id === "timeline" ? { ...question, tagGroup: "urgency" } : question,
      ),
    };
    const request = { params: profile, body: { after: 1, body, dryRun: true } };
    expect(await ask(answers, owner, publishDocument, request)).toEqual({
      version: null,
      problems: [
        { at: "id", what: 'has to stay "front-desk", the name that it is published under' },
        { at: "services[1].tag", what: 'there is no tag "wreath" in the group "service"' },
        { at: "form[5].tagGroup", what: 'there is no tag group "urgency"' },
      ],
    });
  });

  it("may write a tag by its label or a synonym, which the taxonomy understands", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const given = startingProfile("Rosa");
    const body = {
      ...given,
      sources: given.sources.map((each) => (each.id === "instagram" ? { ...each, tag: "Insta" } : each)),
    };
    const request = { params: profile, body: { after: 1, body } };
    expect((await ask(answers, owner, publishDocument, request)).version).toBe(2);
  });

  it("is told of a character that no database keeps", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const body = startingProfile("Rosa \0 \ud800");
    await expect(
      ask(answers, owner, publishDocument, { params: profile, body: { after: 1, body } }),
    ).rejects.toEqual(refusedFor({ at: "business.name", what: "holds a character that cannot be stored" }));
  });

  it("is refused when somebody published since they began", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const publish = (name: string) =>
      ask(answers, owner, publishDocument, {
        params: profile,
        body: { after: 1, body: startingProfile(name) },
      });
    await publish("Rosa");
    await expect(publish("Rosalind")).rejects.toEqual(changedMeanwhile);
  });

  it("can have another one beside it, and leaves a trace without what stands in it", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const body = { ...startingProfile("Secret plans"), id: "stand" };
    await ask(answers, owner, publishDocument, {
      params: { kind: "profile", name: "stand" },
      body: { after: 0, body, note: "for the fair" },
    });
    const { items } = await ask(answers, owner, listDocuments);
    expect(items.map(({ kind, name, version }) => `${kind}/${name} ${version}`)).toEqual([
      "playbook/playbook 1",
      "profile/front-desk 1",
      "profile/stand 1",
    ]);
    const deeds = await hub.core.database
      .select()
      .from(audit)
      .where(and(eq(audit.accountId, owner.accountId), eq(audit.subjectId, "profile/stand")));
    expect(deeds).toMatchObject([
      { action: "document.published", actor: owner.actor, detail: { version: 1, robots: 0 } },
    ]);
    expect(JSON.stringify(deeds)).not.toContain("Secret plans");
  });
});

describe("an owner who publishes a playbook", () => {
  it("works by the starting one, as version 0, before there is any", async () => {
    const owner = ownerOf(await newAccount(hub.core));
    expect((await ask(answers, owner, listDocuments)).items).toMatchObject([
      { kind: "playbook", version: 0 },
    ]);
    const start = await ask(answers, owner, readDocument, { params: playbook });
    expect(start).toMatchObject({ version: 0, body: startingPlaybook });
    const request = { params: playbook, body: { after: 0, body: start.body } };
    expect((await ask(answers, owner, publishDocument, request)).version).toBe(1);
  });

  it("may not take a stage away from leads, nor a tag from leads or from a published profile", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit(
      { answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "google" }] },
      { answers: { contact: "+13125550102" }, tags: [{ group: "source", tag: "search" }] },
    );
    const { body } = await ask(answers, owner, readDocument, { params: playbook });
    const smaller = {
      ...body,
      taxonomy: startingPlaybook.taxonomy.map((group) => ({
        ...group,
        tags: group.tags.filter(({ id }) => id !== "google"),
      })),
      pipelines: startingPlaybook.pipelines.map((each) => ({
        ...each,
        stages: each.stages.filter(({ id }) => id !== "new"),
      })),
    };
    await expect(
      ask(answers, owner, publishDocument, { params: playbook, body: { after: 1, body: smaller } }),
    ).rejects.toEqual(
      refusedFor(
        {
          at: "pipelines[0].stages",
          what: 'the stage "new" has 2 leads; move them before you remove it',
        },
        { at: "taxonomy[0].tags", what: '2 leads carry the tag "source: google"; it has to stay' },
        ...["appointment", "quote", "advice"].map((tag, index) => ({
          at: "taxonomy",
          what: `there is no tag "${tag}" in the group "service", which the profile "front-desk" writes (services[${index}].tag)`,
        })),
        {
          at: "taxonomy",
          what: 'there is no tag "google" in the group "source", which the profile "front-desk" writes (sources[2].tag)',
        },
      ),
    );
  });

  it("may rename, add and reorder whatever leads have", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const { visit } = await playedVisits(hub.core, owner.accountId);
    await visit({ answers: { contact: "+13125550101" }, tags: [{ group: "source", tag: "google" }] });
    const { body } = await ask(answers, owner, readDocument, { params: playbook });
    const pipelines = startingPlaybook.pipelines.map((each) => ({
      ...each,
      stages: [
        { id: "first", label: "Just in" },
        ...each.stages.map((stage) => ({ ...stage, label: "Other" })),
      ],
    }));
    const request = { params: playbook, body: { after: 1, body: { ...body, pipelines } } };
    expect((await ask(answers, owner, publishDocument, request)).version).toBe(2);
  });

  it("is told of a word with two meanings, and of a rule for somebody who is not there", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const { body } = await ask(answers, owner, readDocument, { params: playbook });
    const [source, ...others] = body.taxonomy as {
      tags: { id: string; label: string; synonyms: string[] }[];
    }[];
    const radio = { id: "radio", label: "Radio", synonyms: ["Ínsta"] };
    const broken = {
      ...body,
      taxonomy: [{ ...source, tags: [...(source?.tags ?? []), radio] }, ...others],
      handoffRules: [
        {
          ...startingPlaybook.handoffRules[0],
          assign: { among: { members: ["nobody"] } },
          escalate: [{ afterMinutes: 5, to: { member: "nobody-else" } }],
        },
      ],
    };
    const request = { params: playbook, body: { after: 1, body: broken, dryRun: true } };
    expect((await ask(answers, owner, publishDocument, request)).problems).toEqual([
      { at: "taxonomy[0].tags[4].synonyms[0]", what: '"Ínsta" means "instagram" already' },
      {
        at: "handoffRules[0].assign.among.members[0]",
        what: "nobody with this id is a member of the account",
      },
      {
        at: "handoffRules[0].escalate[0].to.member",
        what: "nobody with this id is a member of the account",
      },
    ]);
  });

  it("finds it under no other name", async () => {
    const owner = await startedOwner(hub.core, "Rosa's Flowers");
    const request = {
      params: { kind: "playbook", name: "other" },
      body: { after: 0, body: startingPlaybook },
    };
    await expect(ask(answers, owner, publishDocument, request)).rejects.toEqual(missing);
  });
});
