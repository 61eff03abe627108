import { z } from "zod";
import { eachIdOnce, line, shortId } from "../../../robot/kernel/wording.ts";

const known = z.strictObject({
  id: shortId,
  label: line,
  /** Other words for it, in any language; compared without case and accents. */
  synonyms: z.array(line).max(60).default([]),
});

/** One question that tags answer: where a lead came from, what it is about. */
const group = z.strictObject({
  id: shortId,
  label: line,
  tags: z.array(known).max(200).superRefine(eachIdOnce),
});

/** Every tag there is. A word that is none of them waits for the owner's decision; it never becomes a tag by itself. */
export const taxonomy = z.array(group).min(1).max(20).superRefine(eachIdOnce);
export type Taxonomy = z.infer<typeof taxonomy>;
