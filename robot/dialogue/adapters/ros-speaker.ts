import { type Clock, later } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { durationMs, type Sound } from "../../kernel/frames.ts";
import type { Int16MultiArray } from "../../ros/graph/messages/std-msgs.ts";
import type { Publisher, RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { Speaker } from "../speaker.ts";

const CHUNK_MS = 100;
/** How far sound is sent ahead: enough for a network that hiccups, little enough to fall silent soon without one. */
const AHEAD_MS = 200;
/** The other side throws away what it has not played yet. */
const STOP: Int16MultiArray = messageOf(new Int16Array(0), "stop");

export interface RosSpeakerParts {
  readonly graph: RosGraph;
  /**
   * One row of PCM16 in each message, labelled with its rate (`22050 Hz mono`), to be played one after another
   * without a gap; an empty one labelled `stop` cuts off.
   */
  readonly topic: Topic<Int16MultiArray>;
  readonly clock: Clock;
}

/** A loudspeaker that another node plays. */
export class RosSpeaker implements Speaker {
  private readonly parts: RosSpeakerParts;
  private publisher: Publisher<Int16MultiArray> | null = null;

  constructor(parts: RosSpeakerParts) {
    this.parts = parts;
  }

  /** Before the first sound, and well before: nobody hears what is published until they have found it. */
  open(): void {
    this.publisher ??= this.parts.graph.publisher(this.parts.topic);
  }

  /** Rejects with a `Fault` `speaker.nobody-listens` when no node reads the topic. */
  async play(sound: Sound, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { clock, topic } = this.parts;
    const { publisher } = this;
    if (!publisher) throw new Error("the loudspeaker was not opened");
    if (publisher.readers() === 0) throw nobodyListens(topic.name);
    const label = `${sound.sampleRateHz} Hz mono`;
    const startedAt = clock.now();
    try {
      for (const [index, chunk] of chunksOf(sound).entries()) {
        const waitMs = later(startedAt, index * CHUNK_MS - (AHEAD_MS - CHUNK_MS)) - clock.now();
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        publisher.publish(messageOf(chunk, label));
      }
      await clock.sleep(later(startedAt, durationMs(sound)) - clock.now(), signal);
    } catch (error) {
      if (signal.aborted) publisher.publish(STOP);
      throw error;
    }
  }

  close(): void {
    this.publisher?.close();
    this.publisher = null;
  }
}

function chunksOf({ samples, sampleRateHz }: Sound): Int16Array[] {
  const length = Math.round((sampleRateHz * CHUNK_MS) / 1000);
  const count = Math.ceil(samples.length / length);
  return Array.from({ length: count }, (_, at) => samples.slice(at * length, (at + 1) * length));
}

function messageOf(data: Int16Array, label: string): Int16MultiArray {
  return { layout: { dim: [{ label, size: data.length, stride: data.length }], data_offset: 0 }, data };
}

function nobodyListens(topicName: string): Fault {
  return new Fault({
    code: "speaker.nobody-listens",
    what: `No node plays what is sent to the topic ${topicName}.`,
    remedy:
      "Start the node that plays it, or set ros.sound to machine; `ros2 topic info -v` shows whether their QoS fit.",
  });
}
