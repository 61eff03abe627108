import { describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock.ts";

/** Resolves after some real time, as a worker thread would. */
function realWork<T>(turns: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    const turn = (left: number) => (left === 0 ? resolve(value) : setImmediate(() => turn(left - 1)));
    turn(turns);
  });
}

describe("the manual clock", () => {
  it("stands still until it is advanced, and then wakes sleepers at their own instants", async () => {
    const clock = new ManualClock();
    const woken: string[] = [];
    void clock.sleep(20).then(() => woken.push(`b at ${clock.now()}`));
    void clock.sleep(10).then(() => woken.push(`a at ${clock.now()}`));
    await clock.settle();
    expect(woken).toEqual([]);
    await clock.advance(15);
    expect(woken).toEqual(["a at 10"]);
    await clock.advance(15);
    expect(woken).toEqual(["a at 10", "b at 20"]);
    expect(clock.now()).toBe(30);
  });

  it("lets time pass by the shortest of waits: whoever sleeps until something is due would wait for ever", async () => {
    const clock = new ManualClock();
    await clock.advance(32_772.5373539938);
    const before = clock.now();
    const tooShortToBeSeen = 1e-13;
    expect(before + tooShortToBeSeen).toBe(before);
    const woken = clock.sleep(tooShortToBeSeen).then(() => clock.now());
    await clock.advance(1);
    expect(await woken).toBeGreaterThan(before);
    expect(await woken).toBeCloseTo(before, 5);
  });

  it("does not let time pass while work is under way", async () => {
    const clock = new ManualClock();
    const finished: number[] = [];
    void clock.sleep(10).then(async () => {
      await clock.during(realWork(50, null));
      finished.push(clock.now());
    });
    void clock.sleep(11).then(() => finished.push(clock.now()));
    await clock.advance(100);
    expect(finished).toEqual([10, 11]);
  });

  it("hands results over in the order they were asked for, however fast each came", async () => {
    const clock = new ManualClock();
    const order: string[] = [];
    void clock.during(realWork(40, "slow")).then((name) => order.push(name));
    void clock.during(realWork(1, "quick")).then((name) => order.push(name));
    await clock.settle();
    expect(order).toEqual(["slow", "quick"]);
  });

  it("finishes work that asks for more work, without letting time pass", async () => {
    const clock = new ManualClock();
    const opening = (async () => {
      const first = await clock.during(realWork(5, 20));
      return first + (await clock.during(realWork(5, 22)));
    })();
    expect(await clock.finish(opening)).toBe(42);
    expect(clock.now()).toBe(0);
  });

  it("gives a failure of the work to whoever asked for it", async () => {
    const clock = new ManualClock();
    const failed = clock.during(Promise.reject(new Error("broken"))).catch((error: Error) => error.message);
    await clock.settle();
    expect(await failed).toBe("broken");
  });

  it("forgets a sleeper whose signal is aborted", async () => {
    const clock = new ManualClock();
    const stop = new AbortController();
    const sleep = clock.sleep(10, stop.signal).then(
      () => "woken",
      (reason: Error) => reason.message,
    );
    stop.abort(new Error("enough"));
    await clock.advance(20);
    expect(await sleep).toBe("enough");
  });

  it("steps the wall clock without touching monotonic time", async () => {
    const clock = new ManualClock();
    const before = clock.wallNow();
    await clock.advance(1000);
    clock.stepWall(-3_600_000);
    expect(clock.now()).toBe(1000);
    expect(clock.wallNow() - before).toBe(1000 - 3_600_000);
  });
});
