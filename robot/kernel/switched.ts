import { isAbort } from "./fault.ts";

/** Something that works until its signal is aborted, and can be begun again after that. */
export interface Restartable {
  run(signal: AbortSignal): Promise<void>;
}

/** Runs a part while it is switched on: off, it holds nothing open. */
export class Switched {
  private readonly part: Restartable;
  private on: boolean;
  private stop: AbortController | null = null;
  private ended: Promise<void> = Promise.resolve();
  private wake: () => void = () => {};

  constructor(part: Restartable, on: boolean) {
    this.part = part;
    this.on = on;
  }

  /** Resolves when the part has let go of everything, or at once when it is to be begun. */
  async set(on: boolean): Promise<void> {
    if (on !== this.on) {
      this.on = on;
      if (!on) this.stop?.abort(new Error("switched off"));
      this.wake();
    }
    if (!on) await this.ended;
  }

  /** Until the signal is aborted. A part that ends by itself is begun again when it is next switched on; one that fails ends it. */
  async run(signal: AbortSignal): Promise<void> {
    const onAbort = () => this.wake();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      while (!signal.aborted) {
        if (this.on) await this.runOnce(signal);
        else await this.change(signal);
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  private async runOnce(signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    const running = this.part.run(AbortSignal.any([signal, stop.signal]));
    this.ended = running.then(
      () => {},
      () => {},
    );
    try {
      await running;
    } catch (error) {
      if (!isAbort(error, stop.signal)) throw error;
    } finally {
      this.stop = null;
    }
    while (this.on && !stop.signal.aborted && !signal.aborted) await this.change(signal);
  }

  private change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else this.wake = resolve;
    });
  }
}
