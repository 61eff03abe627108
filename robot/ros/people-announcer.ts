import type { Clock, Instant } from "../kernel/clock.ts";
import { stampOf, wallTime } from "../kernel/clock.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Header } from "./graph/messages/std-msgs.ts";
import type { RosGraph } from "./graph/ros-graph.ts";
import { rosTimeOf } from "./graph/ros-time.ts";
import { openHumansAnnouncer } from "./humans-announcer.ts";
import { writes } from "./interface.ts";
import { detectionsOf, type View } from "./people.ts";

/** Publishes who is in view, in one of the ways that the machine knows. */
export interface PeopleAnnouncer {
  tell(view: View): void;
  /** Nobody is seen any more, and nobody will be for a while. */
  clear(header: Header): void;
  close(): void;
}

/** By REP-155 where hri_msgs is installed, as detections where vision_msgs is, else not at all. */
export function openPeopleAnnouncer(graph: RosGraph, journal: Journal): PeopleAnnouncer {
  if (graph.knows(writes.bodies.type)) return openHumansAnnouncer(graph);
  if (graph.knows(writes.detections.type)) {
    const detections = graph.publisher(writes.detections);
    return {
      tell: (view) => detections.publish(detectionsOf(view)),
      clear: (header) => detections.publish({ header, detections: [] }),
      close: detections.close,
    };
  }
  journal.warn("ros.people-not-published", {
    remedy: "Install hri_msgs or vision_msgs, source the workspace again, and run `npm run ros:install`.",
  });
  return { tell() {}, clear() {}, close() {} };
}

/** The header of what was seen at `capturedAt`, on the wall clock that the graph lives by. */
export function headerAt(capturedAt: Instant, frame: string, clock: Clock): Header {
  const now = stampOf(clock);
  return { stamp: rosTimeOf(wallTime(now.wall - (now.at - capturedAt))), frame_id: frame };
}
