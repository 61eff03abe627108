import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { StringMessage } from "../../robot/ros/graph/messages/std-msgs.ts";
import { LATCHED } from "../../robot/ros/graph/qos.ts";
import type { ParameterDeclaration, RosGraph, Topic } from "../../robot/ros/graph/ros-graph.ts";
import { FIBONACCI, type graphPeer } from "../contracts/graph-peer.ts";
import { PeerProcess } from "./peer-process.ts";
import { onRealGraph, openRealGraph, privateNetwork } from "./real-graph.ts";

const state: Topic<StringMessage> = { name: "~/state", type: "std_msgs/msg/String", qos: LATCHED };

onRealGraph("a node in its process", () => {
  test("is named, moved and given parameters by ROS's own arguments, the more exact ones counting", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stella-ros-"));
    const file = join(folder, "params.yaml");
    await writeFile(
      file,
      [
        "/**: {ros__parameters: {reachM: 1, dwellMs: 100, mistyped: true}}",
        "/lobby/porter: {ros__parameters: {reachM: 2}}",
        '/somebody_else: {ros__parameters: {frame: "theirs"}}',
      ].join("\n"),
    );
    const log = new EventLog();
    const clock = new SystemClock();
    const remapping = ["-r", "__node:=porter", "-r", "__ns:=/lobby", "-r", "~/state:=/elsewhere/state"];
    const words = ["--ros-args", ...remapping, "--params-file", file, "-p", "languages:=[de, es]"];
    const { graph, close } = await openRealGraph("receptionist", clock, journalTo(clock, [log.sink]), words);
    try {
      expect(graph.nodeName).toBe("/lobby/porter");
      const declared: readonly ParameterDeclaration[] = [
        { name: "reachM", type: "double", default: 5, description: "" },
        { name: "dwellMs", type: "integer", default: 5, description: "" },
        { name: "languages", type: "string-array", default: [], description: "" },
        { name: "frame", type: "string", default: "ours", description: "" },
      ];
      expect(graph.declareParameters(declared, () => ({ accepted: true }))).toEqual({
        reachM: 2,
        dwellMs: 100,
        languages: ["de", "es"],
        frame: "ours",
      });
      expect(log.entries.map(({ event, fields }) => [event, fields.name])).toEqual([
        ["ros.unknown-parameter", "mistyped"],
      ]);
      graph.publisher(state).publish({ data: "waiting" });
      const heard = await next(graph, { ...state, name: "/elsewhere/state" });
      expect(heard).toBe("waiting");
      expect(graph.publishersOf(state)).toBe(1);
    } finally {
      close();
      await rm(folder, { recursive: true });
    }
  });

  test("is refused with arguments that ROS does not understand, or parameters that do not fit", async () => {
    const open = (...words: string[]) =>
      openRealGraph("receptionist", undefined, undefined, ["--ros-args", ...words]);
    await expect(open("-r", "nonsense")).rejects.toMatchObject({ code: "ros.bad-arguments" });
    await expect(open("--params-file", "/nowhere.yaml")).rejects.toMatchObject({
      code: "ros.bad-arguments",
      what: expect.stringContaining("/nowhere.yaml"),
    });
    const { graph, close } = await open("-p", "reachM:=far");
    const declaration = { name: "reachM", type: "double", default: 5, description: "" } as const;
    expect(() => graph.declareParameters([declaration], () => ({ accepted: true }))).toThrow(
      expect.objectContaining({ code: "ros.bad-parameter", what: expect.stringContaining("reachM") }),
    );
    close();
    close();
  });

  test("may leave while another in the same process stays", async () => {
    const [one, other] = [await openRealGraph("one"), await openRealGraph("other")];
    one.graph.publisher({ ...state, name: "/of_one" }).publish({ data: "x" });
    one.close();
    other.graph.publisher(state).publish({ data: "still here" });
    expect(await next(other.graph, state)).toBe("still here");
    other.close();
  });

  test("notices a peer that was killed: its publishers are gone, and a goal that it performed is unavailable", async () => {
    const { graph, close } = await openRealGraph("receptionist");
    const module = new URL("../contracts/graph-peer.ts", import.meta.url);
    const peer = await PeerProcess.start<ReturnType<typeof graphPeer>>("peer", module, "graphPeer");
    await peer.asks.offerAction();
    await peer.asks.publish(state, { data: "alive" });
    const topic = { ...state, name: "/peer/state" };
    expect(await next(graph, topic)).toBe("alive");
    const begun = new AbortController();
    const acting = graph.act(FIBONACCI, { order: 9 }, new AbortController().signal, () => begun.abort());
    await once(begun.signal, "abort");
    await peer.kill();
    // Nobody says goodbye: DDS waits for ten seconds.
    expect(await acting).toEqual({ status: "unavailable" });
    expect(graph.publishersOf(topic)).toBe(0);
    close();
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends in order by our own handler of %s", async (signal) => {
    const node = fileURLToPath(new URL("waiting-node.mjs", import.meta.url));
    const child = spawn(process.execPath, [node], { env: { ...process.env, ...privateNetwork() } });
    onTestFinished(() => void child.kill("SIGKILL"));
    let printed = "";
    child.stdout.on("data", (text: Buffer) => {
      printed += text;
      if (printed === "ready\n") child.kill(signal);
    });
    // DDS has remarks about the network there; whatever else is said belongs to a failure.
    let remarks = "";
    child.stderr.on("data", (text: Buffer) => {
      remarks += text;
    });
    const [code] = await once(child, "close");
    expect({ code, printed }, remarks).toEqual({ code: 0, printed: `ready\n${signal}\nclosed\n` });
  });
});

/** The next message on a topic. */
function next(graph: RosGraph, topic: Topic<StringMessage>): Promise<string> {
  return new Promise((resolve) => {
    const release = graph.subscribe(topic, ({ data }) => {
      release();
      resolve(data);
    });
  });
}
