import { z } from "zod";
import { eachIdOnce } from "../../../robot/kernel/wording.ts";
import { checkPlaybook } from "./check-playbook.ts";
import { handoffRule } from "./handoff-rule.ts";
import { leadField } from "./lead-field.ts";
import { pipeline } from "./pipeline.ts";
import { scoreRule } from "./score-rule.ts";
import { taxonomy } from "./taxonomy.ts";

/** How an account works its leads: one versioned document that the owner edits. */
export const playbook = z
  .strictObject({
    taxonomy,
    fields: z.array(leadField).max(100).default([]).superRefine(eachIdOnce),
    pipelines: z.array(pipeline).min(1).max(20).superRefine(eachIdOnce),
    scoreRules: z.array(scoreRule).max(100).default([]).superRefine(eachIdOnce),
    handoffRules: z.array(handoffRule).max(100).default([]).superRefine(eachIdOnce),
    /** A contact with whom nothing happened for so long is erased; null keeps contacts until somebody erases them. */
    retentionDays: z.int().min(1).max(3650).nullable().default(null),
  })
  .superRefine(checkPlaybook);
export type Playbook = z.infer<typeof playbook>;
