import { expect, it } from "vitest";
import type { LobbyObservations } from "../../sim/scenario/observations.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { robotConfig } from "../config.ts";
import { lobbyFailuresOf } from "./verdict.ts";

const { motion } = robotConfig.parse({});
const SLOW = { panRadPerS: 1, tiltRadPerS: 1 };

const scenario = parseScenario(
  `
title: a visit
lastsS: 60
people: [{ name: Ann, acts: [{ do: walk, to: [2, 0] }] }]
expect:
  greeted: true
  greetedByS: 10
  outcome: completed
  records: [{ fields: { name: Ann } }]
  recordsNotBeforeS: 20
`,
  "here",
);

const still = { lowestRad: 0, highestRad: 0, velocityRadPerS: 0, accelerationRadPerS2: 0, jerkRadPerS3: 0 };
const fine: LobbyObservations = {
  atMs: 60_000,
  greetedAtMs: 5000,
  asked: [],
  said: [],
  attention: [],
  unforeseen: [],
  everybodyLeft: true,
  timeIsUp: false,
  robotIsFree: true,
  pairing: null,
  robotQuietMs: 5000,
  head: { pan: still, tilt: still },
};

it("is content with what it can see, and silent about outcome and records, which it cannot", () => {
  expect(lobbyFailuresOf(scenario, fine, SLOW, motion)).toEqual([]);
});

it("says that nobody was greeted, or too late, and what nobody had an answer for", () => {
  expect(lobbyFailuresOf(scenario, { ...fine, greetedAtMs: null }, SLOW, motion)).toEqual([
    "Nobody was greeted.",
  ]);
  const late = lobbyFailuresOf(scenario, { ...fine, greetedAtMs: 12_000, unforeseen: ["age"] }, SLOW, motion);
  expect(late).toEqual([expect.stringContaining("12.0 s"), expect.stringContaining('"age"')]);
});

it("says where a joint was sent beyond its limits, and how fast it was asked to turn", () => {
  const far = { ...fine, head: { pan: { ...still, highestRad: 1.6 }, tilt: still } };
  expect(lobbyFailuresOf(scenario, far, SLOW, motion)).toEqual([expect.stringContaining("pan was sent to")]);
  const fast = lobbyFailuresOf(scenario, fine, { panRadPerS: 1, tiltRadPerS: 2.5 }, motion);
  expect(fast).toEqual([expect.stringMatching(/tilt was driven at 2\.50 rad\/s, above 2/)]);
});

it("does not judge what a network's uneven times would make of accelerations", () => {
  const jerky = { ...still, accelerationRadPerS2: 500, jerkRadPerS3: 90_000, velocityRadPerS: 40 };
  expect(lobbyFailuresOf(scenario, { ...fine, head: { pan: jerky, tilt: jerky } }, SLOW, motion)).toEqual([]);
});
