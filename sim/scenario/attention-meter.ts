import type { HeadPose } from "../../robot/motion/head.ts";
import type { SeenPerson } from "../view.ts";
import type { Attention } from "./expectations.ts";

/** Counts for how much of the time the head was turned to somebody. */
export class AttentionMeter {
  private readonly expected: Attention;
  private moments = 0;
  private attentive = 0;

  constructor(expected: Attention) {
    this.expected = expected;
  }

  /** Call it at equal intervals. */
  look(atMs: number, { panRad }: HeadPose, people: readonly SeenPerson[]): void {
    const { person, fromS, untilS, withinDeg } = this.expected;
    if (atMs < fromS * 1000 || atMs >= untilS * 1000) return;
    const seen = people.find(({ name }) => name === person);
    if (!seen) return;
    const off = Math.atan2(seen.posture.y, seen.posture.x) - panRad;
    this.moments++;
    if (Math.abs(Math.atan2(Math.sin(off), Math.cos(off))) <= (withinDeg * Math.PI) / 180) this.attentive++;
  }

  /** 0 … 1; null while that person has not been in the room. */
  get share(): number | null {
    return this.moments === 0 ? null : this.attentive / this.moments;
  }
}
