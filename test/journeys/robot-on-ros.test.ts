import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RobotConfig, robotConfig } from "../../launch/config.ts";
import { serveOn } from "../../launch/robot-over-ros.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { InMemoryNetwork } from "../../robot/ros/graph/in-memory-graph.ts";
import type { ParameterValue, ParameterVerdict } from "../../robot/ros/graph/ros-graph.ts";
import { graphPeer } from "../contracts/graph-peer.ts";
import { passingHere } from "../contracts/passing-time.ts";
import { openRealGraph, privateNetwork, rosSkipReason } from "../ros/real-graph.ts";
import { anotherTake, imageOf, photo, Technician } from "./technician.ts";

const stella = fileURLToPath(new URL("../../launch/stella.mjs", import.meta.url));

interface Setting {
  readonly technician: Technician;
  setParameters(changes: Readonly<Record<string, ParameterValue>>): Promise<ParameterVerdict>;
  /** Events that the robot's journal has. */
  events(): readonly string[];
  /** Resolves to null when the robot's node has ended well, otherwise to how it ended. */
  readonly ended: Promise<unknown>;
  tidy(): Promise<void>;
}

journey("the robot on a graph in memory", async (config) => {
  const clock = new SystemClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const network = new InMemoryNetwork({ journal });
  const graph = network.node("receptionist");
  const around = { clock, journal, random: systemRandom, gauges: new Gauges() };
  const stop = new AbortController();
  const ended = serveOn(graph, config, around, () => {}, stop.signal).then(
    () => null,
    (error: unknown) => error,
  );
  return {
    technician: new Technician(network.node("technician"), clock),
    setParameters: async (changes) => graph.setParameters(changes),
    events: () => log.entries.map(({ event }) => event),
    ended,
    tidy: async () => {
      stop.abort(new Error("enough"));
      await ended;
    },
  };
});

describe.skipIf(rosSkipReason !== null)(`over ROS 2 (skipped: ${rosSkipReason})`, () => {
  journey("the robot in a process of its own", async (_config, file) => {
    const clock = new SystemClock();
    const child = spawn(process.execPath, [stella, "robot", "--ros", "--config", file], {
      env: { ...process.env, ...privateNetwork() },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const events: string[] = [];
    child.stderr?.on("data", (text: Buffer) => {
      for (const [, event] of String(text).matchAll(/"event":"([^"]+)"/g)) if (event) events.push(event);
    });
    const { graph, close } = await openRealGraph("technician", clock);
    const asks = graphPeer(graph);
    return {
      technician: new Technician(graph, clock),
      setParameters: (changes) => asks.setParameters("/receptionist", changes),
      events: () => events,
      ended: exitOf(child),
      tidy: async () => {
        child.kill("SIGKILL");
        close();
      },
    };
  });
});

/** What a technician does with a robot that serves on a graph, in this order. */
function journey(name: string, start: (config: RobotConfig, file: string) => Promise<Setting>): void {
  describe(name, () => {
    const folder = mkdtempSync(join(tmpdir(), "stella-ros-"));
    let setting: Setting;
    let technician: Technician;
    let picture: Uint8Array;
    let unplug: () => void = () => {};

    beforeAll(async () => {
      const document = {
        dataDir: folder,
        hubUrl: "ws://127.0.0.1:1/robot",
        screen: { port: 0 },
        ros: { head: { silentMs: 300 }, camera: { silentMs: 1000 }, sound: "ros" },
      };
      const file = join(folder, "robot.yaml");
      writeFileSync(file, JSON.stringify(document));
      picture = await photo();
      setting = await start(robotConfig.parse(document), file);
      technician = setting.technician;
    });
    afterAll(async () => {
      unplug();
      await setting.tidy();
      rmSync(folder, { recursive: true, force: true });
    });

    const plugIn = () => {
      unplug();
      unplug = technician.show((stamp) => {
        picture = anotherTake(picture);
        return imageOf(picture, stamp);
      });
    };
    const lastPoint = () => technician.trajectories.at(-1)?.points.at(-1)?.positions ?? [];

    test("it configures and activates itself, and says so to who comes late", async () => {
      await passingHere(() => technician.states.includes("waiting"));
      expect(await technician.life()).toBe("active");
    });

    test("a camera that is silent is told by its diagnostics, and nobody is reported", async () => {
      await passingHere(() => technician.levelOf("camera") === 2);
      expect(technician.people).toEqual([]);
    });

    test("people are reported once for each picture, stamped with it, and found where they are", async () => {
      plugIn();
      await passingHere(() => technician.regions.length >= 10);
      const { xmin, xmax, ymin, c } = technician.regions.at(-1)!;
      expect(c).toBeGreaterThan(0.35);
      expect([xmin >= 0.2, xmax <= 1, ymin >= 0, xmax - xmin > 0.2]).toEqual([true, true, true, true]);
      const stamps = technician.people.map(({ header }) => `${header.stamp.sec}.${header.stamp.nanosec}`);
      expect(new Set(stamps).size).toBe(stamps.length);
      await passingHere(() => technician.levelOf("camera") === 0);
    });

    test("the visitor is greeted, and the head turns towards them within its limits", async () => {
      await passingHere(() => technician.states.at(-1) === "serving" && technician.speech.length > 0);
      expect(technician.speech.join(" ")).toMatch(/robot/);
      await passingHere(() => Math.abs(lastPoint()[0] ?? 0) > 0.03);
      const { pan, tilt } = robotConfig.parse({}).motion;
      for (const { joint_names, points } of technician.trajectories) {
        expect(joint_names).toEqual(["head_pan_joint", "head_tilt_joint"]);
        for (const { positions, velocities } of points) {
          const [panRad = 0, tiltRad = 0] = positions;
          expect([panRad >= pan.lowestRad, panRad <= pan.highestRad]).toEqual([true, true]);
          expect([tiltRad >= tilt.lowestRad, tiltRad <= tilt.highestRad]).toEqual([true, true]);
          expect(Math.abs(velocities[0] ?? 0)).toBeLessThanOrEqual(pan.velocityRadPerS * 1.001);
          expect(Math.abs(velocities[1] ?? 0)).toBeLessThanOrEqual(tilt.velocityRadPerS * 1.001);
        }
      }
    });

    test("services do what they say, or say why not", async () => {
      expect(await technician.ask("greet")).toEqual({ success: false, message: "a visitor is being served" });
      expect(await technician.ask("mute")).toMatchObject({ success: true });
      expect(await technician.ask("wipe")).toMatchObject({ success: true });
      await passingHere(() => technician.states.at(-1) === "waiting");
      expect(await technician.ask("resume")).toMatchObject({ success: true });
      expect(await technician.press(true)).toMatchObject({ success: true });
      await passingHere(() => technician.levelOf("head") !== 0);
      expect(await technician.press(false)).toMatchObject({ success: true });
    });

    test("pictures that are none are told and survived: wrong step, no size, unknown encoding, cut off", async () => {
      unplug();
      const whole = imageOf(picture, { sec: 0, nanosec: 0 });
      const bad = [
        { ...whole, step: 100 },
        { ...whole, width: 0, height: 0, step: 0, data: new Uint8Array() },
        { ...whole, encoding: "bayer_nonsense" },
        { ...whole, data: picture.slice(0, 1000) },
      ];
      let turn = 0;
      unplug = technician.show(() => bad[turn++ % bad.length]!);
      await passingHere(() => turn >= 8 && setting.events().includes("camera.bad-picture"));
      const before = technician.regions.length;
      plugIn();
      await passingHere(() => technician.regions.length > before);
      expect(await technician.life()).toBe("active");
    });

    test("a camera that goes and comes back is used again", async () => {
      unplug();
      await passingHere(() => technician.levelOf("camera") === 2);
      const before = technician.regions.length;
      plugIn();
      await passingHere(() => technician.regions.length > before && technician.levelOf("camera") === 0);
    });

    test("deactivated it looks down and sees nobody, and activated it serves again", async () => {
      const { downRad } = robotConfig.parse({}).motion.gaze;
      expect(await technician.change("deactivate")).toBe(true);
      expect(technician.states.at(-1)).toBe("off-duty");
      await passingHere(() => Math.abs((lastPoint()[1] ?? 0) - downRad) < 0.02);
      const before = technician.people.length;
      expect(await technician.ask("greet")).toMatchObject({ success: false });
      expect(technician.people.length - before).toBeLessThanOrEqual(1);
      expect(await technician.change("activate")).toBe(true);
      await passingHere(() => technician.states.at(-1) === "serving");
    });

    test("a transition that is not to be had is refused, and the node lives", async () => {
      expect(await technician.change("configure")).toBe(false);
      expect(await technician.change("no such thing")).toBe(false);
      expect(await technician.life()).toBe("active");
    });

    test("parameters are changed live; what is out of range, contradicts others or comes too late is refused with the reason", async () => {
      const set = (changes: Record<string, ParameterValue>) => setting.setParameters(changes);
      expect(await set({ "sight.rules.engagement.reachM": 1.5 })).toEqual({ accepted: true });
      expect(await set({ "sight.rules.engagement.reachM": 99.5 })).toMatchObject({
        accepted: false,
        reason: expect.stringMatching(/reachM/),
      });
      expect(await set({ "motion.pan.lowestRad": 1.5 })).toMatchObject({
        accepted: false,
        reason: expect.stringMatching(/below highestRad/),
      });
      expect(await set({ hubUrl: "ws://elsewhere/robot" })).toMatchObject({
        accepted: false,
        reason: expect.stringMatching(/clean it up first/),
      });
    });

    test("cleaned up it takes what it could not take before, and comes up again when asked", async () => {
      expect(await technician.change("deactivate")).toBe(true);
      expect(await technician.change("cleanup")).toBe(true);
      expect(await technician.life()).toBe("unconfigured");
      expect(await technician.ask("greet")).toMatchObject({ success: false });
      expect(await setting.setParameters({ hubUrl: "ws://127.0.0.1:2/robot" })).toEqual({ accepted: true });
      expect(await technician.change("configure")).toBe(true);
      expect(await technician.change("activate")).toBe(true);
      expect(await technician.life()).toBe("active");
    });

    test("shut down it lets go of everything and ends well", async () => {
      expect(await technician.change("shutdown")).toBe(true);
      expect(await setting.ended).toBe(null);
    });
  });
}

async function exitOf(child: ChildProcess): Promise<unknown> {
  const [code, signal] = await once(child, "exit");
  return code === 0 ? null : (code ?? signal);
}
