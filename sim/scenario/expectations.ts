import { z } from "zod";
import { phrase } from "./phrase.ts";
import { seconds } from "./place.ts";

const outcome = z.enum(["completed", "declined", "abandoned", "handed-over"]);

/** What a lead must be like. What is not named is not looked at. */
export const leadExpectation = z.strictObject({
  fields: z
    .record(z.string(), z.string().nullable())
    .default({})
    .describe("values by field id, exactly; null: it has no such field"),
  tags: z.record(z.string(), z.string()).default({}).describe("group: tag"),
  language: z.enum(["en", "es"]).optional().describe("the visit's, in the end"),
  consentBy: z.enum(["voice", "touch"]).optional().describe("how they agreed"),
  completeness: z.number().min(0).max(1).optional().describe("share of the required questions, exactly"),
  openQuestions: z
    .array(phrase)
    .optional()
    .describe("what the visitor wanted to know and nobody could answer, in this order; []: nothing"),
});
export type LeadExpectation = z.infer<typeof leadExpectation>;

/** How much the head was turned to somebody. */
export const attention = z
  .strictObject({
    person: z.string().min(1),
    atLeast: z.number().min(0).max(1).default(0).describe("share of the time that they are in the room"),
    atMost: z.number().min(0).max(1).default(1),
    withinDeg: z.number().min(1).max(90).default(10).describe("how far off still counts, to the sides"),
    fromS: seconds.default(0),
    untilS: seconds.default(3600),
  })
  .refine(({ atLeast, atMost }) => atLeast > 0 || atMost < 1, "holds always: name atLeast or atMost");
export type Attention = z.infer<typeof attention>;

/** How often something is in the journal. */
export const journalExpectation = z
  .strictObject({
    event: phrase.describe("name of the event, exactly, or a regular expression: /^camera[.]/"),
    fields: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .default({})
      .describe("and these are in it, exactly"),
    atLeast: z.int().min(0).default(1),
    atMost: z.int().min(0).optional(),
    fromS: seconds.default(0),
    untilS: seconds.default(3600),
  })
  .refine(({ atLeast, atMost }) => atMost === undefined || atMost >= atLeast, "atMost is below atLeast");
export type JournalExpectation = z.infer<typeof journalExpectation>;

/** What must have happened when the visit is over. */
export const expectations = z
  .strictObject({
    greeted: z.boolean().describe("the robot has spoken at all"),
    greetedByS: seconds.optional().describe("and at the latest then"),
    greetedNotBeforeS: seconds.optional().describe("and not before"),
    visits: z.int().min(0).optional().describe("how often a conversation began"),
    outcome: outcome.optional().describe("how the last conversation ended"),
    outcomes: z.array(outcome).optional().describe("how the conversations ended, all of them in their order"),
    asked: z
      .array(z.string().min(1))
      .default([])
      .describe("questions that were on the screen in this order; others may come between"),
    neverAsked: z.array(z.string().min(1)).default([]).describe("questions that were never on the screen"),
    says: z.array(phrase).default([]).describe("what the robot said, in this order; more may come between"),
    neverSays: z.array(phrase).default([]),
    records: z
      .array(leadExpectation)
      .describe("exactly these leads stand in the hub, oldest first; []: none"),
    recordsNotBeforeS: seconds
      .optional()
      .describe("the hub had none of them before this, because the network was down"),
    attention: z.array(attention).default([]),
    journal: z.array(journalExpectation).default([]),
    staffAlerts: z.int().min(0).optional().describe("how often the staff were called, exactly"),
    headWithinLimits: z
      .boolean()
      .default(true)
      .describe("position, velocity, acceleration and jerk of both joints"),
    nothingPersonalLeft: z
      .boolean()
      .default(true)
      .describe(
        "when everybody has left: on the screen, in journal, memory and files, but for what waits for the hub",
      ),
  })
  .refine(
    ({ outcome, outcomes }) => outcome === undefined || outcomes === undefined,
    "has both outcome and outcomes: keep one",
  )
  .refine(
    ({ greeted, greetedByS, greetedNotBeforeS }) =>
      greeted || (greetedByS === undefined && greetedNotBeforeS === undefined),
    "says when somebody is greeted, and that nobody is",
  );
export type Expectations = z.infer<typeof expectations>;
