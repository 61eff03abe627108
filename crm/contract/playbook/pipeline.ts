import { z } from "zod";
import { eachIdOnce, line, shortId } from "../../../robot/kernel/wording.ts";
import { condition } from "./condition.ts";

/** `open`: somebody works on it. Leads end in `won` or `lost`, and only with feedback. */
export const stageKind = z.enum(["open", "won", "lost"]);
export type StageKind = z.infer<typeof stageKind>;

export const stage = z.strictObject({
  id: shortId,
  label: line,
  kind: stageKind.default("open"),
  /** What must be true of a lead before it may enter; all of them. */
  entry: z.array(condition).max(30).default([]),
  /** Fields that members must have filled before it may enter. */
  requires: z.array(shortId).max(30).default([]),
  /** Marks the stage that counts as sales-qualified in the figures. */
  qualified: z.boolean().default(false),
});
export type Stage = z.infer<typeof stage>;

/** Leads begin in the first stage. */
export const pipeline = z
  .strictObject({
    id: shortId,
    label: line,
    /** Which intakes begin here: profiles by id and kinds of form; an empty list takes any. The first pipeline that fits is taken. */
    takes: z
      .strictObject({
        profiles: z.array(shortId).default([]),
        forms: z.array(z.enum(["intake", "check-in"])).default([]),
      })
      .default({ profiles: [], forms: [] }),
    stages: z.array(stage).min(2).max(20).superRefine(eachIdOnce),
  })
  .superRefine(({ stages }, context) => {
    const kinds = stages.map(({ kind }) => kind);
    if (kinds[0] !== "open") {
      context.addIssue({
        code: "custom",
        path: ["stages", 0, "kind"],
        message: "the first stage must be open",
      });
    }
    for (const kind of ["won", "lost"] as const) {
      if (!kinds.includes(kind))
        context.addIssue({ code: "custom", path: ["stages"], message: `needs a stage that is ${kind}` });
    }
  });
export type Pipeline = z.infer<typeof pipeline>;
