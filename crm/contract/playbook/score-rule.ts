import { z } from "zod";
import { line, shortId } from "../../../robot/kernel/wording.ts";
import { condition } from "./condition.ts";

/** A lead's score is the sum of the points of every rule whose conditions all hold. */
export const scoreRule = z.strictObject({
  id: shortId,
  /** As shown beside the points: "timeline this week". */
  label: line,
  when: z
    .array(condition)
    .min(1)
    .max(10)
    .refine(
      (given) => given.every(({ kind }) => kind !== "score-at-least"),
      "a score cannot depend on the score",
    ),
  points: z.int().min(-1000).max(1000),
});
export type ScoreRule = z.infer<typeof scoreRule>;
