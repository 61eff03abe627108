import { describe, expect, it } from "vitest";
import { Fault } from "../../kernel/fault.ts";
import type { AudioFrame } from "../../kernel/frames.ts";
import { silentJournal } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { InMemoryNetwork } from "../../ros/graph/in-memory-graph.ts";
import type { Int16MultiArray } from "../../ros/graph/messages/std-msgs.ts";
import { EVENTS, SENSOR_DATA } from "../../ros/graph/qos.ts";
import type { Topic } from "../../ros/graph/ros-graph.ts";
import { RosMicrophone } from "./ros-microphone.ts";

const SOUND: Topic<Int16MultiArray> = {
  name: "microphone",
  type: "std_msgs/msg/Int16MultiArray",
  qos: EVENTS,
};

function sound(samples: readonly number[], label: string | null = "16000 Hz mono", data_offset = 0) {
  const dim = label === null ? [] : [{ label, size: samples.length, stride: samples.length }];
  return { layout: { dim, data_offset }, data: Int16Array.from(samples) };
}

/** A robot that listens to somebody's recorder. */
async function listen() {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const recorder = network.node("recorder");
  const microphone = new RosMicrophone({ graph: network.node("receptionist"), topic: SOUND, clock });
  const frames: AudioFrame[] = [];
  const stop = new AbortController();
  const ended: { fault: unknown } = { fault: null };
  const listening = (async () => {
    for await (const frame of microphone.frames(stop.signal)) frames.push(frame);
  })().catch((error: unknown) => {
    ended.fault = error;
  });
  await clock.settle();
  const end = async () => {
    stop.abort(new Error("enough"));
    await listening;
  };
  return { clock, recorder, publisher: recorder.publisher(SOUND), frames, ended, end };
}

describe("a microphone over ROS", () => {
  it("counts the samples from the first one on, however jerkily they come", async () => {
    const { clock, publisher, frames, end } = await listen();
    const tenMs = sound(Array.from({ length: 160 }, () => 1));
    await clock.advance(500);
    for (const waitMs of [0, 3, 40, 0, 10]) {
      await clock.advance(waitMs);
      publisher.publish(tenMs);
    }
    await clock.settle();
    await end();
    expect(frames.map(({ capturedAt }) => capturedAt)).toEqual([490, 500, 510, 520, 530]);
  });

  it("takes a row without a label, plain numbers, and what begins further back", async () => {
    const { clock, publisher, frames, end } = await listen();
    publisher.publish(sound([1, 2], null));
    publisher.publish({ ...sound([], ""), data: [3, -4] });
    publisher.publish(sound([99, 99, 5], "16000 Hz mono", 2));
    publisher.publish(sound([]));
    await clock.settle();
    await end();
    expect(frames.map(({ samples }) => [...samples])).toEqual([[1, 2], [3, -4], [5]]);
  });

  it.each(["44100 Hz mono", "16000 Hz stereo", "stop"])(
    "refuses sound that is labelled %s",
    async (label) => {
      const { clock, publisher, ended } = await listen();
      publisher.publish(sound([1, 2], label));
      await clock.settle();
      expect(ended.fault).toBeInstanceOf(Fault);
      expect(ended.fault).toMatchObject({
        code: "microphone.wrong-rate",
        what: expect.stringContaining(label),
      });
    },
  );

  it("is lost after a second of silence, and says what to look for", async () => {
    const { clock, recorder, publisher, ended } = await listen();
    publisher.close();
    // As `ros2 topic pub --qos-reliability best_effort` would: never heard by a reliable reader.
    recorder.publisher({ ...SOUND, qos: SENSOR_DATA }).publish(sound([1]));
    await clock.advance(999);
    expect(ended.fault).toBeNull();
    await clock.advance(1);
    expect(ended.fault).toMatchObject({
      code: "microphone.silent",
      remedy: expect.stringContaining("std_msgs/msg/Int16MultiArray and reliable"),
    });
  });

  it("never leaves a gap out silently: who falls behind by ten seconds starts anew", async () => {
    const clock = new ManualClock();
    const network = new InMemoryNetwork({ journal: silentJournal });
    const publisher = network.node("recorder").publisher(SOUND);
    const microphone = new RosMicrophone({ graph: network.node("receptionist"), topic: SOUND, clock });
    const frames = microphone.frames(new AbortController().signal);
    const first = frames.next();
    await clock.settle();
    for (let sent = 0; sent < 520; sent++) publisher.publish(sound([sent]));
    await clock.settle();
    await first;
    let last = 0;
    const drained = (async () => {
      for await (const { samples } of frames) {
        last = samples[0] ?? 0;
        // Room again, too late.
        if (last === 400) publisher.publish(sound([600]));
      }
    })();
    await expect(drained).rejects.toMatchObject({ code: "microphone.overrun" });
    expect(last).toBeLessThan(520);
  });
});
