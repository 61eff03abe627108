import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Clock, isoOf, type WallTime, wallTime } from "../../robot/kernel/clock.ts";
import { broken, type Finding, off, ok } from "./finding.ts";
import { tryProgram } from "./trial.ts";

const WHAT = "clock";
const manifest = fileURLToPath(new URL("../../package.json", import.meta.url));

/** Records tell when a visitor came: a clock that is wrong makes follow-ups too early or too late. */
export async function wallClock(clock: Clock): Promise<Finding> {
  const asked = await tryProgram("timedatectl", ["show", "--property=NTPSynchronized", "--value"]);
  return wallClockFinding({
    now: clock.wallNow(),
    installedAt: wallTime(statSync(manifest).mtimeMs),
    isSet: asked.worked ? asked.output === "yes" : null,
  });
}

export interface WallClock {
  readonly now: WallTime;
  /** Since then this software lies on the disk: no right clock shows an earlier time. */
  readonly installedAt: WallTime;
  /** Whether the network sets it; null where nobody can tell. */
  readonly isSet: boolean | null;
}

/** What to think of it. Pure. */
export function wallClockFinding({ now, installedAt, isSet }: WallClock): Finding {
  const shows = `shows ${isoOf(now).slice(0, 16).replace("T", " ")} UTC`;
  if (now < installedAt) {
    const remedy = "Set it: `sudo timedatectl set-ntp true`, or replace the battery on the board.";
    return broken(WHAT, `${shows}, which is before this software was installed`, remedy);
  }
  if (isSet === null) {
    const remedy = "See that the host of this machine sets its clock by the network.";
    return off(WHAT, `${shows}; whether the network sets it cannot be told here`, remedy);
  }
  return isSet
    ? ok(WHAT, `${shows}, set by the network`)
    : off(WHAT, `${shows}, not set by the network`, "Run `sudo timedatectl set-ntp true`.");
}
