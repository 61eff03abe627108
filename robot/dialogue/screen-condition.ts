import { z } from "zod";
import type { Instant } from "../kernel/clock.ts";
import type { PageReport } from "./face-protocol.ts";

/** Whether a visitor can see what is shown. `absent`: no page is open; `frozen`: one is, and does not draw. */
export const screenCondition = z.enum(["working", "slow", "hidden", "frozen", "absent"]);
export type ScreenCondition = z.infer<typeof screenCondition>;

/** What is known of one open page. */
export interface PageLife {
  readonly reportedAt: Instant;
  readonly hidden: boolean;
  /** Since when it reports without having painted; null while it paints. */
  readonly unpaintedSince: Instant | null;
  /** Since when its frames take too long; null while they do not. */
  readonly slowSince: Instant | null;
}

/** A page reports each second; three that stay out are no jitter. */
const SILENT_MS = 3500;
/** A page draws one frame for each report even when nothing moves. */
const UNPAINTED_MS = 3000;
/** Fewer than five frames a second look like a broken display. */
const SLOW_FRAME_MS = 200;
/** Loading a panel may cost one slow frame, and not several seconds of them. */
const SLOW_FOR_MS = 5000;

/** What is known of a page after its report. Pure. */
export function afterReport(before: PageLife | null, report: PageReport, at: Instant): PageLife {
  const paints = report.painted > 0 || report.hidden;
  const slow = report.longestFrameMs > SLOW_FRAME_MS;
  return {
    reportedAt: at,
    hidden: report.hidden,
    unpaintedSince: paints ? null : (before?.unpaintedSince ?? at),
    slowSince: slow ? (before?.slowSince ?? at) : null,
  };
}

/** How one page is doing. Pure. */
export function pageCondition(life: PageLife, now: Instant): Exclude<ScreenCondition, "absent"> {
  if (now - life.reportedAt > SILENT_MS) return "frozen";
  if (life.hidden) return "hidden";
  if (life.unpaintedSince !== null && now - life.unpaintedSince >= UNPAINTED_MS) return "frozen";
  return life.slowSince !== null && now - life.slowSince >= SLOW_FOR_MS ? "slow" : "working";
}

/** The best of several displays that show the same: the visitor looks at that one. Pure. */
export function bestOf(conditions: readonly ScreenCondition[]): ScreenCondition {
  return screenCondition.options.find((condition) => conditions.includes(condition)) ?? "absent";
}
