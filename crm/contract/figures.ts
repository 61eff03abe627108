import { z } from "zod";
import { leadCard } from "./lead.ts";
import { moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

/**
 * PostgreSQL and JavaScript read the names of the IANA database alike, but not offsets such as `+02:00`: there the
 * sign means the opposite.
 */
function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}

/** Both teams ask for the same figures with the same filter. The period is of the leads' creation unless a figure says otherwise. */
export const figureFilter = z.strictObject({
  /** Inclusive. */
  from: moment,
  /** Exclusive. */
  to: moment,
  pipeline: z.string().optional(),
  location: z.string().optional(),
  robot: z.coerce.number().int().optional(),
  /** IANA name: where a day begins. */
  timezone: z.string().max(64).refine(isTimezone, "must be an IANA time zone").default("UTC"),
});
export type FigureFilter = z.infer<typeof figureFilter>;

const seconds = z.number().nullable();

export const figures = z.object({
  /** Leads by day and source; `null` is a lead without a source. */
  volume: z.array(z.object({ day: z.iso.date(), source: z.string().nullable(), leads: z.int() })),
  /** Of the leads created in the period: how many ever entered the stage, and how many of those went on to a later one. */
  cohort: z.array(
    z.object({ stage: z.string(), label: z.string(), entered: z.int(), share: z.number().nullable() }),
  ),
  /** Of all leads: how many are in the stage at the end of the period. */
  snapshot: z.array(z.object({ stage: z.string(), label: z.string(), leads: z.int() })),
  /** Stays that ended in the period, and those that go on, up to its end. */
  timeInStage: z.array(
    z.object({
      stage: z.string(),
      label: z.string(),
      stays: z.int(),
      averageSeconds: seconds,
      medianSeconds: seconds,
    }),
  ),
  /** `deadEnds`: lost, or nothing for 30 days. */
  campaigns: z.array(
    z.object({
      campaign: z.string().nullable(),
      leads: z.int(),
      qualified: z.int(),
      won: z.int(),
      deadEnds: z.int(),
    }),
  ),
  /** From the end of the visit to the first contact. */
  firstContact: z.object({
    leads: z.int(),
    contacted: z.int(),
    withinFiveMinutes: z.int(),
    medianSeconds: seconds,
    averageSeconds: seconds,
  }),
  reps: z.array(
    z.object({
      member: z.string(),
      name: z.string(),
      open: z.int(),
      capacity: z.int().nullable(),
      available: z.boolean(),
      overdueTasks: z.int(),
    }),
  ),
  outcomes: z.object({
    won: z.int(),
    lost: z.int(),
    wellQualified: z.int(),
    mismatch: z.int(),
    resonated: z.array(z.object({ what: z.string(), leads: z.int() })),
    objections: z.array(z.object({ what: z.string(), leads: z.int() })),
  }),
});
export type Figures = z.infer<typeof figures>;

/**
 * Names one number of {@link figures}: `volume` with day and source, `cohort` with stage, and so on. Behind stays and
 * overdue tasks stand the leads that have them, once each.
 */
export const figureCell = z.strictObject({
  figure: z.enum([
    "volume",
    "cohort",
    "cohort-went-on",
    "snapshot",
    "time-in-stage",
    "campaign-leads",
    "campaign-qualified",
    "campaign-won",
    "campaign-dead-ends",
    "visited",
    "contacted",
    "contacted-in-time",
    "rep-open",
    "rep-overdue",
    "won",
    "lost",
    "well-qualified",
    "mismatch",
    "resonated",
    "objection",
  ]),
  /** The day, stage, campaign, member or text that the number stands beside; empty for null. */
  key: z.string().max(500).default(""),
  /** For `volume`: the source; empty for none. */
  source: z.string().max(64).optional(),
});
export type FigureCell = z.infer<typeof figureCell>;

export const readFigures = route({
  method: "GET",
  path: "/api/v1/figures",
  summary: "The dashboard's figures",
  needs: "figures:read",
  query: figureFilter,
  gives: figures,
});
export const leadsBehind = route({
  method: "GET",
  path: "/api/v1/figures/leads",
  summary: "The leads behind one figure",
  needs: "figures:read",
  query: z.strictObject({ ...figureFilter.shape, ...figureCell.shape, ...pageQuery.shape }),
  gives: pageOf(leadCard),
});
export const exportFigures = route({
  method: "GET",
  path: "/api/v1/figures.csv",
  summary: "The dashboard's figures as CSV: figure, key, column, value",
  needs: "figures:read",
  query: figureFilter,
  gives: "text/csv",
});
