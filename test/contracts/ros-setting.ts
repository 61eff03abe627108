import type { Clock } from "../../robot/kernel/clock.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { playedHere, type Remote } from "../ros/peer-script.ts";
import { passing, type Until } from "./passing-time.ts";
import { type PeerName, peers } from "./ros-peers.ts";

export type Peer<Name extends PeerName> = Remote<ReturnType<(typeof peers)[Name]>>;

/** Where a contract over ROS is played: the robot's own node, and the others of the graph. */
export interface RosSetting {
  readonly graph: RosGraph;
  readonly clock: Clock;
  readonly until: Until;
  /** Lets time go by. */
  pass(ms: number): Promise<void>;
  /** Another node, which plays one of the peers; the same one for the same name. */
  peer<Name extends PeerName>(name: Name): Promise<Peer<Name>>;
}

/** All nodes in this process, on simulated time. */
export function inMemorySetting(): RosSetting {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const playing = new Map<PeerName, object>();
  return {
    graph: network.node("receptionist"),
    clock,
    until: (done) => passing(clock, done),
    pass: (ms) => clock.advance(ms),
    async peer<Name extends PeerName>(name: Name) {
      const acts = playing.get(name) ?? peers[name](network.node(name), clock);
      playing.set(name, acts);
      // Kept by its name, under which nothing else was put.
      return playedHere(acts as ReturnType<(typeof peers)[Name]>);
    },
  };
}
