import { readFileSync } from "node:fs";
import { z } from "zod";
import { dialogueConfig } from "../robot/dialogue/dialogue-config.ts";
import { screenConfig } from "../robot/dialogue/screen-config.ts";
import { Fault } from "../robot/kernel/fault.ts";
import { readYaml } from "../robot/kernel/yaml-document.ts";
import { motionConfig } from "../robot/motion/motion-config.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { sightConfig } from "../robot/perception/sight/sight-config.ts";
import { powerConfig } from "../robot/power-config.ts";
import { recordingConfig } from "../robot/recording/recording-config.ts";
import { rosConfig } from "../robot/ros/ros-config.ts";
import { syncConfig } from "../robot/sync/sync-config.ts";

/** The robot's whole configuration: one entry holds range, default and meaning, and `docs/config.md` is made from it. */
export const robotConfig = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(60)
    .default("Stella")
    .describe("What the robot calls itself until its owner gives it a name."),
  dataDir: z
    .string()
    .min(1)
    .default("var/robot")
    .describe("Folder of the outbox, the robot's key and the owner's profile; it must survive a restart."),
  profile: z
    .string()
    .min(1)
    .default("launch/profiles/salon.yaml")
    .describe("Business profile until the owner publishes one, which the robot keeps in its data folder."),
  hubUrl: z
    .string()
    .regex(/^wss?:\/\//, "must begin with ws:// or wss://")
    .default("ws://127.0.0.1:8610/robot")
    .describe("WebSocket address of the CRM hub."),
  sight: sightConfig.prefault({}),
  hearing: hearingConfig.prefault({}),
  dialogue: dialogueConfig.prefault({}),
  motion: motionConfig.prefault({}),
  sync: syncConfig.prefault({}),
  screen: screenConfig.prefault({}),
  power: powerConfig.prefault({}),
  recording: recordingConfig.prefault({}),
  ros: rosConfig.prefault({}),
});
export type RobotConfig = z.infer<typeof robotConfig>;

/** Throws a `Fault` `config.missing`, or `config.invalid` with every mistake named. */
export function loadConfig(file: string | undefined): RobotConfig {
  if (file === undefined) return robotConfig.parse({});
  return readYaml(readText(file, "config"), file, robotConfig, {
    code: "config.invalid",
    noun: "a robot's configuration",
    remedy: "Correct these; docs/config.md lists every entry with its range and default.",
  });
}

/** Throws a `Fault` `NOUN.missing` that names the file. */
export function readText(file: string, noun: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Fault({
      code: `${noun}.missing`,
      what: `The ${noun} file ${file} cannot be read (${cause instanceof Error ? cause.message : cause}).`,
      remedy: "Check the path and the permissions.",
      cause,
    });
  }
}
