import { z } from "zod";
import { done, moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

const byNumber = z.strictObject({ id: z.coerce.number().int() });

/** One robot as its owner sees it. */
export const robot = z.object({
  id: z.int(),
  name: z.string(),
  location: z.string().nullable(),
  /** Id of the business profile that it is given; null while it keeps its own. */
  profile: z.string().nullable(),
  standing: z.enum(["paired", "revoked", "leaving", "left"]),
  online: z.boolean(),
  seenAt: moment.nullable(),
  softwareVersion: z.string().nullable(),
  backlog: z.object({ pending: z.int(), quarantined: z.int(), oldestPostedAt: moment.nullable() }).nullable(),
  lastVisit: z.object({ endedAt: moment, outcome: z.string() }).nullable(),
  /** What it was sent last of its profile, and what it said to it. */
  config: z
    .object({
      version: z.int(),
      documentVersion: z.int().nullable(),
      accepted: z.boolean().nullable(),
      reasons: z.array(z.string()),
    })
    .nullable(),
  keys: z.array(z.object({ fingerprint: z.string(), addedAt: moment, validUntil: moment.nullable() })),
  /** "healthy", or what is wrong, computed from the rest. */
  health: z.object({ ok: z.boolean(), problems: z.array(z.string()) }),
});
export type Robot = z.infer<typeof robot>;

/** A robot that shows its code and waits for an owner. */
export const pairing = z.object({
  id: z.uuid(),
  /** As the robot calls itself. */
  suggestedName: z.string(),
  softwareVersion: z.string(),
  fingerprint: z.string(),
  expiresAt: moment,
  standing: z.enum(["asked", "approved", "confirmed", "declined", "expired"]),
});
export type Pairing = z.infer<typeof pairing>;

/** Something that a robot was told to do and what it answered. */
export const order = z.object({
  id: z.uuid(),
  kind: z.enum(["report-health", "erase", "drain", "wipe"]),
  orderedAt: moment,
  answeredAt: moment.nullable(),
  /** The robot's receipt: numbers of letters that it sent, erased or still has. */
  receipt: z.record(z.string(), z.int()).nullable(),
});
export type Order = z.infer<typeof order>;

export const listRobots = route({
  method: "GET",
  path: "/api/v1/robots",
  summary: "The account's robots",
  needs: "robots:read",
  gives: z.object({ items: z.array(robot) }),
});
export const readRobot = route({
  method: "GET",
  path: "/api/v1/robots/:id",
  summary: "One robot",
  needs: "robots:read",
  params: byNumber,
  gives: robot.extend({ orders: z.array(order) }),
});
/** Finds the robot that shows this code. Slow on purpose after wrong guesses. */
export const lookUpPairing = route({
  method: "POST",
  path: "/api/v1/pairings/lookup",
  summary: "Which robot shows this code",
  needs: "robots:write",
  body: z.strictObject({ code: z.string().min(4).max(20) }),
  gives: pairing,
});
export const approvePairing = route({
  method: "POST",
  path: "/api/v1/pairings/:id/approval",
  summary: "Take the robot into the account, once somebody confirms it on its screen",
  needs: "robots:write",
  params: z.strictObject({ id: z.uuid() }),
  /** `robot`: pair again one that the account knows; it keeps its leads. */
  body: z.strictObject({
    name: z.string().trim().min(1).max(64),
    location: z.string().trim().max(100).optional(),
    profile: z.string().optional(),
    robot: z.int().optional(),
  }),
  gives: pairing,
});
export const readPairing = route({
  method: "GET",
  path: "/api/v1/pairings/:id",
  summary: "How a pairing stands",
  needs: "robots:write",
  params: z.strictObject({ id: z.uuid() }),
  gives: pairing,
});
export const editRobot = route({
  method: "PATCH",
  path: "/api/v1/robots/:id",
  summary: "Rename a robot, say where it stands, choose its business profile",
  needs: "robots:write",
  params: byNumber,
  body: z.strictObject({
    name: z.string().trim().min(1).max(64).optional(),
    location: z.string().trim().max(100).nullable().optional(),
    profile: z.string().nullable().optional(),
  }),
  gives: robot,
});
export const revokeRobot = route({
  method: "POST",
  path: "/api/v1/robots/:id/revocation",
  summary: "Take the enrolment back: the robot keeps its queue and asks to be paired again",
  needs: "robots:write",
  params: byNumber,
  gives: robot,
});
/** The robot leaves this account; afterwards it can be paired with another one. */
export const transferRobot = route({
  method: "POST",
  path: "/api/v1/robots/:id/transfer",
  summary:
    "Let the robot go: it delivers (`drain`) or erases (`wipe`) what it holds, and tells how much that was",
  needs: "robots:write",
  params: byNumber,
  body: z.strictObject({ how: z.enum(["drain", "wipe"]) }),
  gives: order,
});
export const askHealth = route({
  method: "POST",
  path: "/api/v1/robots/:id/health-report",
  summary: "Ask the robot how it is, now",
  needs: "robots:write",
  params: byNumber,
  gives: done,
});

/** A record that the hub did not take. */
export const rejected = z.object({
  id: z.uuid(),
  robot: z.object({ id: z.int(), name: z.string() }),
  receivedAt: moment,
  reasons: z.array(z.string()),
  /** As it came; null once it was settled: what was stored stands in the lead, what was discarded is gone. */
  record: z.record(z.string(), z.unknown()).nullable(),
  settled: z.enum(["stored", "discarded"]).nullable(),
});
export type Rejected = z.infer<typeof rejected>;

export const listRejected = route({
  method: "GET",
  path: "/api/v1/quarantine",
  summary: "Records that were rejected and wait for a person",
  needs: "robots:read",
  query: pageQuery,
  gives: pageOf(rejected),
});
export const readRejected = route({
  method: "GET",
  path: "/api/v1/quarantine/:id",
  summary: "One record that was rejected, settled or not",
  needs: "robots:read",
  params: z.strictObject({ id: z.uuid() }),
  gives: rejected,
});
export const fixRejected = route({
  method: "POST",
  path: "/api/v1/quarantine/:id/fix",
  summary: "Try again with this record instead",
  needs: "robots:write",
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ record: z.record(z.string(), z.unknown()) }),
  gives: rejected,
});
export const discardRejected = route({
  method: "POST",
  path: "/api/v1/quarantine/:id/discard",
  summary: "Give a rejected record up",
  needs: "robots:write",
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ why: z.string().trim().min(1).max(500) }),
  gives: rejected,
});
