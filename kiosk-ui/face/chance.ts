/** Numbers that look random and are the same again from the same seed; each draw gives the next chance. */
export interface Chance {
  readonly seed: number;
}

/** A number from `least` up to `most`, and what chance is left. Pure (mulberry32). */
export function drawn(chance: Chance, least: number, most: number): readonly [number, Chance] {
  const seed = (chance.seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  return [least + share * (most - least), { seed }];
}
