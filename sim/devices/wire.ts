import { type Clock, type Instant, instant, later } from "../../robot/kernel/clock.ts";
import type { Random } from "../../robot/kernel/random.ts";

/** How things stand between the robot and its hub. */
export interface NetworkConditions {
  /** `refused`: the hub's machine answers that nobody listens there. */
  readonly way: "open" | "down" | "refused" | "partitioned";
  /** One way. */
  readonly latencyMs: number;
  /** How many packets are lost, 0 … 1. */
  readonly lossShare: number;
}

/** A lost packet is sent again after this time, then after twice that, and so on (Linux's TCP_RTO_MIN and _MAX). */
const RESEND_FIRST_MS = 200;
const RESEND_LONGEST_MS = 120_000;

/**
 * One direction of a connection, as TCP has it: everything arrives, in order, and late where packets were lost: what
 * comes after a lost one waits for it. During a partition nothing arrives; it is sent again, and comes when that is
 * over.
 */
export class Wire {
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly conditions: () => NetworkConditions;
  private held: (() => void)[] = [];
  private lastDueAt: Instant = instant(0);
  private cut = false;

  constructor(clock: Clock, random: Random, conditions: () => NetworkConditions) {
    this.clock = clock;
    this.random = random;
    this.conditions = conditions;
  }

  /** Equal delays on one clock keep their order; nothing awaits them, and nothing in them can fail. */
  carry(deliver: () => void): void {
    const { clock } = this;
    const dueAt = later(clock.now(), this.conditions().latencyMs + this.resendMs());
    this.lastDueAt = instant(Math.max(dueAt, this.lastDueAt));
    void clock.sleep(this.lastDueAt - clock.now()).then(() => {
      if (this.cut) return;
      // What stands in the queue goes first.
      if (this.conditions().way === "partitioned" || this.held.length > 0) this.held.push(deliver);
      else deliver();
    });
  }

  /** What could not get through is sent again now. */
  release(): void {
    if (this.conditions().way === "partitioned") return;
    for (const deliver of this.held.splice(0)) deliver();
  }

  /** What is under way is lost. */
  sever(): void {
    this.cut = true;
    this.held = [];
  }

  /** How long the packet and its copies are lost. */
  private resendMs(): number {
    const { lossShare } = this.conditions();
    let waitedMs = 0;
    for (let waitMs = RESEND_FIRST_MS; this.random.next() < lossShare; waitMs *= 2) {
      waitedMs += Math.min(waitMs, RESEND_LONGEST_MS);
      if (waitMs > RESEND_LONGEST_MS) break;
    }
    return waitedMs;
  }
}
