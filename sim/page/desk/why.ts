import type { TimedNews } from "../../stage/desk-messages.ts";

type Scene = Extract<TimedNews["news"], { type: "scene" }>["scene"];
export type TrackedPerson = Scene["persons"][number];
type Reason = TrackedPerson["why"];

const evidence: Readonly<Record<Reason["evidence"], string>> = {
  "far-off": "too far away",
  "facing-away": "looks elsewhere",
  "passing-by": "passes by",
  "in-view": "in view, nothing more",
  looking: "looks at the robot",
  approaching: "comes nearer",
  "within-reach": "stands within reach",
  "interest-gone": "has lost interest",
  "turned-away": "has turned away",
  "moving-off": "moves off",
  "gone-off": "is going",
  stays: "stays",
  "comes-back": "is back",
};

/** Why somebody stands at their stage, for a technician: "stands within reach: 0.4 of 0.6 s to engaged". */
export function whyOf({ why }: Pick<TrackedPerson, "why">): string {
  const reason = evidence[why.evidence];
  if (why.leadsTo === null) return reason;
  return `${reason}: ${seconds(why.heldMs)} of ${seconds(why.neededMs)} s to ${why.leadsTo}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
