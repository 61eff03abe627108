import type { Screen } from "../../robot/dialogue/screen.ts";
import type { Touch } from "../../robot/dialogue/screen-protocol.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import type { Battery, BatteryCharge } from "../../robot/motion/battery.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import type { Head, HeadPose } from "../../robot/motion/head.ts";
import type { Course } from "./course.ts";

/** A head whose joints stand where they stood. What it is told now is for whoever compares. */
export class ReplayedHead implements Head {
  private readonly course: Course<HeadPose & { readonly lost: boolean }>;
  private readonly clock: Clock;

  constructor(course: Course<HeadPose & { readonly lost: boolean }>, clock: Clock) {
    this.course = course;
    this.clock = clock;
  }

  command(): void {}

  pose(): HeadPose {
    const { panRad, tiltRad } = this.course.at(this.clock.now()) ?? { panRad: 0, tiltRad: 0 };
    return { panRad, tiltRad };
  }

  lost(): boolean {
    return this.course.at(this.clock.now())?.lost ?? false;
  }
}

export class ReplayedBattery implements Battery {
  private readonly course: Course<BatteryCharge | null>;
  private readonly clock: Clock;

  constructor(course: Course<BatteryCharge | null>, clock: Clock) {
    this.course = course;
    this.clock = clock;
  }

  charge(): BatteryCharge | null {
    return this.course.at(this.clock.now());
  }
}

type ScreenCondition = ReturnType<Screen["condition"]>;

/** A screen that nobody sees, and that is touched where it was touched. */
export class ReplayedScreen implements Screen {
  private readonly course: Course<ScreenCondition>;
  private readonly clock: Clock;
  private listener: (touch: Touch) => void = () => {};

  constructor(course: Course<ScreenCondition>, clock: Clock) {
    this.course = course;
    this.clock = clock;
  }

  show(): void {}

  onTouch(listener: (touch: Touch) => void): void {
    this.listener = listener;
  }

  condition(): ScreenCondition {
    return this.course.at(this.clock.now()) ?? "working";
  }

  /** Whatever came of it stands in the recording. */
  reload(): void {}

  touch(touch: Touch): void {
    this.listener(touch);
  }
}

/** A red button that is pressed when it was pressed. */
export class ReplayedEmergencyStop implements EmergencyStop {
  private tell: (pressed: boolean) => void = () => {};
  private pressed: boolean;

  /** @param pressed at the beginning */
  constructor(pressed: boolean) {
    this.pressed = pressed;
  }

  watch(signal: AbortSignal, onChange: (pressed: boolean) => void): void {
    if (signal.aborted) return;
    this.tell = (pressed) => {
      if (!signal.aborted) onChange(pressed);
    };
    onChange(this.pressed);
  }

  press(pressed: boolean): void {
    if (pressed === this.pressed) return;
    this.pressed = pressed;
    this.tell(pressed);
  }
}
