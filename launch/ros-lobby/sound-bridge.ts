import type { Clock } from "../../robot/kernel/clock.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import type { Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";
import type { RosGraph } from "../../robot/ros/graph/ros-graph.ts";
import { reads, writes } from "../../robot/ros/interface.ts";
import type { StreamedSpeaker } from "../../sim/devices/streamed-speaker.ts";
import { pcmMessageOf, readPcmMessage } from "./pcm-message.ts";
import { whilePluggedIn } from "./while-plugged-in.ts";

interface Parts {
  readonly graph: RosGraph;
  readonly microphone: Microphone;
  readonly loudspeaker: StreamedSpeaker;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** Sound both ways: what the lobby hears goes out in frames of 20 ms, what the robot says comes in. */
export class SoundBridge {
  private readonly parts: Parts;
  private complaint: string | null = null;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Until the signal is aborted; silent while a scenario has unplugged the microphone. */
  async run(signal: AbortSignal): Promise<void> {
    const { graph, microphone, clock, journal } = this.parts;
    const heard = graph.publisher(reads.microphone);
    const unsubscribe = graph.subscribe(writes.loudspeaker, (message) => this.onSound(message));
    try {
      await whilePluggedIn({ clock, journal, signal }, async () => {
        for await (const { samples } of microphone.frames(signal)) {
          heard.publish(pcmMessageOf({ samples, sampleRateHz: SAMPLE_RATE_HZ }));
        }
      });
    } finally {
      unsubscribe();
      heard.close();
    }
  }

  private onSound(message: Int16MultiArray): void {
    const { loudspeaker, journal } = this.parts;
    const read = readPcmMessage(message);
    switch (read.kind) {
      case "sound":
        loudspeaker.play(read.sound);
        return;
      case "stop":
        loudspeaker.cutOff();
        return;
      case "unreadable":
        // Ten pieces come a second: the same complaint is made once.
        if (read.label !== this.complaint) journal.warn("lobby.sound-unreadable", { label: read.label });
        this.complaint = read.label;
        return;
    }
  }
}
