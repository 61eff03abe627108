import { describe, expect, it } from "vitest";
import { instant } from "../kernel/clock.ts";
import type { PageReport } from "./face-protocol.ts";
import { afterReport, bestOf, type PageLife, pageCondition } from "./screen-condition.ts";

const drawing: PageReport = { type: "alive", painted: 60, longestFrameMs: 17, hidden: false };

/** A page that reports each second; its condition right after the last report. */
function conditionAfter(...reports: readonly Partial<PageReport>[]) {
  let life: PageLife | null = null;
  for (const [second, report] of reports.entries()) {
    life = afterReport(life, { ...drawing, ...report }, instant(second * 1000));
  }
  if (!life) throw new Error("no report");
  return pageCondition(life, instant((reports.length - 1) * 1000));
}

describe("a page", () => {
  it("works while it draws, also the one frame a second of a face at rest", () => {
    expect(conditionAfter({})).toBe("working");
    expect(conditionAfter({ painted: 1, longestFrameMs: 0 })).toBe("working");
  });

  it("is frozen when it reports and does not draw, after a moment's patience", () => {
    const blank = { painted: 0, longestFrameMs: 0 };
    expect(conditionAfter({}, blank, blank)).toBe("working");
    expect(conditionAfter({}, blank, blank, blank, blank)).toBe("frozen");
    expect(conditionAfter(blank, blank, blank, blank, {})).toBe("working");
  });

  it("is frozen when it falls silent", () => {
    const life = afterReport(null, drawing, instant(0));
    expect(pageCondition(life, instant(3000))).toBe("working");
    expect(pageCondition(life, instant(4000))).toBe("frozen");
  });

  it("is hidden when another window covers it, and not called frozen for that", () => {
    const covered = { painted: 0, longestFrameMs: 0, hidden: true };
    expect(conditionAfter(covered, covered, covered, covered, covered)).toBe("hidden");
  });

  it("is slow when its frames take long for several seconds, not for a single one", () => {
    const slow = { painted: 3, longestFrameMs: 400 };
    expect(conditionAfter({}, slow, {})).toBe("working");
    expect(conditionAfter(slow, slow, slow, slow, slow, slow)).toBe("slow");
  });

  it("that draws is enough where several are open", () => {
    expect(bestOf(["frozen", "working"])).toBe("working");
    expect(bestOf(["hidden", "frozen"])).toBe("hidden");
    expect(bestOf([])).toBe("absent");
  });
});
