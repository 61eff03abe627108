import type { Clock } from "./kernel/clock.ts";
import type { Journal } from "./kernel/journal.ts";
import type { BatteryHealth } from "./kernel/robot-health.ts";
import type { Battery } from "./motion/battery.ts";
import type { DeskState } from "./news.ts";
import { passTime } from "./passing-time.ts";
import { ENOUGH, look } from "./power.ts";
import type { PowerRules } from "./power-config.ts";

const LOOK_EVERY_MS = 1000;

export interface PowerWatchParts {
  readonly battery: Battery | null;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** Whose duty it is. */
export interface Duty {
  readonly state: DeskState;
  serve(onDuty: boolean): Promise<void>;
}

/** Looks every second how much charge is left, calls the staff, and lets the robot rest before it falls over. */
export class PowerWatch {
  private readonly parts: PowerWatchParts;
  private readonly duty: Duty;
  private rules: PowerRules;
  private power = ENOUGH;

  constructor(parts: PowerWatchParts, rules: PowerRules, duty: Duty) {
    this.parts = parts;
    this.rules = rules;
    this.duty = duty;
  }

  adopt(rules: PowerRules): void {
    this.rules = rules;
  }

  /** Null where no battery is reported. */
  health(): BatteryHealth | null {
    const charge = this.parts.battery?.charge() ?? null;
    return charge && { ...charge, level: this.power.level };
  }

  async run(signal: AbortSignal): Promise<void> {
    const { battery, clock } = this.parts;
    if (battery) await passTime(clock, LOOK_EVERY_MS, signal, () => this.look(battery));
  }

  private look(battery: Battery): void {
    const { journal } = this.parts;
    const charge = battery.charge();
    const before = this.power;
    const { power, callStaff, serve } = look(before, charge, this.duty.state, this.rules);
    this.power = power;
    if (power.level !== before.level) {
      const percent = Math.round((charge?.share ?? 0) * 100);
      if (power.level === "enough") journal.info("battery.enough", { percent });
      else journal.warn(`battery.${power.level}`, { percent });
    }
    if (callStaff) journal.warn("staff.alerted", { reason: "battery-low" });
    // The senses close and open in their own time; a failure of them ends the receptionist's run.
    if (serve !== null) void this.duty.serve(serve);
  }
}
