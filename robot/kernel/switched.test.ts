import { beforeEach, describe, expect, it } from "vitest";
import { Switched } from "./switched.ts";

/** Notes when it begins and when it has let go, which takes it a moment. */
class Part {
  readonly notes: string[] = [];
  endNow: () => void = () => {};
  failNow: (error: Error) => void = () => {};

  async run(signal: AbortSignal): Promise<void> {
    this.notes.push("begun");
    await new Promise<void>((resolve, reject) => {
      this.endNow = resolve;
      this.failNow = reject;
      signal.addEventListener("abort", () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    await Promise.resolve();
    this.notes.push("let go");
  }
}

describe("a part with a switch", () => {
  let part: Part;
  let stop: AbortController;
  beforeEach(() => {
    part = new Part();
    stop = new AbortController();
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it("runs while it is on, and has let go of everything when switching it off resolves", async () => {
    const switched = new Switched(part, true);
    const running = switched.run(stop.signal);
    await settle();
    await switched.set(false);
    expect(part.notes).toEqual(["begun", "let go"]);
    await switched.set(true);
    await settle();
    expect(part.notes).toEqual(["begun", "let go", "begun"]);
    stop.abort();
    await running;
    expect(part.notes).toEqual(["begun", "let go", "begun", "let go"]);
  });

  it("does not begin before it is switched on", async () => {
    const switched = new Switched(part, false);
    const running = switched.run(stop.signal);
    await settle();
    expect(part.notes).toEqual([]);
    stop.abort();
    await running;
    expect(part.notes).toEqual([]);
  });

  it("is not begun again by itself when it ended by itself", async () => {
    const switched = new Switched(part, true);
    const running = switched.run(stop.signal);
    await settle();
    part.endNow();
    await settle();
    expect(part.notes).toEqual(["begun", "let go"]);
    await switched.set(false);
    await switched.set(true);
    await settle();
    expect(part.notes).toEqual(["begun", "let go", "begun"]);
    stop.abort();
    await running;
  });

  it("ends with the failure of its part", async () => {
    const running = new Switched(part, true).run(stop.signal);
    await settle();
    part.failNow(new Error("torn"));
    await expect(running).rejects.toThrow("torn");
  });

  it("is off at last, however quickly it is switched", async () => {
    const switched = new Switched(part, true);
    const running = switched.run(stop.signal);
    await settle();
    await Promise.all([switched.set(false), switched.set(true), switched.set(false)]);
    await settle();
    expect(part.notes.at(-1)).toBe("let go");
    expect(part.notes.filter((note) => note === "begun")).toHaveLength(
      part.notes.filter((note) => note === "let go").length,
    );
    stop.abort();
    await running;
  });
});
