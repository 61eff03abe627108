import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedQueue } from "./bounded-queue.ts";

async function drained<T>(queue: BoundedQueue<T>): Promise<T[]> {
  queue.close();
  const items: T[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

describe("a bounded queue", () => {
  it("of one that drops the oldest hands out the latest, and counts what it lost", async () => {
    const latest = new BoundedQueue<number>(1, "drop-oldest");
    for (const item of [1, 2, 3]) latest.offer(item);
    expect(latest.dropped).toBe(2);
    expect(await drained(latest)).toEqual([3]);
  });

  it("tells the producer when it refuses", async () => {
    const queue = new BoundedQueue<number>(2, "refuse");
    expect([1, 2, 3].map((item) => queue.offer(item))).toEqual([true, true, false]);
    expect(queue.dropped).toBe(0);
    expect(await drained(queue)).toEqual([1, 2]);
  });

  it("hands an item straight to whoever is waiting for one", async () => {
    const queue = new BoundedQueue<string>(1, "refuse");
    const waiting = queue[Symbol.asyncIterator]().next();
    queue.offer("now");
    expect(await waiting).toEqual({ value: "now", done: false });
  });

  it("keeps order, never exceeds its bound, and accounts for every item", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), async (items, capacity) => {
        const queue = new BoundedQueue<number>(capacity, "drop-oldest");
        for (const item of items) {
          queue.offer(item);
          expect(queue.length).toBeLessThanOrEqual(capacity);
        }
        const lost = queue.dropped;
        const kept = await drained(queue);
        expect(kept).toEqual(items.slice(-capacity));
        expect(kept.length + lost).toBe(items.length);
      }),
    );
  });
});
