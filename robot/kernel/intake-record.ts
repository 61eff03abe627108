import { z } from "zod";

/** Where a value came from. There is no third kind: the robot never makes a value up. */
export const source = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("utterance"),
    /** The words as heard. */
    words: z.string().min(1),
    confidence: z.number().min(0).max(1),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  z.strictObject({ kind: z.literal("touch"), at: z.iso.datetime() }),
]);
export type Source = z.infer<typeof source>;

/** How the visitor agreed to a value, if they did. */
export const confirmation = z.enum(["read-back", "touch", "not-asked"]);
export type Confirmation = z.infer<typeof confirmation>;

export const answer = z
  .strictObject({
    value: z.string().min(1).max(2000),
    source,
    confirmed: confirmation,
  })
  .brand<"Answer">();
/** A value and what stands behind it. Only {@link answerFrom} and the schema make one: none exists without a source. */
export type Answer = z.infer<typeof answer>;

/** What the visitor told, on the strength of where it came from. */
export function answerFrom(value: string, source: Source, confirmed: Confirmation): Answer {
  // The one place that sets the brand; whoever calls it has a source in hand.
  return { value, source, confirmed } as Answer;
}

/** One tag of the account's closed taxonomy, such as `source: instagram`. */
export const tag = z.strictObject({ group: z.string().min(1).max(64), tag: z.string().min(1).max(64) });
export type Tag = z.infer<typeof tag>;

/** What one visit leaves behind: the lead, complete as far as the visitor wished. */
export const intakeRecord = z.strictObject({
  id: z.uuid(),
  visit: z.strictObject({
    id: z.string().min(1).max(64),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime(),
    language: z.enum(["en", "es"]),
    /** The business profile in force, so that questions and tags can be read later. */
    profile: z.strictObject({ id: z.string().min(1).max(64), version: z.number().int().min(1) }),
  }),
  /** A record without consent does not exist. */
  consent: z.strictObject({
    given: z.literal(true),
    /** The words that the visitor agreed to. */
    wording: z.string().min(1).max(2000),
    at: z.iso.datetime(),
    source,
  }),
  fields: z.record(z.string().min(1).max(64), answer),
  tags: z.array(tag).max(64),
  /** Share of the form's required questions that were answered, 0 … 1. */
  completeness: z.number().min(0).max(1),
  /** What the visitor wanted to know and the profile could not answer. */
  openQuestions: z.array(z.string().min(1).max(500)).max(32),
});
export type IntakeRecord = z.infer<typeof intakeRecord>;
