import { writeFileSync } from "node:fs";
import { Fault, messageOf } from "../../../robot/kernel/fault.ts";
import type { Recording } from "../../../robot/recording/recording.ts";
import { scenarioTextOf } from "./scenario-of.ts";

/** Throws a `Fault` `recording.…`, or `scenario.unwritable`. A file that is there is overwritten. */
export function saveScenario(recording: Recording, path: string): void {
  const text = scenarioTextOf(recording);
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new Fault({
      code: "scenario.unwritable",
      what: `The scenario ${path} cannot be written (${messageOf(cause)}).`,
      remedy: "Name a file in a folder that exists.",
      cause,
    });
  }
}
