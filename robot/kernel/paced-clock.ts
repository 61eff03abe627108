import type { Clock, Instant, WallTime } from "./clock.ts";
import { isAbort } from "./fault.ts";
import { ManualClock } from "./manual-clock.ts";

/** Slower than this is a step; faster than this no machine keeps up with. */
export const SLOWEST_SPEED = 0.1;
export const FASTEST_SPEED = 8;

/** How a paced clock goes. */
export interface Pace {
  /** What is asked for: 1 is as fast as the host's clock. */
  readonly speed: number;
  readonly paused: boolean;
  /** What was reached over the last second of the host: below `speed` on a host that cannot keep up. */
  readonly factor: number;
}

/** How often the host's clock is looked at. */
const LOOK_EVERY_MS = 10;
/** A host that fell behind makes up for at most this much of its own time: afterwards the world is simply later. */
const MOST_BEHIND_MS = 250;
/** Nobody who presses "pause" waits for more than this much of the world's time. */
const SLICE_MS = 20;
const MEASURED_OVER_MS = 1000;

/**
 * Simulated time that follows the host's clock, at a speed. The rules are those of the {@link ManualClock}: real work
 * holds time still, and timers fire at their own instants, in order. A host that is too slow makes the world slower,
 * never different.
 *
 * What comes from outside (a touch, a socket) may come at any moment, also while time stands still; work that it asks
 * for with `during` is handed over then, too.
 */
export class PacedClock implements Clock {
  private readonly host: Clock;
  private readonly world: ManualClock;
  private speed = 1;
  private paused = false;
  /** Of the world's time, still to be passed. */
  private owedMs = 0;
  private steps: { leftMs: number; readonly done: () => void }[] = [];
  private factor = 0;

  /** The world's wall clock begins with the host's. */
  constructor(host: Clock) {
    this.host = host;
    this.world = new ManualClock(host.wallNow());
  }

  now(): Instant {
    return this.world.now();
  }

  wallNow(): WallTime {
    return this.world.wallNow();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.world.sleep(ms, signal);
  }

  during<T>(work: Promise<T>): Promise<T> {
    return this.world.during(work);
  }

  /** See {@link ManualClock.stepWall}. */
  stepWall(ms: number): void {
    this.world.stepWall(ms);
  }

  get pace(): Pace {
    const { speed, paused, factor } = this;
    return { speed, paused, factor: paused ? 0 : factor };
  }

  /** @param speed is brought between {@link SLOWEST_SPEED} and {@link FASTEST_SPEED} */
  setSpeed(speed: number): void {
    this.speed = Math.max(SLOWEST_SPEED, Math.min(FASTEST_SPEED, speed));
  }

  pause(): void {
    this.paused = true;
    this.owedMs = 0;
  }

  resume(): void {
    this.paused = false;
    for (const step of this.steps.splice(0)) step.done();
  }

  /** Pauses, and lets `ms` pass as fast as the host can. Resolves when they have passed, or when time goes on anyway. */
  step(ms: number): Promise<void> {
    this.pause();
    return new Promise((done) => this.steps.push({ leftMs: ms, done }));
  }

  /** Drives time until the signal is aborted. Whoever waits for this clock waits for ever after that: abort it last. */
  async run(signal: AbortSignal): Promise<void> {
    let lookedAt = this.host.now();
    let measured = { hostMs: 0, worldMs: 0 };
    try {
      while (!signal.aborted) {
        await this.host.sleep(LOOK_EVERY_MS, signal);
        const hostMs = this.host.now() - lookedAt;
        lookedAt = this.host.now();
        const before = this.world.now();
        await this.pass(hostMs);
        measured = {
          hostMs: measured.hostMs + hostMs,
          worldMs: measured.worldMs + (this.world.now() - before),
        };
        if (measured.hostMs < MEASURED_OVER_MS) continue;
        this.factor = measured.worldMs / measured.hostMs;
        measured = { hostMs: 0, worldMs: 0 };
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private async pass(hostMs: number): Promise<void> {
    if (!this.paused) {
      this.owedMs = Math.min(this.owedMs + hostMs * this.speed, MOST_BEHIND_MS * this.speed);
      while (this.owedMs > 0 && !this.paused) {
        const sliceMs = Math.min(SLICE_MS, this.owedMs);
        this.owedMs -= sliceMs;
        await this.advance(sliceMs);
      }
    }
    for (let step = this.steps[0]; step && this.paused; step = this.steps[0]) {
      const sliceMs = Math.min(SLICE_MS, step.leftMs);
      step.leftMs -= sliceMs;
      await this.advance(sliceMs);
      if (step.leftMs > 0 || this.steps[0] !== step) continue;
      this.steps.shift();
      step.done();
    }
    if (this.paused) await this.advance(0);
  }

  private advance(ms: number): Promise<void> {
    return this.host.during(this.world.advance(ms));
  }
}
