import { describe, expect, it } from "vitest";
import { silentJournal } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { InMemoryNetwork } from "../../ros/graph/in-memory-graph.ts";
import type { Int16MultiArray } from "../../ros/graph/messages/std-msgs.ts";
import { EVENTS } from "../../ros/graph/qos.ts";
import type { Topic } from "../../ros/graph/ros-graph.ts";
import { RosSpeaker } from "./ros-speaker.ts";

const SOUND: Topic<Int16MultiArray> = {
  name: "loudspeaker",
  type: "std_msgs/msg/Int16MultiArray",
  qos: EVENTS,
};
const SECOND = { samples: new Int16Array(22_050).fill(5), sampleRateHz: 22_050 };

function open() {
  const clock = new ManualClock();
  const network = new InMemoryNetwork({ journal: silentJournal });
  const speaker = new RosSpeaker({ graph: network.node("receptionist"), topic: SOUND, clock });
  speaker.open();
  const came: { atMs: number; label: string; length: number }[] = [];
  const listen = () =>
    network.node("player").subscribe(SOUND, ({ layout, data }) => {
      came.push({ atMs: clock.now(), label: layout.dim[0]?.label ?? "", length: data.length });
    });
  return { clock, speaker, came, listen };
}

describe("a loudspeaker over ROS", () => {
  it("sends a tenth of a second at a time, and is never more than two tenths ahead", async () => {
    const { clock, speaker, came, listen } = open();
    listen();
    const playing = speaker.play(SECOND, new AbortController().signal);
    await clock.advance(1000);
    await playing;
    expect(came.map(({ label, length }) => `${length} at ${label}`)).toEqual(
      Array(10).fill("2205 at 22050 Hz mono"),
    );
    for (const [index, { atMs }] of came.entries()) {
      expect((index + 1) * 100 - atMs).toBeLessThanOrEqual(200);
      expect(index * 100 - atMs).toBeGreaterThanOrEqual(0);
    }
  });

  it("tells the other side to stop when it is cut off, and sends nothing more", async () => {
    const { clock, speaker, came, listen } = open();
    listen();
    const cut = new AbortController();
    const reason = new Error("the visitor speaks");
    const playing = expect(speaker.play(SECOND, cut.signal)).rejects.toBe(reason);
    await clock.advance(350);
    cut.abort(reason);
    await playing;
    await clock.advance(1000);
    expect(came.at(-1)).toEqual({ atMs: 350, label: "stop", length: 0 });
    expect(came).toHaveLength(6);
  });

  it("does not pretend to have spoken when nobody plays it", async () => {
    const { clock, speaker, listen } = open();
    const unheard = speaker.play(SECOND, new AbortController().signal);
    await expect(unheard).rejects.toMatchObject({ code: "speaker.nobody-listens" });
    listen();
    const playing = speaker.play(SECOND, new AbortController().signal);
    await clock.advance(1000);
    await playing;
  });
});
