import type { HubCore } from "../core.ts";
import {
  contactPoints,
  contacts,
  duplicates,
  erasures,
  merges,
  tagReviews,
} from "../storage/schema/contacts.ts";
import { deliveries, firings, notices, tasks, webhooks } from "../storage/schema/handoff.ts";
import { rejectedIntakes } from "../storage/schema/intakes.ts";
import { leads, notes, transitions } from "../storage/schema/leads.ts";
import { pairings, robots } from "../storage/schema/robots.ts";

/** Ids of what stands in an account that has one of everything. */
export interface FullAccount {
  readonly lead: string;
  readonly contact: string;
  readonly otherContact: string;
  readonly duplicate: string;
  readonly merge: string;
  readonly robot: number;
  readonly pairing: string;
  readonly rejected: string;
  readonly word: string;
  readonly task: string;
  readonly notice: string;
  readonly webhook: string;
  readonly delivery: string;
}

/**
 * Fills an account with one of everything that a route can name, past the rooms' rules.
 *
 * @param memberId whose task and notice it is
 * @param mark stands in every text, so that a leak can be found
 */
export async function fillAccount(
  core: HubCore,
  accountId: string,
  memberId: string,
  mark: string,
): Promise<FullAccount> {
  const { database, random, clock } = core;
  const at = new Date(clock.wallNow());
  const by = { kind: "member", id: memberId, name: mark } as const;
  const id = () => random.uuid();
  const full = {
    lead: id(),
    contact: id(),
    otherContact: id(),
    duplicate: id(),
    merge: id(),
    pairing: id(),
    rejected: id(),
    word: id(),
    task: id(),
    notice: id(),
    webhook: id(),
    delivery: `msg_${id()}`,
  };
  const person = { accountId, name: mark, createdAt: at, lastSeenAt: at };
  await database.insert(contacts).values([
    { id: full.contact, ...person },
    { id: full.otherContact, ...person },
  ]);
  const email = `${mark.toLowerCase()}@example.com`;
  await database
    .insert(contactPoints)
    .values({ accountId, kind: "email", value: email, contactId: full.contact });
  const pair = { accountId, first: full.contact, second: full.otherContact };
  await database.insert(duplicates).values({ id: full.duplicate, ...pair, why: mark, proposedAt: at });
  const moved = { leads: [], intakes: [], notes: [], points: [], name: mark, lastSeenAt: at.toISOString() };
  await database
    .insert(merges)
    .values({ id: full.merge, accountId, kept: full.contact, merged: full.otherContact, moved, at, by });
  const [robot] = await database
    .insert(robots)
    .values({ accountId, name: mark, location: mark, enrolledAt: at })
    .returning({ id: robots.id });
  if (!robot) throw new Error("an insert returned no row");
  await database.insert(pairings).values({
    id: full.pairing,
    accountId,
    publicKey: mark,
    codeSha256: id(),
    suggestedName: mark,
    softwareVersion: "1",
    askedAt: at,
    expiresAt: new Date(at.getTime() + 600_000),
  });
  await database.insert(rejectedIntakes).values({
    id: full.rejected,
    accountId,
    robotId: robot.id,
    outbox: id(),
    sequence: 1,
    receivedAt: at,
    reasons: [mark],
    record: JSON.stringify({ mark }),
  });
  await database
    .insert(tagReviews)
    .values({ id: full.word, accountId, group: "source", word: mark, firstSeenAt: at });
  await fillPipeline(core, accountId, memberId, mark, full, robot.id);
  await database.insert(erasures).values({
    accountId,
    contactId: id(),
    requestedAt: at,
    requestedBy: by,
    reason: "request",
    removed: {},
    orders: [],
  });
  return { ...full, robot: robot.id };
}

async function fillPipeline(
  { database, random, clock }: HubCore,
  accountId: string,
  memberId: string,
  mark: string,
  full: Omit<FullAccount, "robot">,
  robotId: number,
): Promise<void> {
  const at = new Date(clock.wallNow());
  const by = { kind: "member", id: memberId, name: mark } as const;
  await database.insert(leads).values({
    id: full.lead,
    accountId,
    contactId: full.contact,
    pipeline: "sales",
    stage: "new",
    stageKind: "open",
    enteredAt: at,
    createdAt: at,
    visitAt: at,
    robotId,
    location: mark,
    source: mark,
    campaign: mark,
    tags: [{ group: "source", tag: mark }],
    fields: {},
    completeness: 1,
    score: 0,
    scoreParts: [],
    assignee: memberId,
  });
  await database.insert(transitions).values({
    accountId,
    leadId: full.lead,
    pipeline: "sales",
    to: "new",
    toKind: "open",
    at,
    by,
    note: mark,
  });
  await database
    .insert(notes)
    .values({ accountId, leadId: full.lead, contactId: full.contact, at, by, text: mark });
  const firing = random.uuid();
  await database.insert(firings).values({
    id: firing,
    accountId,
    rule: mark,
    ruleLabel: mark,
    playbookVersion: 1,
    leadId: full.lead,
    occasion: mark,
    steps: [mark],
    at,
  });
  await database.insert(tasks).values({
    id: full.task,
    accountId,
    leadId: full.lead,
    firingId: firing,
    title: mark,
    nextAction: mark,
    assignee: memberId,
    dueAt: at,
    createdAt: at,
    givenAt: at,
    escalate: [],
  });
  await database
    .insert(notices)
    .values({ id: full.notice, accountId, memberId, at, title: mark, body: mark, leadId: full.lead });
  await database.insert(webhooks).values({
    id: full.webhook,
    accountId,
    url: `https://hooks.example/${mark}`,
    description: mark,
    secret: mark,
    events: ["lead.created"],
    createdAt: at,
  });
  await database.insert(deliveries).values({
    id: full.delivery,
    accountId,
    channel: "webhook",
    webhookId: full.webhook,
    target: `https://hooks.example/${mark}`,
    event: "lead.created",
    leadId: full.lead,
    body: { mark },
    state: "dead",
    createdAt: at,
  });
}
