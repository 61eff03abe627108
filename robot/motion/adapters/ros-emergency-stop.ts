import type { Clock } from "../../kernel/clock.ts";
import { isAbort } from "../../kernel/fault.ts";
import type { BoolMessage } from "../../ros/graph/messages/std-msgs.ts";
import type { RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import type { EmergencyStop } from "../emergency-stop.ts";

/** How soon a button that vanished from the graph is noticed; DDS itself takes longer to notice a crash. */
const LOOK_EVERY_MS = 250;

export interface RosEmergencyStopParts {
  readonly graph: RosGraph;
  /** True while pressed. Whoever publishes it stays on the graph, and repeats it for who comes late. */
  readonly topic: Topic<BoolMessage>;
  readonly clock: Clock;
}

/** A red button that another node watches. One that was never heard of is not there, and not pressed. */
export class RosEmergencyStop implements EmergencyStop {
  private readonly parts: RosEmergencyStopParts;
  private heard = false;
  private pressed = false;

  constructor(parts: RosEmergencyStopParts) {
    this.parts = parts;
  }

  watch(signal: AbortSignal, onChange: (pressed: boolean) => void): void {
    if (signal.aborted) return;
    const { graph, topic } = this.parts;
    let told: boolean | null = null;
    const tell = () => {
      if (signal.aborted || told === this.pressed) return;
      told = this.pressed;
      onChange(told);
    };
    // What was known when nobody watched still holds: only the button itself takes it back.
    tell();
    const unsubscribe = graph.subscribe(topic, ({ data }) => {
      this.heard = true;
      this.pressed = data;
      tell();
    });
    signal.addEventListener("abort", unsubscribe, { once: true });
    void this.lookForButton(signal, tell);
  }

  private async lookForButton(signal: AbortSignal, tell: () => void): Promise<void> {
    const { graph, topic, clock } = this.parts;
    try {
      for (;;) {
        await clock.sleep(LOOK_EVERY_MS, signal);
        if (!this.heard || graph.publishersOf(topic) > 0) continue;
        this.pressed = true;
        tell();
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }
}
