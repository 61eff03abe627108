import { z } from "zod";
import { tag } from "../../robot/kernel/intake-record.ts";
import { actor } from "./actor.ts";
import { byId, done, moment, pageOf, pageQuery } from "./page.ts";
import { stageKind } from "./playbook/pipeline.ts";
import { route } from "./route.ts";

/** The value of a lead's field and where it came from. */
export const fieldValue = z.object({
  value: z.string(),
  from: z.discriminatedUnion("kind", [
    /** The visitor's answer in one record; `words` as heard, null when it was touched. */
    z.object({
      kind: z.literal("visitor"),
      intake: z.uuid(),
      words: z.string().nullable(),
      confirmed: z.enum(["read-back", "touch", "not-asked"]),
    }),
    z.object({ kind: z.literal("member"), by: actor, at: moment }),
    z.object({ kind: z.literal("import"), at: moment }),
  ]),
});
export type FieldValue = z.infer<typeof fieldValue>;

/** One line of the score's explanation: "+20 timeline this week". */
export const scorePart = z.object({ rule: z.string(), label: z.string(), points: z.int() });
export type ScorePart = z.infer<typeof scorePart>;

/** A lead as lists and boards show it. */
export const leadCard = z.object({
  id: z.uuid(),
  contact: z.object({ id: z.uuid(), name: z.string().nullable() }),
  pipeline: z.string(),
  stage: z.string(),
  stageKind,
  /** When it came into its stage. */
  enteredAt: moment,
  createdAt: moment,
  /** When the visit that made it ended; the moment of creation for one that nobody visited for. */
  visitAt: moment,
  score: z.int(),
  /** What the visitor wants, in the words of the field `service`; null where nobody filled it. */
  wanted: z.string().nullable(),
  tags: z.array(tag),
  assignee: z.object({ member: z.string(), name: z.string() }).nullable(),
  robot: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** What should happen next: of its most urgent open task. */
  nextTask: z.object({ id: z.uuid(), title: z.string(), dueAt: moment }).nullable(),
  /** Grows with every change; a write that names an older one is refused as `stella:changed-meanwhile`. */
  revision: z.int(),
});
export type LeadCard = z.infer<typeof leadCard>;

/** What stands in the way of one stage, as sentences; empty when nothing does. */
export const wayOn = z.object({
  stage: z.string(),
  label: z.string(),
  kind: stageKind,
  unmet: z.array(z.string()),
});

export const lead = leadCard.extend({
  fields: z.record(z.string(), fieldValue),
  scoreParts: z.array(scorePart),
  completeness: z.number(),
  firstContactAt: moment.nullable(),
  ways: z.array(wayOn),
});
export type Lead = z.infer<typeof lead>;

/** What the team learns from a lead that ended. */
export const feedback = z
  .strictObject({
    /** Which message resonated. */
    resonated: z.string().trim().min(1).max(500),
    mainObjection: z.string().trim().min(1).max(500),
    qualified: z.enum(["well-qualified", "mismatch"]),
    mismatchWhy: z.string().trim().min(1).max(500).optional(),
  })
  .refine(({ qualified, mismatchWhy }) => qualified === "well-qualified" || mismatchWhy !== undefined, {
    path: ["mismatchWhy"],
    error: "say why it did not fit",
  });
export type Feedback = z.infer<typeof feedback>;

/** One entry of the log, which is never changed. */
export const transition = z.object({
  /** Counts every transition of the account's hub; gives the order. */
  order: z.int(),
  lead: z.uuid(),
  pipeline: z.string(),
  /** Null for the first. */
  from: z.string().nullable(),
  to: z.string(),
  at: moment,
  by: actor,
  note: z.string(),
  feedback: feedback.nullable(),
});
export type Transition = z.infer<typeof transition>;

/** Everything that happened to a lead, newest first. */
export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("visit"),
    at: moment,
    /** The whole record as the robot filed it. */
    record: z.record(z.string(), z.unknown()),
    robot: z.string().nullable(),
    receivedAt: moment,
  }),
  z.object({ kind: z.literal("transition"), at: moment, transition }),
  z.object({ kind: z.literal("note"), at: moment, id: z.uuid(), by: actor, text: z.string() }),
  z.object({
    kind: z.literal("task"),
    at: moment,
    id: z.uuid(),
    title: z.string(),
    assignee: z.string().nullable(),
    event: z.enum(["created", "acknowledged", "reassigned", "escalated", "done"]),
    detail: z.string(),
  }),
  z.object({
    kind: z.literal("handoff"),
    at: moment,
    firing: z.uuid(),
    rule: z.string(),
    summary: z.string(),
  }),
  z.object({ kind: z.literal("field"), at: moment, by: actor, field: z.string() }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const listLeads = route({
  method: "GET",
  path: "/api/v1/leads",
  summary: "Leads, the newest first",
  needs: "leads:read",
  query: pageQuery.extend({
    pipeline: z.string().optional(),
    stage: z.string().optional(),
    assignee: z.string().optional(),
    robot: z.coerce.number().int().optional(),
    /** `group:tag`. */
    tag: z.string().optional(),
    /** Of a contact's name, phone or e-mail. */
    search: z.string().max(100).optional(),
    open: z.enum(["true", "false"]).optional(),
  }),
  gives: pageOf(leadCard),
});
export const readLead = route({
  method: "GET",
  path: "/api/v1/leads/:id",
  summary: "One lead with its fields, the explanation of its score and what each stage still wants",
  needs: "leads:read",
  params: byId,
  gives: lead,
});
export const readTimeline = route({
  method: "GET",
  path: "/api/v1/leads/:id/timeline",
  summary: "Everything that happened to a lead, newest first",
  needs: "leads:read",
  params: byId,
  gives: z.object({ entries: z.array(timelineEntry) }),
});
export const createLead = route({
  method: "POST",
  path: "/api/v1/leads",
  summary: "A lead that no robot brought",
  needs: "leads:write",
  body: z.strictObject({
    name: z.string().trim().min(1).max(200),
    phone: z.string().trim().max(40).optional(),
    email: z.email().max(200).optional(),
    pipeline: z.string().optional(),
    fields: z.record(z.string().max(64), z.string().min(1).max(2000)).default({}),
    tags: z.array(tag).max(64).default([]),
    note: z.string().trim().max(5000).optional(),
  }),
  gives: lead,
});
export const editLead = route({
  method: "PATCH",
  path: "/api/v1/leads/:id",
  summary: "Change fields, tags or who works on it; null clears a field",
  needs: "leads:write",
  params: byId,
  body: z.strictObject({
    revision: z.int(),
    fields: z.record(z.string().max(64), z.string().min(1).max(2000).nullable()).optional(),
    tags: z.array(tag).max(64).optional(),
    assignee: z.string().nullable().optional(),
  }),
  gives: lead,
});
export const moveLead = route({
  method: "POST",
  path: "/api/v1/leads/:id/transitions",
  summary: "Move a lead to another stage: with a note, the stage's criteria and, at the end, feedback",
  needs: "leads:write",
  params: byId,
  body: z.strictObject({
    to: z.string(),
    revision: z.int(),
    note: z.string().max(5000),
    feedback: feedback.optional(),
  }),
  gives: lead,
});
export const addNote = route({
  method: "POST",
  path: "/api/v1/leads/:id/notes",
  summary: "Write a note on a lead",
  needs: "leads:write",
  params: byId,
  body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
  gives: z.object({ id: z.uuid() }),
});
/** Speed to first contact is measured to this. */
export const markContacted = route({
  method: "POST",
  path: "/api/v1/leads/:id/contacted",
  summary: "Say that the contact was reached for the first time; later ones change nothing",
  needs: "leads:write",
  params: byId,
  body: z.strictObject({ how: z.enum(["call", "email", "text", "in-person"]) }),
  gives: done,
});
