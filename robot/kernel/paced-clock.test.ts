import { expect, it } from "vitest";
import { type Clock, instant, wallTime } from "./clock.ts";
import { PacedClock } from "./paced-clock.ts";

/** A host whose time passes when somebody sleeps, or when work takes it. */
class Host implements Clock {
  atMs = 0;

  now() {
    return instant(this.atMs);
  }

  wallNow() {
    return wallTime(Date.UTC(2026, 0, 5, 9) + this.atMs);
  }

  async sleep(ms: number, signal?: AbortSignal) {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    this.atMs += ms;
  }

  during<T>(work: Promise<T>) {
    return work;
  }

  /** Inference, say. */
  async work(ms: number) {
    await new Promise((resolve) => setImmediate(resolve));
    this.atMs += ms;
  }
}

/** Runs a paced clock until the host's time has come. */
function paced() {
  const host = new Host();
  const clock = new PacedClock(host);
  const stop = new AbortController();
  const running = clock.run(stop.signal);
  return {
    host,
    clock,
    until: async (hostMs: number) => {
      while (host.atMs < hostMs) await new Promise((resolve) => setImmediate(resolve));
    },
    end: async () => {
      stop.abort();
      await running;
    },
  };
}

/** Somebody who does something every 50 ms, as long as the clock goes. */
function everyFiftyMs(clock: Clock, work: () => Promise<void> = async () => {}): number[] {
  const at: number[] = [];
  const live = async () => {
    for (;;) {
      await clock.sleep(50);
      at.push(clock.now());
      await clock.during(work());
    }
  };
  void live();
  return at;
}

it("the world keeps up with a host that is fast enough", async () => {
  const { clock, host, until, end } = paced();
  const at = everyFiftyMs(clock);
  await until(2500);
  await end();
  expect(Math.abs(clock.now() - host.atMs)).toBeLessThanOrEqual(20);
  expect(at.slice(0, 3)).toEqual([50, 100, 150]);
  expect(clock.pace.factor).toBeCloseTo(1, 1);
});

it("on a host that is too slow the world gets slower, and what happens in it stays the same", async () => {
  const { clock, host, until, end } = paced();
  const at = everyFiftyMs(clock, () => host.work(100));
  await until(4000);
  await end();
  expect(at.slice(0, 4)).toEqual([50, 100, 150, 200]);
  expect(clock.pace.factor).toBeGreaterThan(0.3);
  expect(clock.pace.factor).toBeLessThan(0.6);
});

it("a host that stood still does not make the world jump", async () => {
  const { clock, host, until, end } = paced();
  await until(1000);
  host.atMs += 60_000;
  await until(61_100);
  await end();
  expect(clock.now()).toBeLessThan(1500);
});

it("speed makes more of the world's time pass, and is brought within its bounds", async () => {
  const { clock, until, end } = paced();
  clock.setSpeed(4);
  await until(1000);
  const fast = clock.now();
  clock.setSpeed(0.01);
  expect(clock.pace.speed).toBe(0.1);
  await until(2000);
  await end();
  expect(fast).toBeGreaterThan(3800);
  expect(clock.now() - fast).toBeLessThan(200);
});

it("paused, time stands still until it is stepped, and then by that much", async () => {
  const { clock, until, end } = paced();
  await until(500);
  clock.pause();
  await until(600);
  const pausedAt = clock.now();
  await until(3000);
  expect(clock.now()).toBe(pausedAt);
  expect(clock.pace).toMatchObject({ paused: true, factor: 0 });
  await clock.step(250);
  expect(clock.now()).toBeCloseTo(pausedAt + 250, 6);
  clock.resume();
  await until(4000);
  await end();
  expect(clock.now()).toBeGreaterThan(pausedAt + 900);
});

it("work that somebody outside asks for while time stands still is handed over", async () => {
  const { clock, host, end } = paced();
  clock.pause();
  await expect(clock.during(host.work(5).then(() => "spoken"))).resolves.toBe("spoken");
  await end();
});

it("a step that is cut short by going on is over", async () => {
  const { clock, end } = paced();
  const step = clock.step(3_600_000);
  clock.resume();
  await step;
  await end();
  expect(clock.now()).toBeLessThan(60_000);
});
