import { FixedHead } from "../../robot/motion/fixed-head.ts";
import type { Head } from "../../robot/motion/head.ts";

/** The robot's head. A driver for a turning one is chosen here; until a kiosk has one, its face on the screen looks around. */
export function openHead(): Head {
  return new FixedHead();
}
