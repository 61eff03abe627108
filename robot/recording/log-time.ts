import { type Instant, instant } from "../kernel/clock.ts";

const NS_PER_MS = 1e6;
const NS_PER_S = 1_000_000_000n;

/** A message's time in a recording: nanoseconds of the robot's own clock, whose zero means nothing. */
export function logTimeOf(at: Instant): bigint {
  return BigInt(Math.round(at * NS_PER_MS));
}

export function instantOf(logTime: bigint): Instant {
  return instant(Number(logTime) / NS_PER_MS);
}

/** The same as Foxglove's messages write it in JSON. */
export function timestampOf(at: Instant): { readonly sec: number; readonly nsec: number } {
  const ns = logTimeOf(at);
  return { sec: Number(ns / NS_PER_S), nsec: Number(ns % NS_PER_S) };
}
