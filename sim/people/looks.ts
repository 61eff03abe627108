import type { Look } from "../bodies/humanoid.ts";
import { WARDROBE } from "../bodies/wardrobe.ts";
import type { PersonScript } from "../scenario/scenario.ts";

/** What the scenario's person looks like. */
export function lookOf({ look, heightM }: PersonScript): Look {
  return { ...WARDROBE[look % WARDROBE.length]!, heightM };
}
