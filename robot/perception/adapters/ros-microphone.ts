import { BoundedQueue } from "../../kernel/bounded-queue.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { type AudioFrame, SAMPLE_RATE_HZ } from "../../kernel/frames.ts";
import type { Int16MultiArray } from "../../ros/graph/messages/std-msgs.ts";
import type { RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { Microphone } from "../hearing/microphone.ts";
import { SampleClock } from "../hearing/sample-clock.ts";
import { type Arrival, arrivalsOf, silenceRemedy } from "./ros-arrivals.ts";

/** A sound card never pauses: this is tens of messages, not the odd late one. */
const SILENT_MS = 1000;
/** Ten seconds of falling behind at the usual 20 ms a message. */
const QUEUED_MESSAGES = 500;
/** What the row of samples is called; a row without a name is taken to be that. */
const LABEL = `${SAMPLE_RATE_HZ} Hz mono`;

export interface RosMicrophoneParts {
  readonly graph: RosGraph;
  /** PCM16, one row; `layout.dim[0].label` is `16000 Hz mono` or empty. */
  readonly topic: Topic<Int16MultiArray>;
  readonly clock: Clock;
}

/** A microphone that another node records. Subscribed only while somebody listens. */
export class RosMicrophone implements Microphone {
  private readonly parts: RosMicrophoneParts;

  constructor(parts: RosMicrophoneParts) {
    this.parts = parts;
  }

  /**
   * @throws Fault `microphone.silent` when nothing comes for a second, `microphone.wrong-rate` for any other sound
   * than 16 kHz mono, `microphone.overrun` when nobody takes the sound away in time
   */
  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const { topic } = this.parts;
    const queue = new BoundedQueue<Arrival<Int16MultiArray>>(QUEUED_MESSAGES, "refuse");
    const arrivals = arrivalsOf({ ...this.parts, silentMs: SILENT_MS, queue }, signal);
    const times = new SampleClock();
    let heard = 0;
    try {
      for (let next = await arrivals.next(); ; next = await arrivals.next()) {
        if (next.done) {
          if (next.value === "silent") throw this.silent();
          return;
        }
        const { message, arrived, index } = next.value;
        // What a full queue refused is a gap, which nobody downstream could know of.
        if (index !== heard++) throw overrun();
        checkLabel(message, topic.name);
        const samples = Int16Array.from(message.data.slice(message.layout.data_offset));
        if (samples.length === 0) continue;
        yield { samples, capturedAt: times.take(samples.length, arrived.at) };
      }
    } finally {
      await arrivals.return("ended");
    }
  }

  private silent(): Fault {
    const { graph, topic } = this.parts;
    return new Fault({
      code: "microphone.silent",
      what: `No sound came by the topic ${topic.name} for ${SILENT_MS / 1000} s.`,
      remedy: silenceRemedy(graph, topic, "the node that records"),
    });
  }
}

function checkLabel({ layout }: Int16MultiArray, topicName: string): void {
  const label = layout.dim[0]?.label ?? "";
  if (label === "" || label === LABEL) return;
  throw new Fault({
    code: "microphone.wrong-rate",
    what: `The sound that comes by the topic ${topicName} is labelled "${label}".`,
    remedy: `Let the node that records send PCM16 labelled "${LABEL}".`,
  });
}

function overrun(): Fault {
  return new Fault({
    code: "microphone.overrun",
    what: "Sound came faster than it could be processed; the microphone is opened anew.",
    remedy: "Free this machine's processor of other work.",
  });
}
