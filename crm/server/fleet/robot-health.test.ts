import { describe, expect, it } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { healthOf, type SeenRobot } from "./robot-health.ts";

const now = wallTime(Date.UTC(2026, 10, 2, 9));
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

const well: SeenRobot = {
  id: 1,
  name: "Left door",
  location: null,
  profile: "front-desk",
  standing: "paired",
  online: true,
  seenAt: ago(0),
  softwareVersion: "1.0.0",
  backlog: { pending: 0, quarantined: 0, oldestPostedAt: null },
  lastVisit: null,
  config: { version: 3, documentVersion: 2, accepted: true, reasons: [] },
  keys: [{ fingerprint: "9F3A", addedAt: ago(1000), validUntil: null }],
  rejected: { kept: 0, waiting: 0 },
};
const problems = (changes: Partial<SeenRobot>) => healthOf({ ...well, ...changes }, now).problems;

describe("a robot's health", () => {
  it("is fine when it is connected, has sent everything, took its profile and has a key", () => {
    expect(healthOf(well, now)).toEqual({ ok: true, problems: [] });
  });

  it("is fine through a hiccup of the network, and not after two minutes", () => {
    expect(problems({ online: false, seenAt: ago(2) })).toEqual([]);
    expect(problems({ online: false, seenAt: ago(3) })).toEqual(["It has been offline for 3 minutes."]);
    expect(problems({ online: false, seenAt: ago(60 * 24 * 3) })).toEqual([
      "It has been offline for 3 days.",
    ]);
    expect(problems({ online: false, seenAt: null })).toEqual(["It has never connected."]);
  });

  it("names records that wait for more than a quarter of an hour, not those that are on their way", () => {
    const waiting = (pending: number, minutes: number) =>
      problems({ backlog: { pending, quarantined: 0, oldestPostedAt: ago(minutes) } });
    expect(waiting(4, 15)).toEqual([]);
    expect(waiting(4, 16)).toEqual(["4 records wait on it, the oldest for 16 minutes."]);
    expect(waiting(1, 200)).toEqual(["1 record waits on it, the oldest for 3 hours."]);
    expect(waiting(0, 200)).toEqual([]);
  });

  it("names rejected records until somebody has settled them, although the robot keeps its copies", () => {
    const backlog = { pending: 0, quarantined: 3, oldestPostedAt: null };
    expect(problems({ backlog, rejected: { kept: 3, waiting: 1 } })).toEqual([
      "1 of its records was rejected; see the quarantine.",
    ]);
    expect(problems({ backlog, rejected: { kept: 3, waiting: 0 } })).toEqual([]);
  });

  it("names records that the robot itself gave up, since nobody else will", () => {
    const backlog = { pending: 0, quarantined: 3, oldestPostedAt: null };
    expect(problems({ backlog, rejected: { kept: 1, waiting: 0 } })).toEqual([
      "2 records on it cannot be delivered at all; a technician finds them in its outbox.",
    ]);
  });

  it("says why a profile was refused; one that was not answered yet is no problem", () => {
    const config = {
      version: 4,
      documentVersion: 3,
      accepted: false,
      reasons: ["form[1]: too long", "hours: none"],
    };
    expect(problems({ config })).toEqual([
      "It refused version 3 and works by the one before: form[1]: too long; hours: none",
    ]);
    expect(problems({ config: { ...config, accepted: null, reasons: [] } })).toEqual([]);
  });

  it("warns before the last key ends, and says when none is left", () => {
    const ends = (minutes: number) => ({
      fingerprint: "9F3A",
      addedAt: ago(1000),
      validUntil: ago(-minutes),
    });
    expect(problems({ keys: [ends(60)] })).toEqual(["Its key expires in 60 minutes."]);
    expect(problems({ keys: [ends(60), ...well.keys] })).toEqual([]);
    expect(problems({ keys: [ends(-1)] })).toEqual(["None of its keys is good any more; pair it again."]);
    expect(problems({ keys: [] })).toEqual(["None of its keys is good any more; pair it again."]);
  });

  it("asks for nothing but pairing once it was revoked, and for nothing once it has left", () => {
    const broken = { online: false, seenAt: ago(500), keys: [] };
    expect(problems({ ...broken, standing: "revoked" })).toEqual([
      "Its enrolment was taken back; pair it again to receive what it holds.",
    ]);
    expect(problems({ ...broken, standing: "left" })).toEqual([]);
  });

  it("names everything that is wrong at once", () => {
    expect(
      problems({
        online: false,
        seenAt: ago(30),
        backlog: { pending: 2, quarantined: 3, oldestPostedAt: ago(29) },
        rejected: { kept: 2, waiting: 2 },
      }),
    ).toHaveLength(4);
  });
});
