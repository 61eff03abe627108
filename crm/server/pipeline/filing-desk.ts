import { type ContactPoint, keyOfPoint } from "../contacts/contact-point.ts";
import type { KnownContact } from "../contacts/match-contact.ts";
import type { ContactOfLead, WorkedLead } from "./facts-of-lead.ts";

/** A contact of the account, as far as filing looks at it. */
export interface FiledContact extends KnownContact, ContactOfLead {
  readonly createdAt: Date;
  /** A visit of theirs was filed before. */
  readonly visited: boolean;
}

export interface OpenLead {
  readonly lead: WorkedLead;
  /** When its latest visit ended. */
  readonly latestAt: Date;
}

/** What stands in the database and matters for these arrivals. */
export interface Known {
  /** Those that share a phone number or an address with an arrival. */
  readonly contacts: readonly FiledContact[];
  /** Their open leads: the newest of each contact and pipeline. */
  readonly leads: readonly OpenLead[];
  /** Ids of leads that arrivals' ids are the same as. */
  readonly taken: ReadonlySet<string>;
}

/** What became of contacts and leads. */
export interface Written {
  readonly newContacts: readonly FiledContact[];
  readonly seenContacts: readonly FiledContact[];
  readonly newLeads: readonly WorkedLead[];
  readonly visitedLeads: readonly WorkedLead[];
}

/** What is known while the arrivals are dealt with one after another. */
export class Desk {
  private readonly contacts = new Map<string, FiledContact>();
  private readonly byPoint = new Map<string, Set<string>>();
  /** By contact and pipeline. */
  private readonly openLeads = new Map<string, OpenLead>();
  private readonly touchedContacts = new Map<string, "new" | "known">();
  private readonly touchedLeads = new Map<string, "new" | "known">();

  constructor({ contacts, leads }: Known) {
    for (const contact of contacts) this.remember(contact);
    for (const open of leads) this.openLeads.set(keyOf(open.lead.contactId, open.lead.pipeline), open);
  }

  sharing(points: readonly ContactPoint[]): readonly FiledContact[] {
    const ids = new Set(points.flatMap((point) => [...(this.byPoint.get(keyOfPoint(point)) ?? [])]));
    return [...ids].map((id) => this.contact(id));
  }

  contact(id: string): FiledContact {
    const contact = this.contacts.get(id);
    if (!contact) throw new Error("a contact was matched that is not known");
    return contact;
  }

  openLead(contactId: string, pipeline: string): OpenLead | null {
    return this.openLeads.get(keyOf(contactId, pipeline)) ?? null;
  }

  isTouched(lead: string): boolean {
    return this.touchedLeads.has(lead);
  }

  keepContact(contact: FiledContact): void {
    const touched = this.touchedContacts.get(contact.id);
    this.touchedContacts.set(contact.id, touched ?? (this.contacts.has(contact.id) ? "known" : "new"));
    this.remember(contact);
  }

  keepLead(open: OpenLead, isNew: boolean): void {
    const { id, contactId, pipeline } = open.lead;
    this.touchedLeads.set(id, this.touchedLeads.get(id) ?? (isNew ? "new" : "known"));
    this.openLeads.set(keyOf(contactId, pipeline), open);
  }

  /** What was kept, each once and as it is now. */
  written(): Written {
    const contacts = (which: "new" | "known") =>
      [...this.touchedContacts].filter(([, is]) => is === which).map(([id]) => this.contact(id));
    const leads = new Map([...this.openLeads.values()].map(({ lead }) => [lead.id, lead]));
    const leadsThat = (which: "new" | "known") =>
      [...this.touchedLeads].flatMap(([id, is]) => (is === which ? (leads.get(id) ?? []) : []));
    return {
      newContacts: contacts("new"),
      seenContacts: contacts("known"),
      newLeads: leadsThat("new"),
      visitedLeads: leadsThat("known"),
    };
  }

  private remember(contact: FiledContact): void {
    this.contacts.set(contact.id, contact);
    for (const point of contact.points) {
      const sharers = this.byPoint.get(keyOfPoint(point)) ?? new Set();
      this.byPoint.set(keyOfPoint(point), sharers.add(contact.id));
    }
  }
}

export function latest(one: Date, other: Date): Date {
  return new Date(Math.max(one.getTime(), other.getTime()));
}

function keyOf(contactId: string, pipeline: string): string {
  return `${contactId} ${pipeline}`;
}
