import type { Header } from "./std-msgs.ts";

/** `hri_msgs/IdsList`: who is tracked now (REP-155). */
export interface IdsList {
  readonly header: Header;
  readonly ids: readonly string[];
}

/** `hri_msgs/NormalizedPointOfInterest2D` has its origin at the top left and ends at 1, 1. */
export interface NormalizedRegionOfInterest2D {
  readonly header: Header;
  readonly xmin: number;
  readonly ymin: number;
  readonly xmax: number;
  readonly ymax: number;
  /** Confidence, 0 … 1. */
  readonly c: number;
}

/** `hri_msgs/EngagementLevel`. */
export interface EngagementLevel {
  readonly header: Header;
  /** 0 unknown, 1 disengaged, 2 engaging, 3 engaged, 4 disengaging. */
  readonly level: number;
}
