import type { MotionRules } from "../../robot/motion/motion-config.ts";
import type { HeadLimits } from "../../sim/scenario/judging/head.ts";
import type { LobbyObservations } from "../../sim/scenario/observations.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { failuresOf } from "../../sim/scenario/verdict.ts";
import type { AskedVelocities } from "./head-controller.ts";

/**
 * What the lobby alone can say of a visit, one sentence for each thing that went wrong. How the conversation ended
 * and what the hub has is known elsewhere. Positions of the joints count, and the velocities that the trajectories
 * name; accelerations do not: over a network set-points arrive at uneven times, which would measure the network.
 */
export function lobbyFailuresOf(
  scenario: Scenario,
  observed: LobbyObservations,
  asked: AskedVelocities,
  limits: Pick<MotionRules, "pan" | "tilt">,
): string[] {
  const { outcome, outcomes, visits, staffAlerts, recordsNotBeforeS, ...expect } = scenario.expect;
  const { pan, tilt } = observed.head;
  const head: HeadLimits = {
    pan: { ...pan, velocityRadPerS: asked.panRadPerS },
    tilt: { ...tilt, velocityRadPerS: asked.tiltRadPerS },
  };
  return failuresOf(
    { ...scenario, expect: { ...expect, journal: [], records: [] } },
    { lobby: { ...observed, head }, journal: [], leads: [] },
    { pan: withoutRates(limits.pan), tilt: withoutRates(limits.tilt) },
  );
}

function withoutRates(joint: HeadLimits["pan"]): HeadLimits["pan"] {
  return { ...joint, accelerationRadPerS2: Number.POSITIVE_INFINITY, jerkRadPerS3: Number.POSITIVE_INFINITY };
}
