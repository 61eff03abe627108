import { z } from "zod";
import { leadCard } from "./lead.ts";
import { byId, moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

/** A person, however often they came. */
export const contact = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  /** E.164. */
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  visits: z.int(),
  leads: z.int(),
  createdAt: moment,
  lastSeenAt: moment,
});
export type Contact = z.infer<typeof contact>;

/** Where a sentence of a profile comes from. */
export const citation = z.object({
  kind: z.enum(["answer", "consent", "open-question", "note", "visit", "transition", "field"]),
  /** Of the intake, note, transition or lead. */
  id: z.string(),
  /** The field, where one is cited. */
  field: z.string().nullable(),
  /** The words that stand there. */
  words: z.string(),
  /** How an answer came to be known: "said, and agreed when it was read back"; empty where its kind says enough. */
  how: z.string(),
  /** How sure the robot was of the words, from 0 to 1; null for what nobody had to hear. */
  confidence: z.number().nullable(),
  at: moment,
});
export type Citation = z.infer<typeof citation>;

/** Who this is, from what was really said. No sentence without a source. */
export const contactProfile = z.object({
  sentences: z.array(z.object({ text: z.string(), sources: z.array(citation).min(1) })),
  /** What is not known and worth asking. */
  questions: z.array(z.string()),
  /** `rewritten`: by the configured language model, each sentence checked against its sources. */
  how: z.enum(["deterministic", "rewritten"]),
});
export type ContactProfile = z.infer<typeof contactProfile>;

/** Two contacts that may be one person. */
export const duplicate = z.object({
  id: z.uuid(),
  contacts: z.tuple([contact, contact]),
  /** "the same phone number, other names". */
  why: z.string(),
  proposedAt: moment,
});
export type Duplicate = z.infer<typeof duplicate>;

export const merge = z.object({
  id: z.uuid(),
  kept: z.uuid(),
  merged: z.uuid(),
  at: moment,
  undone: z.boolean(),
});

/** Proof of an erasure: what was removed where. Nothing in it is personal. */
export const erasure = z.object({
  id: z.uuid(),
  contact: z.uuid(),
  requestedAt: moment,
  reason: z.enum(["request", "retention"]),
  /** Set when every robot has confirmed. */
  doneAt: moment.nullable(),
  removed: z.record(z.string(), z.int()),
  robots: z.array(
    z.object({ robot: z.string(), confirmedAt: moment.nullable(), erased: z.int().nullable() }),
  ),
});
export type Erasure = z.infer<typeof erasure>;

export const listContacts = route({
  method: "GET",
  path: "/api/v1/contacts",
  summary: "Contacts, the latest seen first",
  needs: "contacts:read",
  query: pageQuery.extend({ search: z.string().max(100).optional() }),
  gives: pageOf(contact),
});
export const readContact = route({
  method: "GET",
  path: "/api/v1/contacts/:id",
  summary: "One contact with its leads and merges",
  needs: "contacts:read",
  params: byId,
  gives: contact.extend({ allLeads: z.array(leadCard), merges: z.array(merge) }),
});
export const editContact = route({
  method: "PATCH",
  path: "/api/v1/contacts/:id",
  summary: "Correct a contact's name, phones or e-mail addresses",
  needs: "contacts:write",
  params: byId,
  body: z.strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    phones: z.array(z.string().max(40)).max(10).optional(),
    emails: z.array(z.email().max(200)).max(10).optional(),
  }),
  gives: contact,
});
export const readContactProfile = route({
  method: "GET",
  path: "/api/v1/contacts/:id/profile",
  summary: "What is known of a contact, each sentence with its sources, and what is not",
  needs: "contacts:read",
  params: byId,
  gives: contactProfile,
});
export const listDuplicates = route({
  method: "GET",
  path: "/api/v1/duplicates",
  summary: "Contacts that may be one person",
  needs: "contacts:read",
  query: pageQuery,
  gives: pageOf(duplicate),
});
export const settleDuplicate = route({
  method: "POST",
  path: "/api/v1/duplicates/:id",
  summary: "Merge the two, keeping one, or say that they are two people",
  needs: "contacts:write",
  params: byId,
  body: z.union([
    z.strictObject({ settle: z.literal("merge"), keep: z.uuid() }),
    z.strictObject({ settle: z.literal("distinct") }),
  ]),
  gives: z.object({ merge: z.uuid().nullable() }),
});
export const mergeContacts = route({
  method: "POST",
  path: "/api/v1/contacts/:id/merge",
  summary: "Merge another contact into this one",
  needs: "contacts:write",
  params: byId,
  body: z.strictObject({ other: z.uuid() }),
  gives: merge,
});
export const undoMerge = route({
  method: "POST",
  path: "/api/v1/merges/:id/undo",
  summary: "Take a merge apart again",
  needs: "contacts:write",
  params: byId,
  gives: merge,
});
export const eraseContact = route({
  method: "POST",
  path: "/api/v1/contacts/:id/erasure",
  summary: "Erase everything about a contact, here and on the robots, with a receipt",
  needs: "contacts:erase",
  params: byId,
  body: z.strictObject({ confirm: z.literal("erase") }),
  gives: erasure,
});
export const listErasures = route({
  method: "GET",
  path: "/api/v1/erasures",
  summary: "Receipts of erasures, the newest first",
  needs: "contacts:read",
  query: pageQuery,
  gives: pageOf(erasure),
});
export const exportContacts = route({
  method: "GET",
  path: "/api/v1/contacts.csv",
  summary: "Every contact as CSV",
  needs: "contacts:read",
  gives: "text/csv",
});
export const exportLeads = route({
  method: "GET",
  path: "/api/v1/leads.csv",
  summary: "Every lead as CSV",
  needs: "leads:read",
  gives: "text/csv",
});
/** Columns: name, phone, email, pipeline, note, `tag:<group>`, `field:<id>`. */
export const importLeads = route({
  method: "POST",
  path: "/api/v1/imports",
  summary: "Leads from CSV; with `dryRun` only says what would happen",
  needs: "leads:write",
  bodyLimit: 20_000_000,
  body: z.strictObject({ csv: z.string().max(5_000_000), dryRun: z.boolean().default(false) }),
  gives: z.object({
    created: z.int(),
    /** Rows of contacts that were known. */
    matched: z.int(),
    problems: z.array(z.object({ line: z.int(), what: z.string() })),
  }),
});
