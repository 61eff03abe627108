import type { Head, HeadPose } from "./head.ts";

/** A kiosk whose head does not turn: it looks straight ahead whatever it is told. */
export class FixedHead implements Head {
  command(): void {}

  pose(): HeadPose {
    return { panRad: 0, tiltRad: 0 };
  }

  lost(): boolean {
    return false;
  }
}
