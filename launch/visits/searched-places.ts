import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outbox } from "../../robot/sync/outbox.ts";
import type { Place } from "../../sim/scenario/judging/personal-traces.ts";
import { reachableStrings } from "./reachable-strings.ts";

export interface Searched {
  readonly receptionist: object;
  /** What belongs to the robot, its business or the lobby rather than to a visitor; not searched. */
  readonly except: readonly unknown[];
  readonly outbox: Outbox;
  /** The folder of the robot's files. */
  readonly disk: string;
  /** One JSON line for each event. */
  readonly journal: readonly string[];
  /** What is on the screen. */
  readonly screen: unknown;
}

/**
 * All places in which nothing of a visitor should be left when they have gone. A record that waits for the hub is
 * where it should be: until it is delivered the outbox is not searched.
 */
export function searchedPlaces({
  receptionist,
  except,
  outbox,
  disk,
  journal,
  screen,
}: Searched): readonly Place[] {
  const { pending, quarantined } = outbox.backlog();
  const isWaiting = pending + quarantined > 0;
  const files = readdirSync(disk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(isWaiting && entry.name.startsWith("outbox.")))
    .map((entry) => join(entry.parentPath, entry.name));
  const strings = reachableStrings(receptionist, [...except, outbox]);
  return [
    { name: "the screen", text: JSON.stringify(screen) },
    { name: "the journal", text: journal.join("\n") },
    ...files.map((file) => ({
      name: `the robot's disk (${file.slice(disk.length + 1)})`,
      text: readFileSync(file, "utf8"),
    })),
    ...strings.map(({ path, text }) => ({ name: `the robot's memory (${path})`, text })),
  ];
}
