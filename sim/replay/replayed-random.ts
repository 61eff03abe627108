import { type Random, seededRandom } from "../../robot/kernel/random.ts";

export type RecordedDraw =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "uuid"; readonly value: string };

/** Chance that decides again as it did. Asked for more, or for something else, it is a chance of its own. */
export function replayedRandom(draws: readonly RecordedDraw[], seed: number): Random {
  const beyond = seededRandom(seed);
  let next = 0;
  return {
    next: () => {
      const draw = draws[next];
      if (draw?.kind !== "number") return beyond.next();
      next += 1;
      return draw.value;
    },
    uuid: () => {
      const draw = draws[next];
      if (draw?.kind !== "uuid") return beyond.uuid();
      next += 1;
      return draw.value;
    },
  };
}
