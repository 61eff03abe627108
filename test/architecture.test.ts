import { describe, expect, it } from "vitest";
import { brokenRules } from "./house-rules.ts";
import { readSourceFiles, sourceFile } from "./source-files.ts";

describe("the house", () => {
  it("keeps its rules", () => {
    const files = readSourceFiles();
    expect(files.length).toBeGreaterThan(50);
    expect(brokenRules(files)).toEqual([]);
  });
});

/** A file that breaks one rule, and what is said about it. */
const offences: readonly [what: string, path: string, text: string, sentence: RegExp][] = [
  [
    "a kernel that imports a room",
    "robot/kernel/clock.ts",
    'import { gaze } from "../motion/gaze-planner.ts";',
    /belongs to the kernel.*robot\/motion/,
  ],
  [
    "a room that imports another",
    "robot/perception/sight/tracker.ts",
    'import type { Say } from "../../dialogue/voice.ts";',
    /room robot\/perception\/.*not robot\/dialogue\/voice\.ts/,
  ],
  [
    "a thread of one room that starts in another",
    "robot/perception/sight/sight.ts",
    'const thread = new URL("../../sync/uplink.ts", import.meta.url);',
    /not robot\/sync\/uplink\.ts/,
  ],
  [
    "an adapter of ROS that knows more of the node than the graph",
    "robot/motion/adapters/ros-head.ts",
    'import { say } from "../../ros/say-action.ts";',
    /room robot\/motion\/.*not robot\/ros\/say-action\.ts/,
  ],
  [
    "a robot that knows how it was launched",
    "robot/receptionist.ts",
    'import { start } from "../launch/main.ts";',
    /must run without launch\/main\.ts/,
  ],
  [
    "a command that chooses an adapter",
    "launch/commands/see.ts",
    'import { V4l2Camera } from "../../robot/perception/adapters/v4l2-camera.ts";',
    /only launch\/hardware\/ chooses adapters/,
  ],
  [
    "a native package outside an adapter",
    "robot/sync/uplink.ts",
    'import WebSocket from "ws";',
    /ws; what is native/,
  ],
  [
    "a child process outside an adapter",
    "robot/dialogue/voice.ts",
    'import { spawn } from "node:child_process";',
    /node:child_process; what is native/,
  ],
  [
    "a package that is imported on demand",
    "robot/motion/motion.ts",
    'const later = await import("onnxruntime-node");',
    /onnxruntime-node/,
  ],
  [
    "a room's test that needs a native package",
    "robot/sync/outbox.test.ts",
    'import Database from "better-sqlite3";',
    /only the tests of adapters/,
  ],
  [
    "a simulated device that knows more than ports",
    "sim/simulated-camera.ts",
    'import { Sight } from "../robot/perception/sight/sight.ts";',
    /may know only ports and the kernel/,
  ],
  [
    "a lobby page that reaches for a socket of Node's",
    "sim/page/main.tsx",
    'import { StageServer } from "../stage/adapters/stage-server.ts";',
    /knows plain data only, not sim\/stage\/adapters/,
  ],
  [
    "a lobby that opens a socket itself",
    "sim/stage/stage.ts",
    'import { WebSocketServer } from "ws";',
    /ws; what is native/,
  ],
  [
    "a page that knows the robot",
    "kiosk-ui/app.tsx",
    'import { SystemClock } from "../robot/kernel/system-clock.ts";',
    /only the screen protocol/,
  ],
  [
    "a hub that knows the robot",
    "crm/server/hub.ts",
    'import { Uplink } from "../../robot/sync/uplink.ts";',
    /only the CRM protocol/,
  ],
  [
    "a console that looks behind the contract",
    "crm/console/pages/lead.tsx",
    'import { holds } from "../../server/pipeline/conditions.ts";',
    /by crm\/contract\/ only, not crm\/server/,
  ],
  ["the host clock", "robot/motion/motion.ts", "const now = Date.now();", /uses Date\.now/],
  [
    "the host clock inside a template",
    "sim/lobby.ts",
    ["const text = `at $", "{new Date()}`;"].join(""),
    /uses new Date\(\)/,
  ],
  [
    "the host clock by its other name",
    "crm/server/jobs.ts",
    'import { setTimeout as wait } from "node:timers/promises";',
    /uses node:timers\/promises/,
  ],
  ["a default export", "robot/motion/head.ts", "export default class Head {}", /default export/],
  ["a file that is too long", "robot/motion/long.ts", "const line = 1;\n".repeat(401), /401 lines/],
];

describe("the check of the house rules", () => {
  it.each(offences)("notices %s", (_what, path, text, sentence) => {
    const found = brokenRules([sourceFile(path, text)]);
    expect(found.join("\n")).toMatch(sentence);
  });

  it("is not misled by comments and strings", () => {
    const text = [
      "// Date.now() is for the system clock",
      '/* import x from "ws"; */',
      'const advice = "use setTimeout // no";',
    ].join("\n");
    expect(brokenRules([sourceFile("robot/motion/motion.ts", text)])).toEqual([]);
  });

  it("lets an adapter of ROS know the graph", () => {
    const text = 'import type { RosGraph } from "../../ros/graph/ros-graph.ts";';
    expect(brokenRules([sourceFile("robot/motion/adapters/ros-head.ts", text)])).toEqual([]);
  });

  it("lets a room import itself, the kernel and packages of plain functions", () => {
    const text = [
      'import { z } from "zod";',
      'import { gaze } from "./gaze-planner.ts";',
      'import { Fault } from "../kernel/fault.ts";',
    ].join("\n");
    expect(brokenRules([sourceFile("robot/motion/motion.ts", text)])).toEqual([]);
  });
});
