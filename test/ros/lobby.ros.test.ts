import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Image, JointState } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";
import { actions, reads } from "../../robot/ros/interface.ts";
import { onRealGraph, openRealGraph, privateNetwork } from "./real-graph.ts";

const run = promisify(execFile);
const checkout = fileURLToPath(new URL("../..", import.meta.url));

const PASSER_BY = `
title: somebody walks past
lastsS: 6
people: [{ name: Ann, from: [4, -2], acts: [{ do: walk, to: [4, 2], speedMps: 1.5 }] }]
expect: { greeted: false, records: [] }
`;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "stella-lobby-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

onRealGraph("the simulated lobby on a ROS 2 graph", () => {
  test("shows, sounds and moves for whoever speaks ROS to it, and judges its scenario in the end", async () => {
    const scenario = join(folder(), "passer-by.yaml");
    writeFileSync(scenario, PASSER_BY);
    const { graph, close } = await openRealGraph("receptionist", undefined, undefined, [
      "--ros-args",
      "-r",
      "__ns:=/desk",
    ]);
    onTestFinished(close);
    const seen: Image[] = [];
    const heard: Int16MultiArray[] = [];
    const joints: JointState[] = [];
    graph.subscribe(reads.image, (image) => seen.push(image));
    graph.subscribe(reads.microphone, (sound) => heard.push(sound));
    graph.subscribe(reads.jointStates, (state) => joints.push(state));

    const options = ["--once", "--scenario", scenario, "--kiosk", "http://127.0.0.1:9/"];
    const forRos = ["--ros-args", "-r", "__ns:=/desk"];
    const lobby = spawn(process.execPath, ["launch/stella.mjs", "lobby", ...options, ...forRos], {
      cwd: checkout,
      env: { ...process.env, ...privateNetwork() },
    });
    lobby.stderr.resume();
    const exit = once(lobby, "exit");
    const said: string[] = [];
    createInterface({ input: lobby.stdout }).on("line", (line) => said.push(line));

    await vi.waitFor(
      () => expect(Math.min(seen.length, heard.length, joints.length)).toBeGreaterThan(5),
      20_000,
    );
    expect(seen[0]).toMatchObject({ encoding: "rgb8", width: 640, height: 480, step: 1920 });
    expect(heard[0]?.layout.dim[0]?.label).toBe("16000 Hz mono");

    const outcome = await graph.act(
      actions.followTrajectory,
      {
        trajectory: {
          header: { stamp: { sec: 0, nanosec: 0 }, frame_id: "" },
          joint_names: ["head_tilt_joint", "head_pan_joint"],
          points: [
            {
              positions: [-0.2, 0.6],
              velocities: [],
              accelerations: [],
              effort: [],
              time_from_start: { sec: 1, nanosec: 0 },
            },
          ],
        },
      },
      AbortSignal.timeout(10_000),
    );
    expect(outcome.status).toBe("succeeded");
    await vi.waitFor(() => expect(joints.at(-1)?.position[0]).toBeCloseTo(0.6, 2), 5000);

    expect(await exit).toEqual([0, null]);
    expect(said.at(-1)).toBe("passed  somebody walks past");
  }, 60_000);

  test("a visitor is served in sim.launch.py, by a robot that speaks only ROS", async (ctx) => {
    if (!(await isThere("colcon"))) ctx.skip("colcon is not installed");
    if (!(await isThere("ros2"))) ctx.skip("the ros2 command line is not installed");
    const workspace = folder();
    mkdirSync(join(workspace, "src"));
    symlinkSync(join(checkout, "launch", "ros"), join(workspace, "src", "stella"));
    const env = { ...process.env, ...privateNetwork() };
    await run("colcon", ["build"], { cwd: workspace, env });

    const [kioskPort, hubPort] = [await freePort(), await freePort()];
    const config = join(workspace, "robot.yaml");
    writeFileSync(config, `dataDir: ${workspace}/data\nscreen:\n  port: ${kioskPort}\n`);
    const scenario = join(checkout, "sim/scenarios/a-visitor-completes-the-form-by-touch.yaml");
    const launch = `ros2 launch stella sim.launch.py config:=${config} hub_port:=${hubPort} once:=true scenario:=${scenario}`;
    // Rejects when the launch ends with another code than 0, with what was printed.
    const { stdout, stderr } = await run("bash", ["-c", `source install/setup.bash && exec ${launch}`], {
      cwd: workspace,
      env,
      timeout: 200_000,
      killSignal: "SIGINT",
      maxBuffer: 64 * 1024 * 1024,
    });
    const said = stdout + stderr;
    expect(said).toContain("passed  A visitor completes the form without a word");
    expect(said).toMatch(/"event":"letter\.delivered","upTo":1/);
    expect(said).toMatch(/\[receptionist-\d+\]: process has finished cleanly/);
  }, 260_000);
});

async function isThere(program: string): Promise<boolean> {
  return run("which", [program]).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("a listening server has no port");
  return address.port;
}
