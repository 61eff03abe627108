import { isDeepStrictEqual } from "node:util";
import { type Leaf, leavesOf, valueAt, withValueAt } from "../../../robot/kernel/config-leaves.ts";
import { type RobotConfig, robotConfig } from "../../config.ts";

/** Sections that say how a robot behaves; the others say where it stands and what it is connected to. */
const BEHAVIOUR = new Set(["sight", "hearing", "dialogue", "motion", "screen", "power"]);

/**
 * What a robot's configuration says otherwise than its defaults, as the `robot` of a scenario: rules, limits and
 * choices. Free text is left out, since it names files, devices and secrets of one machine; so are engines, which
 * another machine may not have.
 */
export function ownRules(config: RobotConfig): Readonly<Record<string, unknown>> {
  const defaults = robotConfig.parse({});
  return leavesOf(robotConfig)
    .filter(isRule)
    .filter(({ path }) => !isDeepStrictEqual(valueAt(config, path), valueAt(defaults, path)))
    .reduce<Record<string, unknown>>(
      (rules, { path }) => withValueAt(rules, path, valueAt(config, path)),
      {},
    );
}

function isRule({ path, entry }: Leaf): boolean {
  const [section = "", ...rest] = path.split(".");
  if (!BEHAVIOUR.has(section) || rest.at(-1) === "engine") return false;
  return entry.enum !== undefined || entry.type !== "string";
}
