import { expect, it } from "vitest";
import { z } from "zod";
import { seededRandom, systemRandom } from "./random.ts";

it("repeats itself from the same seed, and differs from another", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return [random.next(), random.next(), random.uuid()];
  };
  expect(draw(42)).toEqual(draw(42));
  expect(draw(42)).not.toEqual(draw(43));
});

it("makes valid UUIDs, seeded or not", () => {
  for (const random of [seededRandom(1), systemRandom])
    expect(z.uuidv4().safeParse(random.uuid()).success).toBe(true);
});

it("fills the unit interval evenly", () => {
  const random = seededRandom(5);
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(random.next() * 10)] += 1;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
