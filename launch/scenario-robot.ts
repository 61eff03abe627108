import { fileURLToPath } from "node:url";
import { Fault } from "../robot/kernel/fault.ts";
import { checkDocument } from "../robot/kernel/yaml-document.ts";
import { unknownQuestions } from "../sim/scenario/known-questions.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { type RobotConfig, robotConfig } from "./config.ts";
import { loadProfile } from "./load-profile.ts";

/**
 * The configuration of the robot that a scenario is played with: its own entries over the given ones, and its
 * business. Throws a `Fault` `scenario.invalid` that names every entry which does not fit, and every answer to a
 * question that this business does not ask.
 */
export function robotOf(scenario: Scenario, given: RobotConfig): RobotConfig {
  const kind = {
    code: "scenario.invalid",
    noun: "a scenario for this robot",
    remedy: "Correct its `robot`; docs/config.md lists every entry with its range and default.",
  };
  const config = checkDocument(merged(given, scenario.robot), `"${scenario.title}"`, robotConfig, kind);
  const profile = scenario.profile === undefined ? config.profile : profileFile(scenario.profile);
  const mistakes = unknownQuestions(scenario, loadProfile(profile));
  if (mistakes.length === 0) return { ...config, profile };
  throw new Fault({
    code: "scenario.invalid",
    what: `"${scenario.title}" does not fit the business of ${profile}:\n${mistakes.map((each) => `  - ${each}`).join("\n")}\n`,
    remedy: "Correct these, or name the business it was written for with `profile`.",
  });
}

function profileFile(name: string): string {
  return fileURLToPath(new URL(`./profiles/${name}.yaml`, import.meta.url));
}

/** Entries of sections are taken one by one, everything else as a whole. */
function merged(base: unknown, over: unknown): unknown {
  if (!isSection(base) || !isSection(over)) return over;
  const entries = Object.entries(over).map(([name, value]) => [
    name,
    name in base ? merged(base[name], value) : value,
  ]);
  return { ...base, ...Object.fromEntries(entries) };
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
