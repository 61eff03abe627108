import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Robot } from "../../contract/robot.ts";

/** A robot reports every so often; one that a hub has not heard of for so long is not connected, whatever the row says. */
export const ONLINE_WITHIN_MS = 90_000;
/** Shorter absences are a network's hiccups. */
const OFFLINE_AFTER_MS = 2 * 60_000;
/** Letters normally leave within seconds. */
const BACKLOG_AFTER_MS = 15 * 60_000;
/** Keys are replaced with days of overlap. */
const KEY_WARNING_MS = 3 * 24 * 60 * 60_000;

/** What the verdict rests on: the robot as the owner sees it, without the verdict, and what the hub rejected of it. */
export interface SeenRobot extends Omit<Robot, "health"> {
  readonly rejected: {
    /** All that the hub ever rejected of it. */
    readonly kept: number;
    /** Those that nobody has settled. */
    readonly waiting: number;
  };
}

/**
 * Says what is wrong with a robot, in sentences for its owner, the most urgent first. A robot that was let go is not
 * judged.
 */
export function healthOf(robot: SeenRobot, now: WallTime): Robot["health"] {
  const problems = [...problemsOf(robot, now)];
  return { ok: problems.length === 0, problems };
}

function* problemsOf(robot: SeenRobot, now: WallTime): Generator<string> {
  switch (robot.standing) {
    case "left":
      return;
    case "revoked":
      yield "Its enrolment was taken back; pair it again to receive what it holds.";
      return;
    case "leaving":
    case "paired":
      yield* presence(robot, now);
      yield* backlog(robot, now);
      yield* profile(robot);
      yield* keys(robot, now);
  }
}

function* presence({ online, seenAt }: SeenRobot, now: WallTime): Generator<string> {
  if (online) return;
  if (seenAt === null) yield "It has never connected.";
  else if (now - Date.parse(seenAt) > OFFLINE_AFTER_MS)
    yield `It has been offline for ${spanOf(now - Date.parse(seenAt))}.`;
}

function* backlog({ backlog: told, rejected }: SeenRobot, now: WallTime): Generator<string> {
  if (rejected.waiting > 0) {
    const were = rejected.waiting === 1 ? "1 of its records was" : `${rejected.waiting} of its records were`;
    yield `${were} rejected; see the quarantine.`;
  }
  if (!told) return;
  const { pending, quarantined, oldestPostedAt } = told;
  const waitedMs = pending > 0 && oldestPostedAt !== null ? now - Date.parse(oldestPostedAt) : 0;
  if (waitedMs > BACKLOG_AFTER_MS) {
    const records = pending === 1 ? "1 record waits" : `${pending} records wait`;
    yield `${records} on it, the oldest for ${spanOf(waitedMs)}.`;
  }
  // The robot keeps its copy of what the hub rejected, also after that was settled here. What goes beyond it never came.
  const undelivered = quarantined - rejected.kept;
  if (undelivered > 0) {
    const records = undelivered === 1 ? "1 record" : `${undelivered} records`;
    yield `${records} on it cannot be delivered at all; a technician finds them in its outbox.`;
  }
}

function* profile({ config }: SeenRobot): Generator<string> {
  if (config?.accepted === false) {
    const named = config.documentVersion === null ? "its profile" : `version ${config.documentVersion}`;
    yield `It refused ${named} and works by the one before: ${config.reasons.join("; ")}`;
  }
}

/** A key with an end is one that is being replaced; when no other is good for longer, the robot will be shut out. */
function* keys({ keys: known, standing }: SeenRobot, now: WallTime): Generator<string> {
  if (standing === "leaving") return;
  const ends = known.map(({ validUntil }) => (validUntil === null ? Infinity : Date.parse(validUntil)));
  const last = Math.max(...ends);
  if (known.length === 0 || last <= now) yield "None of its keys is good any more; pair it again.";
  else if (last - now < KEY_WARNING_MS) yield `Its key expires in ${spanOf(last - now)}.`;
}

/** "3 days", "2 hours", "1 minute": whole, and never more exact than anybody wants to know. */
function spanOf(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 120) return counted(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, "hour") : counted(Math.floor(hours / 24), "day");
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
