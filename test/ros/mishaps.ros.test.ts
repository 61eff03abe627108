import { afterEach, beforeEach, expect, test } from "vitest";
import { later } from "../../robot/kernel/clock.ts";
import { Fault, isAbort } from "../../robot/kernel/fault.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { RosEmergencyStop } from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { RosHead } from "../../robot/motion/adapters/ros-head.ts";
import { RosCamera } from "../../robot/perception/adapters/ros-camera.ts";
import { actions, reads } from "../../robot/ros/interface.ts";
import { passingHere } from "../contracts/passing-time.ts";
import { type PeerName, PICTURE } from "../contracts/ros-peers.ts";
import type { Peer } from "../contracts/ros-setting.ts";
import { PeerProcess } from "./peer-process.ts";
import { onRealGraph, openRealGraph } from "./real-graph.ts";

onRealGraph("mishaps on a real graph", () => {
  const clock = new SystemClock();
  let log: EventLog;
  let stop: AbortController;
  let node: Awaited<ReturnType<typeof openRealGraph>>;
  let peers: PeerProcess<object>[];

  beforeEach(async () => {
    log = new EventLog();
    stop = new AbortController();
    peers = [];
    node = await openRealGraph("receptionist", clock, journalTo(clock, [log.sink]));
  });
  afterEach(async () => {
    stop.abort(new Error("the test is over"));
    for (const peer of peers) await peer.kill();
    node.close();
  });

  /** In a process of its own, plugged in. */
  async function start<Name extends PeerName>(name: Name) {
    const module = new URL("../contracts/ros-peers.ts", import.meta.url);
    const process = await PeerProcess.start<object>(name, module, name);
    peers.push(process);
    // Started under its name, by which it plays that script and no other.
    const asks = process.asks as Peer<Name>;
    await asks.plugIn();
    return { process, asks };
  }

  /** Looks for as long as the test lasts, and again whenever the camera was lost. */
  function look() {
    const gauges = new Gauges();
    const camera = new RosCamera({
      graph: node.graph,
      pictures: { transport: "raw", topic: reads.image },
      info: reads.cameraInfo,
      clock,
      journal: journalTo(clock, [log.sink]),
      gauges,
      geometry: { ...PICTURE, fieldOfViewRad: 1, heightM: 1.35 },
      silentMs: 1000,
    });
    const seen = { frames: [] as VideoFrame[], faults: [] as Fault[], gauges };
    void (async () => {
      while (!stop.signal.aborted) {
        try {
          for await (const frame of camera.frames(stop.signal)) seen.frames.push(frame);
        } catch (error) {
          if (isAbort(error, stop.signal)) return;
          if (!(error instanceof Fault)) throw error;
          seen.faults.push(error);
        }
      }
    })();
    return seen;
  }

  test("a driver that sends nonsense is told of once for each kind, and what is good in between is seen", async () => {
    await start("carelessCamera");
    const { frames, faults, gauges } = look();
    await passingHere(() => frames.length >= 10);
    expect(gauges.get("sight.bad_pictures_count")).toBeGreaterThan(30);
    const told = log.entries.map(({ event, fields }) => `${event} ${fields.flaw}`).sort();
    expect(told).toEqual([
      "camera.bad-picture no-size",
      "camera.bad-picture short-rows",
      "camera.bad-picture unknown-encoding",
      "camera.bad-picture wrong-length",
    ]);
    expect(faults).toEqual([]);
  });

  test("a camera whose process dies is lost, and seen again when it was started anew", async () => {
    const { process } = await start("camera");
    const { frames, faults } = look();
    await passingHere(() => frames.length >= 3);
    await process.kill();
    await passingHere(() => faults.length >= 1);
    expect(faults[0]?.code).toBe("camera.silent");
    const before = frames.length;
    await start("camera");
    await passingHere(() => frames.length >= before + 3);
    const indices = frames.map(({ index }) => index);
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
  });

  test("a controller whose process dies is missed, and the one that is started anew is led to where the head looked", async () => {
    const { process } = await start("controller");
    const head = new RosHead({
      graph: node.graph,
      route: { by: "action", action: actions.followTrajectory },
      jointStates: reads.jointStates,
      joints: { pan: "head_pan_joint", tilt: "head_tilt_joint" },
      clock,
      journal: journalTo(clock, [log.sink]),
      silentMs: 1000,
    });
    await head.ready(stop.signal);
    let panRad = 0;
    const turnTo = async (aim: number) => {
      for (; panRad < aim; panRad += 0.02) {
        head.command({ panRad, tiltRad: 0 }, later(clock.now(), 20));
        await clock.sleep(20);
      }
    };
    await turnTo(0.6);
    await passingHere(() => head.pose().panRad > 0.55);
    await process.kill();
    await passingHere(() => head.lost());
    // It is asked and does not answer: a process that was killed stays on the graph for a while.
    await turnTo(0.7);
    await passingHere(() => log.entries.some(({ event }) => event === "head.goal-failed"));
    await start("controller");
    await passingHere(() => head.pose().panRad > 0.65);
    await passingHere(() => log.entries.some(({ event }) => event === "head.follows-again"));
    expect(log.entries.map(({ event }) => event)).toEqual(["head.goal-failed", "head.follows-again"]);
    await head.close();
  });

  test("a red button whose process dies stops the robot within two seconds, and frees it when it is back", async () => {
    const button = await start("button");
    const told: boolean[] = [];
    new RosEmergencyStop({
      graph: node.graph,
      topic: reads.emergencyStop,
      clock,
      journal: journalTo(clock, [log.sink]),
    }).watch(stop.signal, (pressed) => told.push(pressed));
    await button.asks.press(true);
    await passingHere(() => told.length === 2);
    await button.asks.press(false);
    await passingHere(() => told.length === 3);
    // Its rhythm becomes known.
    await clock.sleep(4000);
    expect(told).toEqual([false, true, false]);
    await button.process.kill();
    const diedAt = clock.now();
    await passingHere(() => told.length === 4);
    expect(clock.now() - diedAt).toBeLessThan(2000);
    const again = await start("button");
    await again.asks.press(false);
    await passingHere(() => told.length === 5);
    expect(told).toEqual([false, true, false, true, false]);
  });
});
