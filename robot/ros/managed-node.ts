import type { Clock } from "../kernel/clock.ts";
import { Fault, isAbort, messageOf } from "../kernel/fault.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Random } from "../kernel/random.ts";
import {
  type Change,
  ending,
  isConfigured,
  type LifecycleState,
  type Outcome,
  requested,
  type Transition,
  toward,
} from "./lifecycle.ts";
import type { ConfiguredRobot, ManagedRobot } from "./managed-robot.ts";
import { SelfStart } from "./self-start.ts";

export interface ManagedNodeParts {
  readonly robot: ManagedRobot;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Spreads the waits between tries. */
  readonly random: Random;
  /** Whether the node configures and activates itself, at the start and after an error. Asked whenever it matters. */
  autostart(): boolean;
  /** Called for every arrow of the state machine, after the state has changed. */
  onTransition(transition: Transition): void;
}

/**
 * Leads the robot through the life of a managed node. Changes are asked for by peers (`change`), by itself when it
 * starts by itself, and by the robot, which may break. One change at a time: while one is under way, which may take
 * seconds, the state says so and every other is refused.
 */
export class ManagedNode {
  private readonly parts: ManagedNodeParts;
  private now: LifecycleState = "unconfigured";
  private robot: ConfiguredRobot | null = null;
  /** Tells this configuration of the robot from earlier ones. */
  private life: object | null = null;
  private breakdown: { readonly error: unknown } | null = null;
  private readonly selfStart: SelfStart;
  private beyondRepair: { readonly error: unknown } | null = null;
  private lastTrouble: string | null = null;
  private wake: () => void = () => {};

  constructor(parts: ManagedNodeParts) {
    this.parts = parts;
    this.selfStart = new SelfStart(parts.clock, parts.random);
  }

  get state(): LifecycleState {
    return this.now;
  }

  /** Null unless it is configured and stays so for now. */
  get configured(): ConfiguredRobot | null {
    return isConfigured(this.now) ? this.robot : null;
  }

  /** Why the last change did not succeed; null when it did. */
  get trouble(): string | null {
    return this.lastTrouble;
  }

  /**
   * What a peer asks for, by label or else by id (`lifecycle_msgs/Transition`). Resolves when it is done; false when
   * it did not succeed, and at once when it is not to be had now.
   */
  async change(request: { readonly id: number; readonly label: string }): Promise<boolean> {
    const transition = requested(this.now, request);
    if (!transition) {
      const asked = request.label || String(request.id);
      this.parts.journal.warn("lifecycle.refused", { state: this.now, asked });
      return false;
    }
    // Whoever takes the robot out of service does not want it back by itself.
    if (transition.label !== "configure") {
      this.selfStart.want(transition.label === "activate" && this.parts.autostart());
    }
    return (await this.perform(transition)) === "success";
  }

  /**
   * Until the node is finalized: because a peer shut it down, or the signal was aborted. Rejects with what went wrong
   * when the robot broke and could not be cleaned up either.
   */
  async run(signal: AbortSignal): Promise<void> {
    const onAbort = () => this.wake();
    signal.addEventListener("abort", onAbort, { once: true });
    this.selfStart.want(this.parts.autostart());
    try {
      while (!signal.aborted && this.now !== "finalized") await this.nextThing(signal);
      await this.finalize();
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
    if (this.beyondRepair) throw this.beyondRepair.error;
  }

  private async nextThing(signal: AbortSignal): Promise<void> {
    if (this.breakdown && (this.now === "inactive" || this.now === "active")) {
      await this.breakDown(this.breakdown.error);
      return;
    }
    const next = this.selfStart.next(this.now);
    if (!next || next.inMs > 0) {
      await this.news(signal, next?.inMs ?? null);
      return;
    }
    const outcome = await this.perform(next.step);
    if (outcome === "success") this.selfStart.succeeded(this.now);
    else this.selfStart.setBack();
  }

  private async perform(transition: Transition): Promise<Outcome> {
    this.breakdown = transition.label === "configure" ? null : this.breakdown;
    this.go(transition);
    const outcome = await this.attempt(transition);
    this.go(ending(this.now, outcome));
    if (outcome === "error") await this.processError();
    return outcome;
  }

  private async attempt(transition: Transition): Promise<Outcome> {
    try {
      await this.work(transition);
      this.lastTrouble = null;
      return "success";
    } catch (error) {
      this.report(`${transition.label} failed`, error);
      // What the world refused before anything was begun leaves the node where it was. Everything else may have left
      // something half done.
      const harmless = transition.label === "configure" || transition.label === "activate";
      return harmless && error instanceof Fault ? "failure" : "error";
    }
  }

  private async work(transition: Transition): Promise<void> {
    switch (transition.label) {
      case "configure": {
        const life = {};
        this.life = life;
        this.robot = await this.parts.robot.configure((error) => this.onBroken(life, error));
        return;
      }
      case "activate":
        await this.robot?.activate();
        return;
      case "deactivate":
        await this.robot?.deactivate();
        return;
      case "cleanup":
        await this.letGo();
        return;
      case "shutdown":
        if (transition.from === "active") await this.robot?.deactivate();
        await this.letGo();
        return;
      case "transition_success":
      case "transition_failure":
      case "transition_error":
        throw new Error(`${transition.label} says how something ended; there is nothing to do`);
    }
  }

  private async letGo(): Promise<void> {
    await this.robot?.cleanup();
    this.robot = null;
  }

  /** May come at any time: while a change is under way, or from a robot that has been replaced since. */
  private onBroken(life: object, error: unknown): void {
    if (life !== this.life) return;
    this.breakdown = { error };
    this.wake();
  }

  /** A robot that fails by itself leaves its state by the change that lets go of most, which ends in error. */
  private async breakDown(error: unknown): Promise<void> {
    this.breakdown = null;
    this.report("the robot broke", error);
    this.selfStart.setBack();
    const change: Change = this.now === "active" ? "deactivate" : "cleanup";
    const leaving = toward(this.now, change);
    if (!leaving) throw new Error(`${change} is not to be had in the state ${this.now}`);
    this.go(leaving);
    this.go(ending(this.now, "error"));
    await this.processError();
  }

  private async processError(): Promise<void> {
    try {
      await this.letGo();
    } catch (error) {
      this.report("cleaning up after an error failed", error);
      this.beyondRepair = { error };
      this.robot = null;
    }
    this.go(ending(this.now, this.beyondRepair ? "failure" : "success"));
  }

  /** Whatever the state is: what is under way ends first. */
  private async finalize(): Promise<void> {
    while (this.now !== "finalized") {
      const transition = toward(this.now, "shutdown");
      if (transition) await this.perform(transition);
      else await this.news(null, null);
    }
  }

  private go(transition: Transition): void {
    this.now = transition.to;
    this.parts.journal.info("lifecycle.changed", { from: transition.from, to: transition.to });
    this.parts.onTransition(transition);
    this.wake();
  }

  private report(what: string, error: unknown): void {
    const code = error instanceof Fault ? error.code : "internal";
    this.lastTrouble = `${what}: ${messageOf(error)}`;
    this.parts.journal.error("lifecycle.failed", { what, code, reason: messageOf(error) });
  }

  /** Until the state changes, the robot breaks, the signal is aborted, or the time is over. */
  private async news(signal: AbortSignal | null, forMs: number | null): Promise<void> {
    const woken = new AbortController();
    this.wake = () => woken.abort();
    if (signal?.aborted) return;
    if (forMs === null) {
      await new Promise((resolve) => woken.signal.addEventListener("abort", resolve, { once: true }));
      return;
    }
    await this.parts.clock.sleep(forMs, woken.signal).catch((error: unknown) => {
      if (!isAbort(error, woken.signal)) throw error;
    });
  }
}
