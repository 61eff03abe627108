import { seededRandom } from "../../robot/kernel/random.ts";
import { WARDROBE } from "../bodies/wardrobe.ts";
import type { PasserBy } from "../scenario/passers-by.ts";
import { type PersonScript, personScript } from "../scenario/person-script.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Outside the picture on either side, at any distance. */
const EDGE_M = 3.9;

/** The scenario's people, and those who only pass, as scripts alike. The same seed makes up the same people. */
export function everybodyIn(
  { people, passersBy, rush }: Pick<Scenario, "people" | "passersBy" | "rush">,
  seed: number,
): readonly PersonScript[] {
  const random = seededRandom(seed);
  const passing = [...passersBy, ...(rush ? rushing(rush, random.next) : [])];
  return [
    ...people,
    ...passing.map(({ atS, from, to, kind, speedMps }, index) =>
      personScript.parse({
        name: `passer-by ${index + 1}`,
        kind,
        look: Math.floor(random.next() * WARDROBE.length),
        heightM: kind === "child" ? 1.05 + 0.3 * random.next() : 1.56 + 0.32 * random.next(),
        entersAtS: atS,
        from,
        acts: [{ do: "walk", to, speedMps }],
      }),
    ),
  ];
}

/** One from the left, one from the right, as it happens; a few are slower, carry something or push a stroller. */
function rushing(
  { count, everyS, fromS, nearestM, furthestM }: NonNullable<Scenario["rush"]>,
  chance: () => number,
): readonly PasserBy[] {
  let atS = fromS;
  return Array.from({ length: count }, () => {
    atS += everyS * (0.5 + chance());
    const fromLeft = chance() < 0.5 ? 1 : -1;
    const xM = nearestM + (furthestM - nearestM) * chance();
    const kind = (["adult", "adult", "adult", "carrying", "child", "stroller"] as const)[
      Math.floor(6 * chance())
    ];
    return {
      atS,
      from: [xM, EDGE_M * fromLeft],
      to: [nearestM + (furthestM - nearestM) * chance(), -EDGE_M * fromLeft],
      kind: kind ?? "adult",
      speedMps: 0.9 + 0.8 * chance(),
    };
  });
}
