import { z } from "zod";

/** What became of one visit, without anything that was said. Not queued: one that cannot be sent is lost. */
export const visitSummary = z.strictObject({
  type: z.literal("visit.summary"),
  visit: z.string().min(1).max(64),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  language: z.enum(["en", "es"]),
  outcome: z.enum(["completed", "declined", "abandoned", "handed-over"]),
});
export type VisitSummary = z.infer<typeof visitSummary>;
