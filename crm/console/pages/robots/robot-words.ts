import type { Order, Robot } from "../../../contract/robot.ts";

/** How a robot is, in a word, and how that is coloured. */
export interface RobotState {
  readonly word: string;
  readonly tone: "good" | "bad" | "warn" | "quiet";
}

/** The one thing that its owner wants to know first. */
export function robotState(robot: Pick<Robot, "standing" | "online" | "seenAt" | "health">): RobotState {
  switch (robot.standing) {
    case "revoked":
      return { word: "Revoked", tone: "quiet" };
    case "left":
      return { word: "Left the account", tone: "quiet" };
    case "leaving":
      return { word: "Leaving", tone: "warn" };
    case "paired":
      if (robot.seenAt === null && !robot.online) return { word: "Never seen", tone: "quiet" };
      if (!robot.online) return { word: "Offline", tone: "bad" };
      return robot.health.ok
        ? { word: "Online", tone: "good" }
        : { word: "Online, needs a look", tone: "warn" };
  }
}

/** How many letters it still holds, in words; null while it has not told. */
export function backlogInWords(backlog: Robot["backlog"]): string | null {
  if (backlog === null) return null;
  if (backlog.pending === 0 && backlog.quarantined === 0) return "nothing waiting";
  const waiting = `${backlog.pending} waiting`;
  return backlog.quarantined === 0 ? waiting : `${waiting}, ${backlog.quarantined} set aside`;
}

/** What it said to the profile that it was sent last; null when it was sent none. */
export function configInWords(config: Robot["config"]): RobotState | null {
  if (config === null) return null;
  const version =
    config.documentVersion === null ? "its own profile" : `profile version ${config.documentVersion}`;
  if (config.accepted === null) return { word: `${version} sent, not yet answered`, tone: "warn" };
  return config.accepted
    ? { word: `${version} in force`, tone: "good" }
    : { word: `refused ${version}`, tone: "bad" };
}

export const orderNames: Readonly<Record<Order["kind"], string>> = {
  "report-health": "Say how it is",
  erase: "Erase records",
  drain: "Deliver everything, then leave",
  wipe: "Erase everything, then leave",
};

/** A receipt's numbers: "3 erased, 0 remaining". */
export function receiptInWords(receipt: Order["receipt"]): string {
  if (receipt === null) return "";
  return Object.entries(receipt)
    .map(([what, number]) => `${number} ${what.replaceAll(/([A-Z])/g, " $1").toLowerCase()}`)
    .join(", ");
}

/** How a visit ended, as robots name it. */
export function outcomeInWords(outcome: string): string {
  return outcomes[outcome] ?? outcome.replaceAll("-", " ");
}

const outcomes: Readonly<Record<string, string>> = {
  completed: "completed the form",
  declined: "did not want to be recorded",
  abandoned: "left before the end",
  "handed-over": "asked for a person",
};
