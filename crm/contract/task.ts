import { z } from "zod";
import { byId, done, moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

/** Something that somebody has to do about a lead. */
export const task = z.object({
  id: z.uuid(),
  lead: z.object({ id: z.uuid(), contactName: z.string().nullable() }),
  title: z.string(),
  nextAction: z.string(),
  assignee: z.object({ member: z.string(), name: z.string() }).nullable(),
  /** Five minutes after the visit, unless the rule says otherwise. */
  dueAt: moment,
  createdAt: moment,
  /** Why it was overdue from the beginning; null when it was not. */
  lateWhy: z.string().nullable(),
  acknowledgedAt: moment.nullable(),
  doneAt: moment.nullable(),
  /** How often it was passed on because nobody acknowledged it. */
  escalations: z.int(),
});
export type Task = z.infer<typeof task>;

/** What a member is told in the console. */
export const notice = z.object({
  id: z.uuid(),
  at: moment,
  title: z.string(),
  body: z.string(),
  lead: z.uuid().nullable(),
  task: z.uuid().nullable(),
  readAt: moment.nullable(),
});
export type Notice = z.infer<typeof notice>;

/** Why a rule did what it did: every step in a sentence. */
export const firing = z.object({
  id: z.uuid(),
  at: moment,
  rule: z.string(),
  ruleLabel: z.string(),
  playbookVersion: z.int(),
  lead: z.uuid(),
  trigger: z.string(),
  steps: z.array(z.string()),
});
export type Firing = z.infer<typeof firing>;

export const listTasks = route({
  method: "GET",
  path: "/api/v1/tasks",
  summary: "Tasks, the most urgent first",
  needs: "leads:read",
  query: pageQuery.extend({
    /** `me`, or a member. */
    assignee: z.string().optional(),
    state: z.enum(["open", "done"]).default("open"),
    lead: z.uuid().optional(),
  }),
  gives: pageOf(task),
});
export const createTask = route({
  method: "POST",
  path: "/api/v1/tasks",
  summary: "A task that no rule made",
  needs: "tasks:write",
  body: z.strictObject({
    lead: z.uuid(),
    title: z.string().trim().min(1).max(200),
    nextAction: z.string().trim().max(500).default(""),
    assignee: z.string().nullable().default(null),
    dueAt: moment,
  }),
  gives: task,
});
export const acknowledgeTask = route({
  method: "POST",
  path: "/api/v1/tasks/:id/acknowledgement",
  summary: "Take a task on: it is no longer passed on to others",
  needs: "tasks:write",
  params: byId,
  gives: task,
});
export const finishTask = route({
  method: "POST",
  path: "/api/v1/tasks/:id/completion",
  summary: "Say that a task is done",
  needs: "tasks:write",
  params: byId,
  body: z.strictObject({
    outcome: z.string().trim().max(1000).default(""),
    contacted: z.boolean().default(false),
  }),
  gives: task,
});
export const assignTask = route({
  method: "POST",
  path: "/api/v1/tasks/:id/assignment",
  summary: "Give a task to somebody else",
  needs: "tasks:write",
  params: byId,
  body: z.strictObject({ assignee: z.string() }),
  gives: task,
});
export const listNotices = route({
  method: "GET",
  path: "/api/v1/notices",
  summary: "What the signed-in member was told, the newest first",
  needs: null,
  query: pageQuery,
  gives: pageOf(notice).extend({ unread: z.int() }),
});
export const readNotice = route({
  method: "POST",
  path: "/api/v1/notices/:id/reading",
  summary: "Mark a notice as read",
  needs: null,
  params: byId,
  gives: done,
});
export const listFirings = route({
  method: "GET",
  path: "/api/v1/firings",
  summary: "What handoff rules did and why, the newest first",
  needs: "leads:read",
  query: pageQuery.extend({ lead: z.uuid().optional(), rule: z.string().optional() }),
  gives: pageOf(firing),
});
