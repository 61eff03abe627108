import { z } from "zod";
import { line, shortId } from "../../../robot/kernel/wording.ts";
import { condition } from "./condition.ts";

/** What sets a rule off. */
export const trigger = z.discriminatedUnion("on", [
  /** A lead enters a stage, also its first one. */
  z.strictObject({ on: z.literal("stage"), pipeline: shortId, stage: shortId }),
  /** The score reaches the line from below. */
  z.strictObject({ on: z.literal("score"), reaches: z.int() }),
  /** A visitor's form arrives. */
  z.strictObject({ on: z.literal("form"), form: z.enum(["intake", "check-in"]) }),
]);
export type Trigger = z.infer<typeof trigger>;

export const escalationStep = z.strictObject({
  /** Since the task was given to whoever has it now. */
  afterMinutes: z.int().min(1).max(10_080),
  /** `reassign`: the next available one of the same rule. */
  to: z.union([
    z.literal("reassign"),
    z.strictObject({ member: z.string() }),
    z.strictObject({ role: z.enum(["owner", "sales", "marketing"]) }),
  ]),
});
export type EscalationStep = z.infer<typeof escalationStep>;

export const channel = z.enum(["console", "email", "webhook"]);
export type Channel = z.infer<typeof channel>;

export const handoffRule = z.strictObject({
  id: shortId,
  label: line,
  active: z.boolean().default(true),
  when: trigger,
  /** Further conditions on the lead; all of them. */
  where: z.array(condition).max(20).default([]),
  assign: z
    .strictObject({
      /**
       * Members by id, or everybody with a role; the owners stand in for a role that nobody has. Round robin among those
       * who are available and below their capacity.
       */
      among: z.union([
        z.strictObject({ role: z.enum(["owner", "sales", "marketing"]) }),
        z.strictObject({ members: z.array(z.string()).min(1) }),
      ]),
      /** A contact who was here before goes to the same member, if that one is available. */
      sticky: z.boolean().default(true),
    })
    .optional(),
  task: z
    .strictObject({
      title: line,
      /** After the visit, not after the arrival: a lead that comes late has a task that is overdue at once. */
      dueMinutes: z.int().min(1).max(43_200).default(5),
      nextAction: line,
    })
    .optional(),
  notify: z.array(channel).default(["console"]),
  escalate: z.array(escalationStep).max(10).default([]),
});
export type HandoffRule = z.infer<typeof handoffRule>;
