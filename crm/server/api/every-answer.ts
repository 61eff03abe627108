import type { HubCore } from "../core.ts";
import type { Answering } from "./answering.ts";

/** The whole REST interface: each room answers its routes. */
export function everyAnswer(_core: HubCore): readonly Answering[] {
  return [];
}
