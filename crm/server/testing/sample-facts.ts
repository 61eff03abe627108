import type { LeadFacts } from "../pipeline/lead-facts.ts";

/** A lead that came in time and can be called; give what matters. */
export function sampleFacts(more: Partial<LeadFacts> = {}): LeadFacts {
  return {
    id: "00000000-0000-4000-8000-00000000001d",
    contactId: "00000000-0000-4000-8000-0000000000c0",
    contactName: "Ada Lovelace",
    phones: ["+12025550123"],
    emails: [],
    pipeline: "sales",
    stage: "new",
    fields: { service: "haircut" },
    tags: [],
    score: 30,
    completeness: 1,
    returning: false,
    visitAt: new Date("2026-11-23T09:12:00Z"),
    arrivedAt: new Date("2026-11-23T09:12:05Z"),
    assignee: null,
    contactOwner: null,
    ...more,
  };
}
