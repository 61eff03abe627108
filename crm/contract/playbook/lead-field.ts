import { z } from "zod";
import { line, shortId } from "../../../robot/kernel/wording.ts";

const common = { id: shortId, label: line, help: line.optional() };

/**
 * A field of a lead. One with the id of an intake question is filled by the visitor's answer; the others by members.
 * Values are kept as text in the form that the type names.
 */
export const leadField = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("text") }),
  /** A decimal number: "1200.50". */
  z.strictObject({ ...common, type: z.literal("number"), unit: line.optional() }),
  z.strictObject({ ...common, type: z.literal("money"), currency: z.string().regex(/^[A-Z]{3}$/) }),
  /** ISO 8601: "2026-11-24". */
  z.strictObject({ ...common, type: z.literal("date") }),
  z.strictObject({ ...common, type: z.literal("yes-no") }),
  z.strictObject({ ...common, type: z.literal("choice"), options: z.array(line).min(2).max(60) }),
]);
export type LeadField = z.infer<typeof leadField>;
