import { z } from "zod";
import type { Instant } from "../../robot/kernel/clock.ts";

/** A moment that is worth going to. */
export interface Mark {
  readonly at: Instant;
  readonly what: string;
}

/** What was recorded, as a page needs it to go about in it. */
export interface RecordedSpan {
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly marks: readonly Mark[];
}

/** To a page that shows a recording. */
export type RecordedToPage =
  /** Once. */
  | { readonly type: "recorded"; readonly recorded: RecordedSpan }
  /** Another moment is shown from now on: what was told of the past holds no more. */
  | { readonly type: "anew" };

/** Shows another moment: milliseconds from the recording's beginning. */
export const seek = z.strictObject({ type: z.literal("seek"), toMs: z.number().min(0).max(1e9) });

/** Makes a scenario of what is shown. */
export const saveScenario = z.strictObject({ type: z.literal("save-scenario") });
