import type { JournalEntry } from "../../robot/kernel/journal.ts";
import type { ParameterValue, ParameterVerdict, RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import type { Remote } from "../ros/peer-script.ts";
import type { graphPeer } from "./graph-peer.ts";

export interface GraphUnderTest {
  /** The graph of a node `/receptionist`. */
  readonly graph: RosGraph;
  /** Another node, wherever it is. */
  readonly peer: Remote<ReturnType<typeof graphPeer>>;
  /** What the node's journal holds. */
  readonly entries: readonly JournalEntry[];
  /** Sets parameters of the node, as a peer would. */
  setParameters(changes: Readonly<Record<string, ParameterValue>>): Promise<ParameterVerdict>;
  /** Lets a moment pass. */
  pause(): Promise<void>;
  tidy(): Promise<void>;
}

export interface GraphTraits {
  /** False where the fields of types are not known. */
  readonly checksMessages: boolean;
}

/** Lets moments pass until `done`; fails after a good while. */
export async function eventually(
  world: Pick<GraphUnderTest, "pause">,
  done: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  for (let pauses = 0; !(await done()); pauses++) {
    if (pauses > 2000) throw new Error(`in vain: ${what}`);
    await world.pause();
  }
}

/** What the journal was told of callbacks that threw: `/topic: why`. */
export function complaintsOf({ entries }: Pick<GraphUnderTest, "entries">): string[] {
  return entries
    .filter(({ event }) => event === "ros.callback-failed")
    .map(({ fields }) => `${fields.name}: ${fields.why}`);
}
