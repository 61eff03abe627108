import type { HeadDrive } from "../devices/simulated-head.ts";
import type { NetworkConditions } from "../devices/wire.ts";
import type { Mishaps } from "./mishaps.ts";

/** What the mishaps of this moment mean to each device. Where two of a kind contradict, the later one holds. */

export function lensTroubleOf(mishaps: Mishaps): "frozen" | "black" | null {
  if (mishaps.isOn("camera-frozen")) return "frozen";
  return mishaps.isOn("camera-black") ? "black" : null;
}

export function conditionsOf(mishaps: Mishaps, usualLatencyMs: number): NetworkConditions {
  return {
    way: wayOf(mishaps),
    latencyMs: mishaps.all("network-slow")[0]?.latencyMs ?? usualLatencyMs,
    lossShare: mishaps.all("network-lossy")[0]?.share ?? 0,
  };
}

export function driveOf(mishaps: Mishaps): HeadDrive {
  const grip = (joint: "pan" | "tilt") => {
    if (mishaps.all("motor-stalled").some((stalled) => stalled.joint === joint)) return 0;
    return 1 - (mishaps.all("motor-slipping").find((slipping) => slipping.joint === joint)?.share ?? 0);
  };
  return { powered: !mishaps.isOn("power-cut"), panGrip: grip("pan"), tiltGrip: grip("tilt") };
}

/** How far the robot's wall clock is ahead of the right time. */
export function clockAheadMsOf(mishaps: Mishaps): number {
  return (mishaps.all("clock-wrong")[0]?.byS ?? 0) * 1000;
}

/** No more than this is left in the battery, 0 … 1. */
export function chargeAtMostOf(mishaps: Mishaps): number {
  return mishaps.all("battery-low")[0]?.share ?? 1;
}

/** What has taken the robot's life, if anything. Without power no program runs, whoever killed it. */
export function deathOf(mishaps: Mishaps): "power-cut" | "process-killed" | null {
  if (mishaps.isOn("power-cut")) return "power-cut";
  return mishaps.isOn("process-killed") ? "process-killed" : null;
}

function wayOf(mishaps: Mishaps): NetworkConditions["way"] {
  if (mishaps.isOn("network-down")) return "down";
  if (mishaps.isOn("network-partitioned")) return "partitioned";
  return mishaps.isOn("hub-down") ? "refused" : "open";
}
