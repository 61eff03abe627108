import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { PeerProcess } from "../ros/peer-process.ts";
import { playedHere } from "../ros/peer-script.ts";
import { onRealGraph, openRealGraph } from "../ros/real-graph.ts";
import { graphPeer } from "./graph-peer.ts";
import { rosGraphContract } from "./ros-graph.contract.ts";

rosGraphContract("a graph in memory", { checksMessages: false }, async () => {
  const log = new EventLog();
  const clock = new ManualClock();
  const network = new InMemoryNetwork({
    journal: journalTo(clock, [log.sink]),
    knownTypes: (type) => !type.startsWith("nonsense_msgs/"),
  });
  const [graph, other] = [network.node("receptionist"), network.node("peer")];
  return {
    graph,
    peer: playedHere(graphPeer(other)),
    entries: log.entries,
    setParameters: async (changes) => graph.setParameters(changes),
    pause: () => clock.settle(),
    tidy: async () => {
      other.close();
      graph.close();
    },
  };
});

onRealGraph("a real graph", () => {
  rosGraphContract("with its peer in a second process", { checksMessages: true }, async () => {
    const log = new EventLog();
    const clock = new SystemClock();
    const { graph, close } = await openRealGraph("receptionist", clock, journalTo(clock, [log.sink]));
    const peer = await PeerProcess.start<ReturnType<typeof graphPeer>>(
      "peer",
      new URL("./graph-peer.ts", import.meta.url),
      "graphPeer",
    );
    return {
      graph,
      peer: peer.asks,
      entries: log.entries,
      setParameters: (changes) => peer.asks.setParameters(graph.nodeName, changes),
      pause: () => clock.sleep(10),
      tidy: async () => {
        await peer.close();
        close();
      },
    };
  });
});
