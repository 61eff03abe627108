import type { Tag } from "../../../robot/kernel/intake-record.ts";
import { type ContactPoint, eachPointOnce, keyOfPoint } from "../contacts/contact-point.ts";
import { type Match, matchContact } from "../contacts/match-contact.ts";
import { inOrderOfAge, type Pair } from "../contacts/propose-duplicates.ts";
import type { AccountPlaybook } from "../documents/account-playbook.ts";
import { tagFor } from "../documents/known-tag.ts";
import type { Arrival } from "./arrival.ts";
import { factsOf, type WorkedLead } from "./facts-of-lead.ts";
import { Desk, type FiledContact, type Known, latest, type Written } from "./filing-desk.ts";
import type { LeadFacts } from "./lead-facts.ts";
import { newLead, pipelineFor, scored, withArrival } from "./visited-lead.ts";

/** What filing writes. Everything in the order of the arrivals. */
export interface FilingPlan extends Written {
  readonly points: readonly (ContactPoint & { readonly contact: string })[];
  readonly duplicates: readonly Pair[];
  readonly filed: readonly Filed[];
  readonly words: readonly { readonly group: string; readonly word: string; readonly seen: number }[];
}

/** Where one arrival went, and what that may set off. */
export interface Filed {
  readonly arrival: Arrival;
  readonly contact: string;
  readonly lead: string;
  readonly isNew: boolean;
  readonly facts: LeadFacts;
  readonly scoreBefore: number;
}

/**
 * Decides whom each arrival comes from and which lead takes it: the contact's open lead in its pipeline, else a new one.
 * Nothing that arrives is left out. Later arrivals see what earlier ones made.
 *
 * @param makeId gives ids that were never used
 */
export function filingPlan(
  { accountId, playbook }: AccountPlaybook,
  known: Known,
  arrivals: readonly Arrival[],
  makeId: () => string,
): FilingPlan {
  const desk = new Desk(known);
  const words = new Map<string, { group: string; word: string; seen: number }>();
  const points: (ContactPoint & { contact: string })[] = [];
  const duplicates: Pair[] = [];

  const filed = arrivals.map((arrival): Filed => {
    const match: Match =
      arrival.contact === null
        ? matchContact(arrival, desk.sharing(arrival.points))
        : { is: "known", contact: arrival.contact, suspicions: [] };
    const before = match.is === "known" ? desk.contact(match.contact) : null;
    const contact = before ? seenAgain(before, arrival) : firstSeen(arrival, makeId());
    desk.keepContact(contact);
    const had = new Set(before?.points.map(keyOfPoint));
    for (const point of contact.points)
      if (!had.has(keyOfPoint(point))) points.push({ ...point, contact: contact.id });
    for (const { contact: other, why } of match.suspicions)
      duplicates.push({ ...inOrderOfAge(contact, desk.contact(other)), why });

    const { tags, unknown } = sorted(arrival.tags, playbook.taxonomy);
    for (const { group, tag: word } of unknown) {
      const key = JSON.stringify([group, word]);
      words.set(key, { group, word, seen: (words.get(key)?.seen ?? 0) + 1 });
    }

    const pipeline = pipelineFor(playbook, arrival);
    const open = desk.openLead(contact.id, pipeline.id);
    const id = known.taken.has(arrival.id) ? makeId() : arrival.id;
    const start = open ?? {
      lead: newLead({ ...arrival, id }, accountId, contact.id, pipeline),
      latestAt: arrival.at,
    };
    const told: WorkedLead = {
      ...withArrival(start.lead, arrival, tags, start.latestAt),
      returning: start.lead.returning || (arrival.visit !== null && before?.visited === true),
      // However many visits one transaction brings, it is one change.
      revision: open && !desk.isTouched(open.lead.id) ? open.lead.revision + 1 : start.lead.revision,
    };
    const lead = scored(told, contact, playbook);
    desk.keepLead({ lead, latestAt: latest(arrival.at, start.latestAt) }, open === null);
    return {
      arrival,
      contact: contact.id,
      lead: lead.id,
      isNew: open === null,
      facts: factsOf(lead, contact, arrival),
      scoreBefore: start.lead.score,
    };
  });

  return { ...desk.written(), points, duplicates, filed, words: [...words.values()] };
}

function firstSeen(arrival: Arrival, id: string): FiledContact {
  return {
    id,
    name: arrival.name,
    points: arrival.points,
    ownerMember: null,
    createdAt: arrival.receivedAt,
    lastSeenAt: arrival.at,
    visited: arrival.visit !== null,
  };
}

function seenAgain(contact: FiledContact, arrival: Arrival): FiledContact {
  return {
    ...contact,
    name: contact.name ?? arrival.name,
    points: eachPointOnce([...contact.points, ...arrival.points]),
    lastSeenAt: latest(arrival.at, contact.lastSeenAt),
    visited: contact.visited || arrival.visit !== null,
  };
}

function sorted(
  given: readonly Tag[],
  taxonomy: AccountPlaybook["playbook"]["taxonomy"],
): { readonly tags: readonly Tag[]; readonly unknown: readonly Tag[] } {
  const tags: Tag[] = [];
  const unknown: Tag[] = [];
  for (const { group, tag: word } of given) {
    const found = tagFor(taxonomy, group, word);
    if ("tag" in found) tags.push({ group, tag: found.tag });
    else unknown.push({ group, tag: found.unknown });
  }
  return { tags, unknown };
}
