import type { ContactPoint } from "../contacts/contact-point.ts";
import type { leads } from "../storage/schema/leads.ts";
import type { LeadFacts } from "./lead-facts.ts";

/** A lead as it is worked with; its number is the database's business. */
export type WorkedLead = Omit<typeof leads.$inferSelect, "number">;

/** What rules ask of the contact behind a lead. */
export interface ContactOfLead {
  readonly name: string | null;
  readonly points: readonly ContactPoint[];
  readonly ownerMember: string | null;
}

/** @param visit the one that this is about, when it is not the one that made the lead */
export function factsOf(
  lead: WorkedLead,
  contact: ContactOfLead,
  visit: { readonly at: Date; readonly receivedAt: Date } = { at: lead.visitAt, receivedAt: lead.createdAt },
): LeadFacts {
  const valuesOf = (kind: ContactPoint["kind"]) =>
    contact.points.filter((point) => point.kind === kind).map(({ value }) => value);
  return {
    id: lead.id,
    contactId: lead.contactId,
    contactName: contact.name,
    phones: valuesOf("phone"),
    emails: valuesOf("email"),
    pipeline: lead.pipeline,
    stage: lead.stage,
    fields: Object.fromEntries(Object.entries(lead.fields).map(([id, { value }]) => [id, value])),
    tags: lead.tags,
    score: lead.score,
    completeness: lead.completeness,
    returning: lead.returning,
    visitAt: visit.at,
    arrivedAt: visit.receivedAt,
    assignee: lead.assignee,
    contactOwner: contact.ownerMember,
  };
}
