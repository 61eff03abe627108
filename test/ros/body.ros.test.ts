import { afterAll, describe } from "vitest";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { actions, writes } from "../../robot/ros/interface.ts";
import { batteryContract } from "../contracts/battery.contract.ts";
import { cameraContract } from "../contracts/camera.contract.ts";
import { emergencyStopContract } from "../contracts/emergency-stop.contract.ts";
import { headContract } from "../contracts/head.contract.ts";
import { microphoneContract } from "../contracts/microphone.contract.ts";
import { passingHere } from "../contracts/passing-time.ts";
import {
  batteryOverRos,
  cameraOverRos,
  emergencyStopOverRos,
  headOverRos,
  microphoneOverRos,
  speakerOverRos,
} from "../contracts/ros-body.ts";
import { type PeerName, ramp } from "../contracts/ros-peers.ts";
import type { Peer, RosSetting } from "../contracts/ros-setting.ts";
import { speakerContract } from "../contracts/speaker.contract.ts";
import { PeerProcess } from "./peer-process.ts";
import { onRealGraph, openRealGraph } from "./real-graph.ts";

/** Longer than a resting head is left in peace. */
const GOOD_WHILE_MS = 1500;

onRealGraph("the robot's body on a real graph", () => {
  const { setting, end } = realSetting();
  afterAll(end);

  describe.each(["raw", "compressed"] as const)("its pictures %s,", (transport) => {
    cameraContract("the camera", { endsAfter: null, canBeLost: true }, async () =>
      cameraOverRos(await setting(), transport),
    );
  });
  microphoneContract(
    "the microphone",
    { endsAfter: null, sampleAt: ramp, beginsAnywhere: true, canBeLost: true },
    async () => microphoneOverRos(await setting()),
  );
  speakerContract("the loudspeaker", async () => speakerOverRos(await setting()));
  emergencyStopContract("the emergency stop", { canBeCut: true }, async () =>
    emergencyStopOverRos(await setting()),
  );
  batteryContract("the battery", { canBeLost: true }, async () => batteryOverRos(await setting()));
  const head = { turns: true, canBeLost: true, goodWhileMs: GOOD_WHILE_MS };
  headContract("the head by the controller's topic", head, async () =>
    headOverRos(await setting(), { by: "topic", topic: writes.trajectory }),
  );
  headContract("the head by the controller's action", head, async () =>
    headOverRos(await setting(), { by: "action", action: actions.followTrajectory }),
  );
});

/** One node here, and one process for each peer, started when it is first asked for: joining a graph takes a second. */
function realSetting(): { setting(): Promise<RosSetting>; end(): Promise<void> } {
  const clock = new SystemClock();
  let node: ReturnType<typeof openRealGraph> | null = null;
  const processes = new Map<PeerName, Promise<PeerProcess<object>>>();
  const started = (name: PeerName) => {
    const process =
      processes.get(name) ??
      PeerProcess.start(name, new URL("../contracts/ros-peers.ts", import.meta.url), name);
    processes.set(name, process);
    return process;
  };
  return {
    async setting() {
      node ??= openRealGraph("receptionist", clock);
      return {
        graph: (await node).graph,
        clock,
        until: passingHere,
        pass: (ms) => clock.sleep(ms),
        // Started under its name, by which it plays that script and no other.
        peer: async <Name extends PeerName>(name: Name) => (await started(name)).asks as Peer<Name>,
      };
    },
    async end() {
      for (const process of processes.values()) await (await process).close();
      (await node)?.close();
    },
  };
}
