import type { Clock } from "../../kernel/clock.ts";
import { isAbort } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { BoolMessage } from "../../ros/graph/messages/std-msgs.ts";
import type { RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { EmergencyStop } from "../emergency-stop.ts";
import { beat, missesBeats, type Rhythm } from "./ros-rhythm.ts";

/** How often it is looked whether the button is still there. */
const LOOK_EVERY_MS = 250;
/** A button that is on the graph and says nothing for this long may never say anything. */
const UNHEARD_MS = 5000;

export interface RosEmergencyStopParts {
  readonly graph: RosGraph;
  /** True while pressed. Whoever publishes it stays on the graph, and repeats it for who comes late. */
  readonly topic: Topic<BoolMessage>;
  readonly clock: Clock;
  readonly journal: Journal;
}

/**
 * A red button that another node watches. One that was never heard of is not there, and not pressed. One that left
 * the graph, or that repeated itself and fell silent, counts as pressed until it is heard of again.
 */
export class RosEmergencyStop implements EmergencyStop {
  private readonly parts: RosEmergencyStopParts;
  private heard = false;
  private warned = false;
  private pressed = false;

  constructor(parts: RosEmergencyStopParts) {
    this.parts = parts;
  }

  watch(signal: AbortSignal, onChange: (pressed: boolean) => void): void {
    if (signal.aborted) return;
    const { graph, topic, clock } = this.parts;
    let told: boolean | null = null;
    let rhythm: Rhythm | null = null;
    const watchedFrom = clock.now();
    const tell = (pressed: boolean) => {
      this.pressed = pressed;
      if (signal.aborted || told === pressed) return;
      told = pressed;
      onChange(pressed);
    };
    // What was known when nobody watched still holds: only the button itself takes it back.
    tell(this.pressed);
    const unsubscribe = graph.subscribe(topic, ({ data }) => {
      this.heard = true;
      rhythm = beat(rhythm, clock.now());
      tell(data);
    });
    signal.addEventListener("abort", unsubscribe, { once: true });
    void this.lookOn(signal, () => {
      const there = graph.publishersOf(topic) > 0;
      if (!this.heard) {
        if (there && clock.now() - watchedFrom >= UNHEARD_MS) this.warn();
      } else if (!there || (rhythm && missesBeats(rhythm, clock.now()))) {
        tell(true);
      }
    });
  }

  private async lookOn(signal: AbortSignal, look: () => void): Promise<void> {
    const { clock } = this.parts;
    try {
      for (;;) {
        const lookedAt = clock.now();
        await clock.sleep(LOOK_EVERY_MS, signal);
        // A host that stalled has not heard what was said meanwhile.
        if (clock.now() - lookedAt <= 2 * LOOK_EVERY_MS) look();
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  /** Once: a stop that cannot be heard is worse than none, because somebody relies on it. */
  private warn(): void {
    if (this.warned) return;
    this.warned = true;
    this.parts.journal.warn("emergency-stop.unheard", {
      topic: this.parts.topic.name,
      remedy: "Let the button repeat itself once a second, and reliably: `ros2 topic info -v` shows its QoS.",
    });
  }
}
