import { checkDocument } from "../../robot/kernel/yaml-document.ts";
import { CONFIG_ENCLOSURE } from "../../robot/recording/heading.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import { type RobotConfig, robotConfig } from "../config.ts";

/**
 * The configuration that the recorded robot had, without its secrets. Throws a `Fault` `recording.incomplete`, or
 * `recording.config` when this software would not take it any more.
 */
export function recordedConfig(recording: Recording): RobotConfig {
  const document: unknown = JSON.parse(recording.enclosure(CONFIG_ENCLOSURE));
  return checkDocument(document, `${CONFIG_ENCLOSURE} in ${recording.place}`, robotConfig, {
    code: "recording.config",
    noun: "a configuration that this software knows",
    remedy: "Replay it with the version that recorded it, or name a configuration with --config.",
  });
}
