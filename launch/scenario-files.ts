import { fileURLToPath } from "node:url";
import { parseScenario, type Scenario } from "../sim/scenario/scenario.ts";
import { readText } from "./config.ts";
import { textOf } from "./doctor/finding.ts";
import { programs } from "./doctor/programs.ts";

const SPOKEN_DEMO = fileURLToPath(
  new URL("../sim/scenarios/a-visitor-completes-the-form-by-voice.yaml", import.meta.url),
);
const TOUCHED_DEMO = fileURLToPath(
  new URL("../sim/scenarios/a-visitor-completes-the-form-by-touch.yaml", import.meta.url),
);

/** At least one. */
export type Scenarios = readonly [Scenario, ...Scenario[]];

/**
 * The scenarios in the files, in their order; without files what the machine can show: visitors speak where it has
 * what that takes, and `say` is told what is missing. Throws a `Fault` `scenario.missing` or `scenario.invalid`.
 */
export async function readScenarios(
  files: readonly string[],
  say: (line: string) => void,
): Promise<Scenarios> {
  const chosen = files.length > 0 ? files : await demos(say);
  const [first, ...others] = chosen.map((file) => parseScenario(readText(file, "scenario"), file));
  if (!first) throw new Error("there is no scenario to play");
  return [first, ...others];
}

async function demos(say: (line: string) => void): Promise<readonly string[]> {
  const missing = (await programs()).filter(({ verdict }) => verdict === "broken");
  if (missing.length === 0) return [SPOKEN_DEMO, TOUCHED_DEMO];
  for (const finding of missing) say(textOf(finding));
  say("Without these nobody speaks here; visitors touch.");
  return [TOUCHED_DEMO];
}
