import { describe } from "vitest";
import type { Clock } from "../../robot/kernel/clock.ts";
import { type Journal, silentJournal } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { type OpenGraph, openRclnodejsGraph } from "../../robot/ros/adapters/rclnodejs-graph.ts";
import { whyNotRos } from "../../robot/ros/adapters/rclnodejs-guard.ts";
import { privateNetwork } from "./private-network.ts";

export { privateNetwork };

/*
 * For tests that need a real ROS 2, skipped with the reason where there is none; `npm run test:ros` runs these alone,
 * and fails where there is none:
 *
 *   onRealGraph("a head over ROS 2", () => { test(…) });
 *
 *   const { graph, close } = await openRealGraph("receptionist");     // a RosGraph in this process
 *   const peer = await PeerProcess.start(…);                          // a node in another one: peer-process.ts
 */

/** Null when this machine and shell can run them; otherwise the reason, for the test's name or `ctx.skip`. */
export const rosSkipReason: string | null = await reason();

/** A suite that is skipped, saying why, where there is no ROS 2. */
export function onRealGraph(title: string, tests: () => void): void {
  if (rosSkipReason === null) describe(title, tests);
  else describe.skip(`${title} (skipped: ${rosSkipReason})`, tests);
}

/** Joins the graph of this test file, on this machine only and in a domain that no other test file uses. */
export async function openRealGraph(
  nodeName: string,
  clock: Clock = new SystemClock(),
  journal: Journal = silentJournal,
  rosArguments: readonly string[] = [],
): Promise<OpenGraph> {
  if (rosSkipReason) throw new Error(`a test that needs ROS 2 was not skipped: ${rosSkipReason}`);
  Object.assign(process.env, privateNetwork());
  return openRclnodejsGraph({ nodeName, rosArguments, journal, clock });
}

async function reason(): Promise<string | null> {
  const fault = await whyNotRos(process.env);
  if (fault && process.env.STELLA_TEST_NEEDS_ROS) throw fault;
  // In a title it stands in parentheses.
  return fault?.what.replace(/[()]/g, "").replace(/\.$/, "") ?? null;
}
