import { z } from "zod";
import { line, shortId } from "../../../robot/kernel/wording.ts";

/** Something that is true of a lead or not. Stages, scores and handoff rules are made of these. */
export const condition = z.discriminatedUnion("kind", [
  /** Any value will do. */
  z.strictObject({ kind: z.literal("field-present"), field: shortId }),
  z.strictObject({ kind: z.literal("field-is"), field: shortId, anyOf: z.array(line).min(1).max(60) }),
  /** Of a number or an amount; either end may be open. */
  z.strictObject({
    kind: z.literal("field-between"),
    field: shortId,
    from: z.number().optional(),
    to: z.number().optional(),
  }),
  /** Any tag of the group, or one of those named. */
  z.strictObject({ kind: z.literal("tag"), group: shortId, anyOf: z.array(shortId).max(60).default([]) }),
  z.strictObject({ kind: z.literal("score-at-least"), score: z.int() }),
  /** A phone number or an e-mail address that can be answered. */
  z.strictObject({ kind: z.literal("reachable") }),
  /** Share of the required questions that were answered. */
  z.strictObject({ kind: z.literal("completeness-at-least"), share: z.number().min(0).max(1) }),
  /** The contact has been here before. */
  z.strictObject({ kind: z.literal("returning") }),
]);
export type Condition = z.infer<typeof condition>;
