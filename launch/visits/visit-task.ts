import type { PainterKind } from "../hardware/painter.ts";
import type { VisitReport } from "../simulated-visit.ts";

/** What is the same for all visits of one command. It travels to the process that plays them: plain data only. */
export interface VisitOptions {
  readonly seed: number;
  /** The robot's configuration file; undefined: the defaults. */
  readonly config: string | undefined;
  /** Who draws what the robot's camera sees. */
  readonly painter: PainterKind;
  /** Folder for a recording of each visit; undefined: none. */
  readonly recordDir: string | undefined;
}

/** One scenario, to be played once. */
export interface VisitTask {
  readonly name: string;
  readonly file: string;
  /** Counts the times that it is played, from 1. */
  readonly round: number;
}

/** What is sent to the process that plays. */
export interface VisitOrder {
  readonly task: VisitTask;
  readonly options: VisitOptions;
  /** An empty folder for the robot's disks; whoever ordered the visit removes it. */
  readonly dataDir: string;
}

/** What comes back. */
export type VisitAnswer =
  | {
      readonly outcome: "played";
      readonly report: VisitReport;
      /** The journal, one JSON line for each event. */
      readonly events: readonly string[];
      readonly simulatedMs: number;
    }
  /** It could not be played to its end: by a defect, or by something that this machine lacks. */
  | { readonly outcome: "broken"; readonly why: string };

/** A task and what became of it. */
export interface PlayedVisit {
  readonly task: VisitTask;
  readonly answer: VisitAnswer;
  /** By the host's clock. */
  readonly tookMs: number;
}

/** Why it did not pass, one sentence each; none when it did. */
export function failuresOf({ answer }: PlayedVisit): readonly string[] {
  return answer.outcome === "played" ? answer.report.failures : [answer.why];
}
