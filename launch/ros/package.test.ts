import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { geometryOf } from "../../robot/perception/sight/camera-geometry.ts";
import type { SayFeedback, SayGoal, SayResult } from "../../robot/ros/interface.ts";
import { actions, reads, writes } from "../../robot/ros/interface.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { robotConfig } from "../config.ts";

const run = promisify(execFile);
const defaults = robotConfig.parse({});
const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

describe("the kiosk's URDF", () => {
  const urdf = text("urdf/stella.urdf");
  const joints = new Map(
    [...urdf.matchAll(/<joint name="(\w+)" type="(\w+)">(.*?)<\/joint>/gs)].map(([, name, type, body]) => [
      name,
      { type, body: body ?? "" },
    ]),
  );
  const { panJoint, tiltJoint } = defaults.ros.head;

  it.each([
    { joint: panJoint, limits: defaults.motion.pan, axis: "0 0 1" },
    { joint: tiltJoint, limits: defaults.motion.tilt, axis: "0 -1 0" },
  ])("gives $joint the limits that the motion room has", ({ joint, limits, axis }) => {
    const { type, body } = joints.get(joint) ?? { type: "none", body: "" };
    expect(type).toBe("revolute");
    expect(numberIn(body, "lower")).toBe(limits.lowestRad);
    expect(numberIn(body, "upper")).toBe(limits.highestRad);
    expect(numberIn(body, "velocity")).toBe(limits.velocityRadPerS);
    // Pan is positive to the left, tilt upwards.
    expect(body).toContain(`<axis xyz="${axis}"/>`);
  });

  it("has the lens where the sight room measures from", () => {
    const camera = geometryOf(defaults.sight.camera);
    if (camera.mount?.on !== "head") throw new Error("by default the camera is on the head");
    const links = lineageOf(defaults.ros.camera.frame);
    const heightM = links.reduce((sum, { xyz }) => sum + xyz[2], 0);
    expect(heightM).toBeCloseTo(camera.heightM, 9);
    // Above both axes, and turned by both.
    const [onHead] = links;
    expect(onHead?.xyz).toEqual([camera.mount.aheadM, 0, camera.mount.aboveM]);
    // Pitch is positive downwards (REP-103).
    expect(onHead?.rpy[1]).toBeCloseTo(-camera.mount.tiltRad, 9);
    expect(links.map(({ joint }) => joint)).toEqual(expect.arrayContaining([panJoint, tiltJoint]));
  });

  it("is the kiosk that stands in the simulated lobby", () => {
    expect(KIOSK_CAMERA).toEqual(geometryOf(defaults.sight.camera));
  });

  /** The joints from a link down to the floor, nearest first. */
  function lineageOf(frame: string) {
    const lineage: { joint: string; xyz: number[]; rpy: number[] }[] = [];
    for (let link = frame; link !== "base_footprint"; ) {
      const [joint, { body }] = [...joints].find(([, each]) => childOf(each.body) === link) ?? [
        "none",
        { body: "" },
      ];
      const numbers = (name: string) =>
        (new RegExp(`${name}="([^"]+)"`).exec(body)?.[1] ?? "").split(" ").map(Number);
      lineage.push({ joint, xyz: numbers("<origin xyz"), rpy: numbers("rpy") });
      link = /<parent link="(\w+)"\/>/.exec(body)?.[1] ?? "base_footprint";
    }
    return lineage;
  }

  it("has one root, and every other link hangs on one joint", () => {
    const links = [...urdf.matchAll(/<link name="(\w+)"/g)].map(([, name]) => name);
    const children = [...joints.values()].map(({ body }) => childOf(body));
    expect(new Set(children).size).toBe(children.length);
    expect(links.filter((link) => !children.includes(link ?? ""))).toEqual(["base_footprint"]);
  });

  it("gives whatever has mass an inertia that a body can have", () => {
    const inertias = [...urdf.matchAll(/<inertia ixx="(\S+)".* iyy="(\S+)".* izz="(\S+)"\/>/g)];
    expect(inertias.length).toBe([...urdf.matchAll(/<mass /g)].length);
    for (const [, ...moments] of inertias) {
      const [x, y, z] = moments.map(Number).sort((a, b) => a - b) as [number, number, number];
      expect(x + y).toBeGreaterThanOrEqual(z);
      expect(x).toBeGreaterThan(0);
    }
  });
});

describe("the files of parameters", () => {
  const parametersIn = (file: string): unknown => parse(text(file))["/**"].ros__parameters;

  it.each(["config/params.yaml", "config/sim.yaml"])(
    "%s names only what the configuration has, with values that it takes",
    (file) => {
      expect(robotConfig.safeParse(parametersIn(file)).error?.issues).toBeUndefined();
    },
  );

  it("params.yaml changes nothing by itself: it shows the defaults", () => {
    expect(robotConfig.parse(parametersIn("config/params.yaml"))).toEqual(defaults);
  });

  it("params.yaml writes every number that may have a fraction with its decimal point, as ROS wants them", () => {
    const whole = [...text("config/params.yaml").matchAll(/^ +(\w+(?:Rad|RadPerS|Deg|M|Share)): -?\d+$/gm)];
    expect(whole.map(([, name]) => name)).toEqual([]);
  });
});

describe("Say.action", () => {
  const [goal, result, feedback] = text("action/Say.action")
    .split(/^---$/m)
    .map((part) => [...part.matchAll(/^(\w+) (\w+)$/gm)].map(([, type, name]) => ({ name, type })));

  it("has the fields that the node writes and reads", () => {
    // Typed, so that a field which is renamed in the node is missed here.
    const [goalTypes, resultTypes, feedbackTypes]: [
      Record<keyof SayGoal, string>,
      Record<keyof SayResult, string>,
      Record<keyof SayFeedback, string>,
    ] = [
      { text: "string" },
      { sentences: "uint32", message: "string" },
      { sentence: "string", number: "uint32", of: "uint32" },
    ];
    expect(byName(goal)).toEqual(goalTypes);
    expect(byName(result)).toEqual(resultTypes);
    expect(byName(feedback)).toEqual(feedbackTypes);
    expect(actions.say.type).toBe("stella/action/Say");
  });
});

describe("package.xml", () => {
  it("depends on every package whose messages the node uses", () => {
    const depended = [...text("package.xml").matchAll(/<(?:exec_)?depend>(\w+)</g)].map(([, name]) => name);
    const types = [...Object.values(reads), ...Object.values(writes), actions.followTrajectory].map(
      ({ type }) => type.split("/")[0],
    );
    expect(depended).toEqual(expect.arrayContaining([...new Set(types)]));
  });
});

describe("the launch files", () => {
  it.each(readdirSync(path("launch")).filter((file) => file.endsWith(".py")))(
    "%s is Python",
    async (file) => {
      const folder = mkdtempSync(join(tmpdir(), "stella-launch-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const compiled = join(folder, "compiled.pyc");
      const program = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], doraise=True)";
      await run("python3", ["-c", program, path(`launch/${file}`), compiled]);
    },
  );

  it("rename the camera's topics by the names that the node has", () => {
    const launch = text("launch/receptionist.launch.py");
    for (const { name } of [reads.image, reads.compressedImage, reads.cameraInfo]) {
      expect(launch).toContain(`("${name}", f"{camera}/`);
    }
  });

  it("set parameters that the node has", () => {
    const names = [...text("launch/receptionist.launch.py").matchAll(/overrides\["(\S+)"\]/g)].map(
      ([, name]) => name ?? "",
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(at(defaults, name.split(".")), name).toBeDefined();
  });
});

it("a workspace that holds the whole clone finds no packages among npm's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-clone-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules"));
  const { scripts } = JSON.parse(text("../../package.json"));
  await run("sh", ["-c", scripts.postinstall], { cwd: folder });
  expect(readdirSync(join(folder, "node_modules"))).toEqual(["COLCON_IGNORE"]);
});

describe("the executables", () => {
  it.each(["receptionist", "lobby", "hub"])("%s goes to a command of stella", async (file) => {
    const [, command] = /exec "\$\(dirname "\$0"\)\/stella" (\w+)/.exec(text(`scripts/${file}`)) ?? [];
    expect(text("../main.ts")).toContain(`  ${command}: async`);
  });

  it("run the checkout that STELLA_HOME names", async () => {
    const env = { ...process.env, STELLA_HOME: path("../..") };
    const { stdout } = await run("sh", [path("scripts/stella.sh.in"), "lobby", "--help"], {
      env,
      cwd: tmpdir(),
    });
    expect(stdout).toMatch(/^stella lobby /);
  });

  it("say in a sentence that the checkout is not there", async () => {
    const env = { ...process.env, STELLA_HOME: "/nowhere" };
    const ended = run("sh", [path("scripts/stella.sh.in"), "lobby"], { env });
    await expect(ended).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("/nowhere. Set STELLA_HOME"),
    });
  });
});

function numberIn(body: string, attribute: string): number {
  return Number(new RegExp(`${attribute}="(\\S+?)"`).exec(body)?.[1]);
}

function childOf(body: string): string {
  return /<child link="(\w+)"\/>/.exec(body)?.[1] ?? "";
}

function byName(fields: readonly { name?: string; type?: string }[] | undefined): Record<string, unknown> {
  return Object.fromEntries((fields ?? []).map(({ name, type }) => [name, type]));
}

function at(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (inside, name) =>
      typeof inside === "object" && inside !== null
        ? Object.entries(inside).find(([key]) => key === name)?.[1]
        : undefined,
    value,
  );
}
