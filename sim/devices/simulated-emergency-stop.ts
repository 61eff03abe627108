import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";

const LOOK_EVERY_MS = 20;

/** A red button that the scenario presses. */
export class SimulatedEmergencyStop implements EmergencyStop {
  private readonly pressed: () => boolean;
  private readonly clock: Clock;

  constructor(pressed: () => boolean, clock: Clock) {
    this.pressed = pressed;
    this.clock = clock;
  }

  watch(signal: AbortSignal, onChange: (pressed: boolean) => void): void {
    if (signal.aborted) return;
    const first = this.pressed();
    onChange(first);
    void this.lookOn(first, signal, onChange);
  }

  private async lookOn(
    first: boolean,
    signal: AbortSignal,
    onChange: (pressed: boolean) => void,
  ): Promise<void> {
    let told = first;
    try {
      for (;;) {
        await this.clock.sleep(LOOK_EVERY_MS, signal);
        if (this.pressed() === told) continue;
        told = !told;
        onChange(told);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }
}
