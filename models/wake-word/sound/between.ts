import type { Random } from "../../../robot/kernel/random.ts";

export function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random.next();
}

export function oneOf<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random.next() * from.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}
