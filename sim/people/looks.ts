import type { BodyKind, Look } from "../bodies/look.ts";
import type { Colour } from "../bodies/solid.ts";
import { SKIN_COLOURS, WARDROBE } from "../bodies/wardrobe.ts";
import type { PersonScript } from "../scenario/person-script.ts";

const USUAL_HEIGHT_M: Readonly<Record<BodyKind, number>> = {
  adult: 1.72,
  child: 1.2,
  wheelchair: 1.72,
  carrying: 1.72,
  stroller: 1.68,
};

/** What the entries of a person say of how they look. */
export type Described = Pick<PersonScript, "kind" | "look"> &
  Partial<Pick<PersonScript, "heightM" | "skin" | "shirt" | "trousers">>;

/** What such a person looks like. */
export function lookOf({ kind, look, heightM, skin, shirt, trousers }: Described): Look {
  const outfit = WARDROBE[look % WARDROBE.length]!;
  return {
    ...outfit,
    kind,
    heightM: heightM ?? USUAL_HEIGHT_M[kind],
    skin: skin ? SKIN_COLOURS[skin] : outfit.skin,
    shirt: shirt ? colourOf(shirt) : outfit.shirt,
    stripes: shirt ? null : outfit.stripes,
    trousers: trousers ? colourOf(trousers) : outfit.trousers,
  };
}

/** "#a83440" */
function colourOf(hex: string): Colour {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
