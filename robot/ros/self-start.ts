import { backoff } from "../kernel/backoff.ts";
import { type Clock, type Instant, later } from "../kernel/clock.ts";
import type { Random } from "../kernel/random.ts";
import { type LifecycleState, type Transition, toward } from "./lifecycle.ts";

/** A missing file or a taken port is not there again within a second; after a minute somebody may have seen to it. */
const RETRY = { firstMs: 1000, longestMs: 60_000, factor: 2 };

/** What a node that starts by itself does next, and when: towards active, with growing waits after each setback. */
export class SelfStart {
  private readonly clock: Clock;
  private readonly random: Random;
  private wanted = false;
  private waits: Generator<number, never>;
  private nextTryAt: Instant | null = null;
  private activeSince: Instant | null = null;

  constructor(clock: Clock, random: Random) {
    this.clock = clock;
    this.random = random;
    this.waits = backoff(RETRY, random);
  }

  /** Whether it shall be active without being asked. */
  want(active: boolean): void {
    this.wanted = active;
  }

  /** The step that it shall take by itself in this state, and how long to wait before; null for none. */
  next(state: LifecycleState): { readonly step: Transition; readonly inMs: number } | null {
    if (!this.wanted) return null;
    const step = toward(state, "configure") ?? toward(state, "activate");
    if (!step) return null;
    const inMs = this.nextTryAt === null ? 0 : this.nextTryAt - this.clock.now();
    return { step, inMs: Math.max(0, inMs) };
  }

  /** Its own step succeeded. */
  succeeded(state: LifecycleState): void {
    this.nextTryAt = null;
    if (state === "active") this.activeSince = this.clock.now();
  }

  /** Its own step failed, or the robot broke. One that has worked for long begins again with short waits. */
  setBack(): void {
    const now = this.clock.now();
    const workedMs = this.activeSince === null ? 0 : now - this.activeSince;
    if (workedMs >= RETRY.longestMs) this.waits = backoff(RETRY, this.random);
    this.activeSince = null;
    this.nextTryAt = later(now, this.waits.next().value);
  }
}
