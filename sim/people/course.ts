import type { Act } from "../scenario/person-script.ts";
import type { Spot } from "../scenario/place.ts";

/** An act without ways: a walk goes straight to one place. */
export type Errand =
  | Exclude<Act, { do: "walk" }>
  | { readonly do: "walk"; readonly to: Spot; readonly speedMps: number };

/** The acts in their order, walks taken apart into their stretches and pauses. */
export function courseOf(acts: readonly Act[]): readonly Errand[] {
  return acts.flatMap((act): readonly Errand[] => {
    if (act.do !== "walk") return [act];
    const { speedMps } = act;
    const ways = act.via.flatMap((point): readonly Errand[] => {
      if (Array.isArray(point)) return [{ do: "walk", to: point, speedMps }];
      const { at, pauseS, facing } = point;
      return [
        { do: "walk", to: at, speedMps },
        { do: "stand", forS: pauseS, facing },
      ];
    });
    return [...ways, { do: "walk", to: act.to, speedMps }];
  });
}
