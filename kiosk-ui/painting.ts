import type { PageReport } from "../robot/dialogue/face-protocol.ts";
import type { FrameCount } from "./face/face-animator.ts";

const REPORT_EVERY_MS = 1000;

/**
 * The proof that the page really draws. Each second something as small as a pixel changes, and a frame counts once the
 * browser has asked for the one after it: a display that stands still asks for none.
 */
export class Painting implements FrameCount {
  private painted = 0;
  private longestFrameMs = 0;
  private hiddenMeanwhile = false;

  frame(sinceLastMs: number | null): void {
    this.painted += 1;
    // A page that is not shown draws nothing, and what comes after that is no slow frame.
    if (sinceLastMs !== null && !this.hiddenMeanwhile) {
      this.longestFrameMs = Math.max(this.longestFrameMs, sinceLastMs);
    }
    this.hiddenMeanwhile = document.hidden;
  }

  /** Reports as long as the page is open. */
  start(heartbeat: HTMLElement, report: (report: PageReport) => void): void {
    document.addEventListener("visibilitychange", () => {
      this.hiddenMeanwhile = true;
    });
    let lit = false;
    setInterval(() => {
      report({
        type: "alive",
        painted: this.painted,
        longestFrameMs: Math.round(this.longestFrameMs),
        hidden: document.hidden,
      });
      this.painted = 0;
      this.longestFrameMs = 0;
      lit = !lit;
      heartbeat.style.opacity = lit ? "0.02" : "0.01";
      requestAnimationFrame(() => requestAnimationFrame(() => this.frame(null)));
    }, REPORT_EVERY_MS);
  }
}
