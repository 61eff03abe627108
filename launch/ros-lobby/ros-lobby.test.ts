import { describe, expect, it } from "vitest";
import { RosSpeaker } from "../../robot/dialogue/adapters/ros-speaker.ts";
import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import type { AudioFrame, Sound, VideoFrame } from "../../robot/kernel/frames.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { RosBattery } from "../../robot/motion/adapters/ros-battery.ts";
import { RosEmergencyStop } from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { RosHead, type TrajectoryRoute } from "../../robot/motion/adapters/ros-head.ts";
import { RosCamera } from "../../robot/perception/adapters/ros-camera.ts";
import { RosMicrophone } from "../../robot/perception/adapters/ros-microphone.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { KIOSK_CAMERA, Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { RosLobby } from "./ros-lobby.ts";

const joints = { pan: "head_pan_joint", tilt: "head_tilt_joint" };

const QUIET_ROOM = `
title: somebody walks past
lastsS: 60
room: { noiseDbfs: -90, echoDb: -6 }
people:
  - { name: Ann, from: [3, -2], acts: [{ do: walk, to: [3, 2], speedMps: 1 }] }
expect: { greeted: false, records: [] }
`;

/** Loud, and long enough to be found anywhere. */
const VOICE: Sound = tone(1);

function tone(seconds: number): Sound {
  return {
    samples: Int16Array.from({ length: 16_000 * seconds }, (_, i) => (i % 40 < 20 ? 12_000 : -12_000)),
    sampleRateHz: 16_000,
  };
}

/** A lobby on the graph, and a robot's node beside it; both on simulated time. */
function open(yaml = QUIET_ROOM) {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const network = new InMemoryNetwork({ journal });
  const voices: Synthesiser = { speak: async () => VOICE };
  const lobby = new Lobby({
    painter: new Photographer(),
    scenario: parseScenario(yaml, "here"),
    seed: 1,
    clock,
    voices: () => voices,
  });
  const bridge = new RosLobby({ graph: network.node("lobby"), lobby, joints, clock, journal });
  const stop = new AbortController();
  const running = Promise.all([bridge.run(stop.signal), lobby.run(stop.signal)]);
  const end = async () => {
    stop.abort(new Error("the test is over"));
    await clock.finish(running);
  };
  return {
    clock,
    log,
    journal,
    lobby,
    bridge,
    graph: network.node("receptionist"),
    signal: stop.signal,
    end,
  };
}

/** Reads a device until its signal is aborted. */
async function collect<T>(frames: AsyncIterable<T>, into: T[]): Promise<void> {
  for await (const frame of frames) into.push(frame);
}

function loudness(frames: readonly AudioFrame[]): number {
  return Math.max(0, ...frames.flatMap(({ samples }) => Array.from(samples, Math.abs)));
}

describe("a robot that knows the lobby only over ROS", () => {
  it("sees it as it is drawn, with the lens's field of view, and is known to watch", async () => {
    const { clock, journal, bridge, graph, signal, end } = open();
    const camera = new RosCamera({
      graph,
      pictures: { transport: "raw", topic: reads.image },
      info: reads.cameraInfo,
      clock,
      journal,
      gauges: new Gauges(),
      geometry: { ...KIOSK_CAMERA, fieldOfViewRad: 1 },
      silentMs: 3000,
    });
    await clock.advance(500);
    expect(bridge.isWatched()).toBe(false);

    const seen: VideoFrame[] = [];
    const watching = collect(camera.frames(signal), seen);
    await clock.advance(2000);
    expect(bridge.isWatched()).toBe(true);
    // Five a second.
    expect(seen.length).toBe(10);
    expect(camera.geometry.fieldOfViewRad).toBeCloseTo(KIOSK_CAMERA.fieldOfViewRad, 9);
    expect(Buffer.compare(seen[0]!.rgb, seen.at(-1)!.rgb), "somebody walks through the picture").not.toBe(0);
    expect(seen.map(({ capturedAt }) => capturedAt)).toEqual(
      seen.map((_, index) => 600 + index * 200).map((at) => expect.closeTo(at, 3)),
    );
    await end();
    await watching;
  });

  it.each<TrajectoryRoute>([
    { by: "topic", topic: writes.trajectory },
    { by: "action", action: actions.followTrajectory },
  ])("turns its head by $by, and learns where it is", async (route) => {
    const { clock, journal, lobby, bridge, graph, end, signal } = open();
    const head = new RosHead({
      graph,
      route,
      jointStates: reads.jointStates,
      joints,
      clock,
      journal,
      silentMs: 2000,
    });
    const ready = head.ready(signal);
    await clock.advance(100);
    await ready;
    // Half a radian in a second.
    for (let tick = 1; tick <= 50; tick++) {
      const at = clock.now() + 20;
      head.command({ panRad: tick / 100, tiltRad: -tick / 500 }, at as ReturnType<typeof clock.now>);
      await clock.advance(20);
    }
    await clock.advance(1000);
    expect(head.pose().panRad).toBeCloseTo(0.5, 3);
    expect(lobby.head.pose().tiltRad).toBeCloseTo(-0.1, 3);
    expect(lobby.observed().head.pan.highestRad).toBeCloseTo(0.5, 6);
    expect(bridge.askedVelocities().panRadPerS).toBeCloseTo(0.5, 1);
    await clock.finish(head.close());
    await end();
  });

  it("hears its own voice as the room gives it back, and the visitors notice that it speaks", async () => {
    const { clock, lobby, graph, signal, end } = open();
    const heard: AudioFrame[] = [];
    const listening = collect(
      new RosMicrophone({ graph, topic: reads.microphone, clock }).frames(signal),
      heard,
    );
    await clock.advance(500);
    expect(loudness(heard)).toBeLessThan(100);

    const speaker = new RosSpeaker({ graph, topic: writes.loudspeaker, clock });
    speaker.open();
    const spoken = speaker.play(VOICE, signal);
    await clock.advance(500);
    expect(lobby.observed().robotQuietMs).toBe(0);
    await clock.advance(1500);
    await spoken;
    expect(loudness(heard)).toBeCloseTo(12_000 * 10 ** (-6 / 20), -2);
    expect(lobby.observed().greetedAtMs).toBe(500);
    expect(lobby.observed().robotQuietMs).toBeGreaterThan(500);
    speaker.close();
    await end();
    await listening;
  });

  it("is silent at once when it is interrupted", async () => {
    const { clock, graph, signal, end } = open();
    const heard: AudioFrame[] = [];
    const listening = collect(
      new RosMicrophone({ graph, topic: reads.microphone, clock }).frames(signal),
      heard,
    );
    const speaker = new RosSpeaker({ graph, topic: writes.loudspeaker, clock });
    speaker.open();
    await clock.advance(100);
    const hush = new AbortController();
    const spoken = speaker.play(VOICE, hush.signal).catch(() => "cut off");
    await clock.advance(300);
    hush.abort(new Error("interrupted"));
    await clock.advance(100);
    expect(await spoken).toBe("cut off");
    const before = heard.length;
    await clock.advance(500);
    expect(loudness(heard.slice(0, before))).toBeGreaterThan(5000);
    expect(loudness(heard.slice(before))).toBeLessThan(100);
    speaker.close();
    await end();
    await listening;
  });

  it("feels the emergency stop that the scenario presses, and its release", async () => {
    const faults = "faults: [{ kind: emergency-stop, fromS: 1, untilS: 2 }]";
    const { clock, journal, graph, signal, end } = open(`${QUIET_ROOM}${faults}\n`);
    const felt: { pressed: boolean; atMs: number }[] = [];
    new RosEmergencyStop({ graph, topic: reads.emergencyStop, clock, journal }).watch(signal, (pressed) =>
      felt.push({ pressed, atMs: clock.now() }),
    );
    await clock.advance(3000);
    expect(felt.map(({ pressed }) => pressed)).toEqual([false, true, false]);
    expect(felt[1]?.atMs).toBeLessThan(1050);
    await end();
  });

  it("knows its battery's charge", async () => {
    const { clock, graph, end } = open();
    const battery = new RosBattery({ graph, topic: reads.battery, clock, silentMs: 5000 });
    battery.open();
    await clock.advance(1500);
    expect(battery.charge()).toEqual({ share: expect.closeTo(1, 2), charging: false });
    battery.close();
    await end();
  });
});

it("a camera and a microphone that the scenario unplugs fall silent, and come back", async () => {
  const faults = `faults:
  - { kind: camera-unplugged, fromS: 1, untilS: 2 }
  - { kind: microphone-unplugged, fromS: 1, untilS: 2 }
`;
  const { clock, log, graph, end } = open(`${QUIET_ROOM}${faults}`);
  const seen: number[] = [];
  const heard: number[] = [];
  graph.subscribe(reads.image, () => seen.push(clock.now()));
  graph.subscribe(reads.microphone, () => heard.push(clock.now()));
  await clock.advance(4000);
  for (const times of [seen, heard]) {
    expect(times.filter((at) => at > 1100 && at < 2000)).toEqual([]);
    expect(times.filter((at) => at > 2300).length).toBeGreaterThan(5);
  }
  const unplugged = log.entries.filter(({ event }) => event === "lobby.unplugged");
  expect(unplugged.map(({ fields }) => fields.code).sort()).toEqual(["camera.lost", "microphone.lost"]);
  await end();
});

it("complains once about trajectories for another robot's joints and about sound of no known rate", async () => {
  const { clock, log, graph, end } = open();
  const trajectories = graph.publisher(writes.trajectory);
  const sounds = graph.publisher(writes.loudspeaker);
  for (let time = 0; time < 3; time++) {
    trajectories.publish({
      header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
      joint_names: ["elbow"],
      points: [],
    });
    sounds.publish({ layout: { dim: [{ label: "MP3", size: 1, stride: 1 }], data_offset: 0 }, data: [1] });
    await clock.advance(100);
  }
  const events = log.entries.map(({ event }) => event);
  expect(events.filter((event) => event === "lobby.trajectory-refused")).toHaveLength(1);
  expect(events.filter((event) => event === "lobby.sound-unreadable")).toHaveLength(1);
  await end();
});

it("a new trajectory ends the goal that was under way", async () => {
  const { clock, graph, end, signal } = open();
  const goal = (panRad: number) => ({
    trajectory: {
      header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
      joint_names: [joints.pan, joints.tilt],
      points: [
        {
          positions: [panRad, 0],
          velocities: [],
          accelerations: [],
          effort: [],
          time_from_start: { sec: 1, nanosec: 0 },
        },
      ],
    },
  });
  const first = graph.act(actions.followTrajectory, goal(1), signal);
  await clock.advance(500);
  const second = graph.act(actions.followTrajectory, goal(0), signal);
  await clock.advance(1100);
  expect((await first).status).toBe("aborted");
  expect((await second).status).toBe("succeeded");
  const refused = await graph.act(
    actions.followTrajectory,
    { trajectory: { ...goal(0).trajectory, points: [] } },
    signal,
  );
  expect(refused.status).toBe("rejected");
  await end();
});
