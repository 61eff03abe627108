import { movesIn } from "./answer.ts";
import type { Scenario } from "./scenario.ts";

/** Something that somebody may say. */
export interface Line {
  readonly voice: string;
  readonly words: string;
}

/** Every line of the scenario, so that all can be spoken once beforehand. */
export function linesOf({ people }: Pick<Scenario, "people">): readonly Line[] {
  return people.flatMap(({ voice, acts, answers, reactions }) => {
    const moves = [
      ...acts,
      ...Object.values(answers).flat().flatMap(movesIn),
      ...reactions.flatMap((reaction) => reaction.do),
    ];
    return moves.flatMap((each) => (each.do === "say" ? [{ voice, words: each.words }] : []));
  });
}
