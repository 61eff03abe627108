import { afterEach, describe, expect, it } from "vitest";
import { Fault } from "./fault.ts";
import { SystemClock } from "./system-clock.ts";
import { WorkerThread } from "./worker-thread.ts";

const open: WorkerThread[] = [];
const start = (data: unknown = null) => {
  const thread = new WorkerThread(
    "arithmetic",
    new URL("./testing/arithmetic-worker.ts", import.meta.url),
    data,
    new SystemClock(),
  );
  open.push(thread);
  return thread;
};

afterEach(async () => {
  for (const thread of open.splice(0)) await thread.close();
});

describe("a worker thread", () => {
  it("answers requests in the order they were made", async () => {
    const thread = start({ factor: 3 });
    expect(await Promise.all([1, 2, 3].map((n) => thread.request({ multiply: n })))).toEqual([3, 6, 9]);
  });

  it("brings its faults across with code and remedy, and goes on", async () => {
    const thread = start({ factor: 3 });
    const fault = await thread.request({ multiply: "x" }).catch((error) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code: "arithmetic.not-a-number", remedy: "Send a number." });
    expect(await thread.request({ multiply: 2 })).toBe(6);
  });

  it("finishes what it was doing before it leaves", async () => {
    const thread = start({ factor: 2 });
    const answer = thread.request({ multiply: 21 });
    await thread.close();
    expect(await answer).toBe(42);
  });

  it("tells everybody who waits when it dies, and whoever asks later", async () => {
    const thread = start({ factor: 2 });
    const fault = await thread.request({ crash: true }).catch((error) => error);
    expect(fault).toMatchObject({ code: "worker.gone" });
    expect(await thread.request({ multiply: 1 }).catch((error) => error)).toMatchObject({
      code: "worker.gone",
    });
  });
});
