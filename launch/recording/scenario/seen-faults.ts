import type { Mishap } from "../../../sim/faults/mishap.ts";
import type { VisitStory } from "./visit-story.ts";

/** How the journal tells that something began to be wrong, and that it was right again. */
interface Trace {
  readonly kind: "camera-unplugged" | "microphone-unplugged" | "emergency-stop" | "network-down";
  begins(line: Readonly<Record<string, unknown>>): boolean;
  ends(line: Readonly<Record<string, unknown>>): boolean;
}

const TRACES: readonly Trace[] = [
  {
    kind: "camera-unplugged",
    begins: ({ event }) => event === "camera.lost",
    ends: ({ event }) => event === "camera.back",
  },
  {
    kind: "microphone-unplugged",
    begins: ({ event }) => event === "microphone.lost",
    ends: ({ event }) => event === "microphone.back",
  },
  {
    kind: "emergency-stop",
    begins: ({ event }) => event === "motion.stopped",
    ends: ({ event }) => event === "motion.released",
  },
  {
    kind: "network-down",
    begins: ({ event, state }) => event === "link.state" && state === "offline",
    ends: ({ event, state }) => event === "link.state" && state === "online",
  },
];

/** What went wrong as the robot noticed it, as what a scenario can let go wrong. Pure. */
export function faultsSeen({ journal, lastsMs }: Pick<VisitStory, "journal" | "lastsMs">): readonly Mishap[] {
  return TRACES.flatMap(({ kind, begins, ends }) => {
    const faults: Mishap[] = [];
    let sinceMs: number | null = null;
    for (const { atMs, line } of journal) {
      // What is told in the last moment is the recording's end, not a fault.
      if (sinceMs === null && begins(line) && atMs < lastsMs) sinceMs = atMs;
      if (sinceMs !== null && ends(line)) {
        faults.push({ kind, fromS: seconds(sinceMs), untilS: seconds(atMs) + 0.1 });
        sinceMs = null;
      }
    }
    if (sinceMs !== null) faults.push({ kind, fromS: seconds(sinceMs) });
    return faults;
  });
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
