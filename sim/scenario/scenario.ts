import { z } from "zod";
import { readYaml } from "../../robot/kernel/yaml-document.ts";
import { mishap } from "../faults/mishap.ts";
import { crossReferences } from "./cross-references.ts";
import { expectations } from "./expectations.ts";
import { passerBy, rush } from "./passers-by.ts";
import { personScript } from "./person-script.ts";
import { seconds } from "./place.ts";
import { room } from "./room.ts";

export const scenarioSchema = z
  .strictObject({
    title: z.string().min(1).max(200),
    lastsS: z
      .number()
      .min(1)
      .max(3600)
      .describe("judged when this much time has passed; before, when everybody has left and it is quiet"),
    profile: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional()
      .describe(
        "name of a business profile that comes with Stella, such as law-office; else the robot's own",
      ),
    robot: z
      .record(z.string(), z.unknown())
      .default({})
      .describe(
        "entries of the robot's configuration that are different in this scenario; see docs/config.md",
      ),
    pairing: z
      .strictObject({ approvedAtS: seconds.describe("the owner types the code that the screen shows") })
      .optional()
      .describe("the robot belongs to nobody yet; without it, it is paired already"),
    framesPerSecond: z
      .number()
      .min(1)
      .max(30)
      .default(5)
      .describe(
        "how often the camera takes a picture; each costs a drawing and an inference, most of a visit's cost",
      ),
    room: room.prefault({}),
    network: z
      .strictObject({
        latencyMs: z.number().min(0).max(10_000).default(40),
      })
      .prefault({}),
    faults: z.array(mishap).default([]).describe("what goes wrong, and when"),
    people: z.array(personScript).default([]),
    passersBy: z.array(passerBy).default([]),
    rush: rush.optional(),
    expect: expectations,
  })
  .superRefine(crossReferences, { when: () => true });
export type Scenario = z.infer<typeof scenarioSchema>;

/**
 * Reads a scenario. `place` is what to call it in the message: a file. Throws a `Fault` `scenario.invalid`
 * that names every mistake by its path.
 */
export function parseScenario(text: string, place: string): Scenario {
  return readYaml(text, place, scenarioSchema, {
    code: "scenario.invalid",
    noun: "a scenario",
    remedy: "Correct these; sim/README.md explains every entry, docs/scenario.schema.json helps an editor.",
  });
}
