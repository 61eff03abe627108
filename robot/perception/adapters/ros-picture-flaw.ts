import type { Instant } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Gauges } from "../../kernel/gauges.ts";
import type { Journal } from "../../kernel/journal.ts";

/** What is wrong with a picture, by kind: a camera sends the same mistake thirty times a second. */
export type FlawKind =
  | "no-size"
  | "too-large"
  | "unknown-encoding"
  | "short-rows"
  | "wrong-length"
  | "undecodable";

/** A picture that cannot be used. */
export interface PictureFlaw {
  readonly flaw: FlawKind;
  /** Code `camera.bad-picture`. */
  readonly fault: Fault;
}

/** A flaw is news again when it was gone for this long. */
const FORGET_MS = 60_000;

export function pictureFlaw(flaw: FlawKind, what: string, remedy: string, cause?: unknown): PictureFlaw {
  return { flaw, fault: new Fault({ code: "camera.bad-picture", what, remedy, cause }) };
}

/** Counts every bad picture, and tells the journal of each kind once, until it has been gone for a minute. */
export class PictureFlaws {
  private readonly journal: Journal;
  private readonly gauges: Gauges;
  private readonly lastAt = new Map<FlawKind, Instant>();

  constructor(journal: Journal, gauges: Gauges) {
    this.journal = journal;
    this.gauges = gauges;
  }

  note({ flaw, fault }: PictureFlaw, at: Instant): void {
    this.gauges.add("sight.bad_pictures_count", 1);
    const before = this.lastAt.get(flaw);
    this.lastAt.set(flaw, at);
    if (before !== undefined && at - before < FORGET_MS) return;
    this.journal.warn(fault.code, { flaw, what: fault.what, remedy: fault.remedy });
  }
}
