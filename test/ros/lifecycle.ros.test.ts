import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { stateIds, transitions } from "../../robot/ros/lifecycle.ts";
import { onRealGraph, privateNetwork } from "./real-graph.ts";

const named = z.object({ id: z.number(), label: z.string() });
const report = z.object({
  states: z.array(named),
  transitions: z.array(z.object({ transition: named, startState: named, goalState: named })),
});

/** In a process of its own: this kind of node changes how rclnodejs ends, and belongs to no graph of ours. */
const askRcl = `
  const { default: rcl } = await import("rclnodejs");
  await rcl.init();
  const node = rcl.createLifecycleNode("stella_lifecycle_probe");
  const { availableStates: states, transitions } = node;
  process.stdout.write(JSON.stringify({ states, transitions }), () => process.exit(0));
`;

onRealGraph("the life of a managed node", () => {
  test("is rcl's own: the same states and arrows by the same ids and labels", async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", askRcl],
      {
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
        env: { ...process.env, ...privateNetwork() },
      },
    );
    const theirs = report.parse(JSON.parse(stdout));
    const arrow = (id: number, label: string, from: string, to: string) => `${id} ${label}: ${from} → ${to}`;
    expect(transitions.map(({ id, label, from, to }) => arrow(id, label, from, to)).sort()).toEqual(
      theirs.transitions
        .map(({ transition: { id, label }, startState, goalState }) =>
          arrow(id, label, startState.label, goalState.label),
        )
        .sort(),
    );
    expect({ unknown: 0, ...stateIds }).toEqual(
      Object.fromEntries(theirs.states.map(({ id, label }) => [label, id])),
    );
  });
});
