import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ImpatientClock } from "./testing/impatient-clock.ts";
import { WatchedThread } from "./watched-thread.ts";

let folder: string;
let model: string;
let release: Int32Array;
let clock: ImpatientClock;
let thread: WatchedThread<{ readonly ask: "answer" | "hang" }>;

/** Threads that were started and have not ended. */
const running = new Set<Worker>();
const started = (worker: Worker) => {
  running.add(worker);
  worker.on("exit", () => running.delete(worker));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-balky-"));
  model = join(folder, "model");
  writeFileSync(model, "");
  release = new Int32Array(new SharedArrayBuffer(4));
  clock = new ImpatientClock();
  const module = new URL("./testing/balky-worker.ts", import.meta.url);
  thread = new WatchedThread(module, { model, release }, { clock, timeoutMs: 20_000 });
  process.on("worker", started);
});
afterEach(async () => {
  letGo();
  await thread.close();
  process.off("worker", started);
  rmSync(folder, { recursive: true });
});

function letGo(): void {
  Atomics.store(release, 0, 1);
  Atomics.notify(release, 0);
}

async function getStuck(): Promise<void> {
  clock.outOfPatience = true;
  await expect(thread.ask({ ask: "hang" })).rejects.toMatchObject({ code: "recogniser.stuck" });
  clock.outOfPatience = false;
}

describe("the thread of a recogniser", () => {
  it("is not there when its engine did not open, and can be opened once it does", async () => {
    rmSync(model);
    for (let tries = 0; tries < 3; tries++) {
      await expect(thread.open()).rejects.toMatchObject({ code: "recogniser.broken" });
      expect(thread.isOpen).toBe(false);
      expect(running.size).toBe(0);
    }
    writeFileSync(model, "");
    await thread.open();
    expect(running.size).toBe(1);
    expect(await thread.ask({ ask: "answer" })).toBe("answer");
    await thread.close();
    expect(running.size).toBe(0);
  });

  it("is opened anew when the one before was left behind, and once more when that failed", async () => {
    await thread.open();
    await getStuck();
    rmSync(model);
    await expect(thread.open()).rejects.toMatchObject({ code: "recogniser.broken" });
    expect(thread.isOpen).toBe(false);
    writeFileSync(model, "");
    await thread.open();
    expect(await thread.ask({ ask: "answer" })).toBe("answer");
  });

  it("is not waited for when it was left behind, and ends if it comes back after all", async () => {
    await thread.open();
    await getStuck();
    await thread.close();
    expect(running.size).toBe(1);
    letGo();
    await vi.waitFor(() => expect(running.size).toBe(0), { timeout: 20_000 });
  });
});
