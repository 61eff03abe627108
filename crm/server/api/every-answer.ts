import type { HubCore } from "../core.ts";
import { figuresAnswers } from "../figures/figures-answers.ts";
import { pairingAnswers } from "../robots/pairing-answers.ts";
import type { Answering } from "./answering.ts";

/** The whole REST interface: each room answers its routes. */
export function everyAnswer(core: HubCore): readonly Answering[] {
  return [...pairingAnswers(core), ...figuresAnswers(core)];
}
