/** Anonymous: says nothing but "the same person as a moment ago". Never reused within a run. */
export type TrackId = string & { readonly __brand: "TrackId" };

/** One person at the robot, from being greeted to leaving. */
export type VisitId = string & { readonly __brand: "VisitId" };

export type Language = "en" | "es";

/** How far a person has come towards talking with the robot. */
export type EngagementStage = "alone" | "noticed" | "engaging" | "engaged" | "leaving";
