import { describe, expect, it } from "vitest";
import { wallTime } from "../kernel/clock.ts";
import type { RobotHealth } from "../kernel/robot-health.ts";
import { diagnose, type Examined } from "./diagnostics.ts";
import { healthy } from "./testing/scripted-robot.ts";

const inService: Examined = {
  nodeName: "/lobby/receptionist",
  robotName: "Stella",
  life: "active",
  trouble: null,
  health: healthy,
  hasHead: true,
};

function finding(part: string, health: Partial<RobotHealth>, rest: Partial<Examined> = {}) {
  const { status } = diagnose({ ...inService, health: { ...healthy, ...health }, ...rest }, wallTime(0));
  const found = status.find(({ name }) => name.endsWith(`: ${part}`));
  return found ? { level: found.level, message: found.message } : null;
}

describe("diagnostics", () => {
  it("of a healthy robot are all well, named after node and robot", () => {
    const { status } = diagnose(inService, wallTime(5000));
    expect(status.map(({ level }) => level)).toEqual(status.map(() => 0));
    expect(status.map(({ name }) => name)).toEqual([
      "lobby/receptionist: lifecycle",
      "lobby/receptionist: camera",
      "lobby/receptionist: detector",
      "lobby/receptionist: microphone",
      "lobby/receptionist: voice",
      "lobby/receptionist: screen",
      "lobby/receptionist: outbox",
      "lobby/receptionist: hub link",
      "lobby/receptionist: head",
      "lobby/receptionist: battery",
    ]);
    expect(status.every(({ hardware_id }) => hardware_id === "Stella")).toBe(true);
  });

  it("carry what was measured, with its unit", () => {
    const { status } = diagnose(inService, wallTime(0));
    expect(status[1]?.values).toEqual([
      { key: "frame age (ms)", value: "60" },
      { key: "frames dropped", value: "0" },
    ]);
  });

  it("are there for every part in every state, so that none goes stale", () => {
    const names = (examined: Examined) => diagnose(examined, wallTime(0)).status.map(({ name }) => name);
    const offDuty = { ...inService, life: "inactive" as const, health: { ...healthy, onDuty: false } };
    const unconfigured = { ...inService, life: "unconfigured" as const, health: null };
    expect(names(offDuty)).toEqual(names(inService));
    expect(names(unconfigured)).toEqual(names(inService));
  });

  it("find nothing wrong with a robot that is off duty or not configured", () => {
    const blind = {
      ...healthy,
      onDuty: false,
      camera: { fault: null, frameAgeMs: 60_000, framesDropped: 0 },
    };
    for (const health of [blind, null]) {
      const { status } = diagnose({ ...inService, life: "inactive", health }, wallTime(0));
      expect(status.filter(({ level }) => level !== 0)).toEqual([]);
    }
  });
});

describe("a part that needs somebody", () => {
  it("is the camera when pictures are late, missing, or its device is gone", () => {
    const camera = { fault: null, frameAgeMs: 60, framesDropped: 0 };
    expect(finding("camera", { camera: { ...camera, frameAgeMs: 1500 } })).toMatchObject({ level: 1 });
    expect(finding("camera", { camera: { ...camera, frameAgeMs: 5000 } })).toMatchObject({ level: 2 });
    expect(finding("camera", { camera: { ...camera, frameAgeMs: null } })).toMatchObject({ level: 1 });
    expect(finding("camera", { camera: { ...camera, fault: "camera.silent" } })).toEqual({
      level: 2,
      message: "lost: camera.silent",
    });
  });

  it("is the detector when it is slow", () => {
    expect(finding("detector", { detector: { inferenceMs: 400, persons: 0 } })).toMatchObject({ level: 1 });
    expect(finding("detector", { detector: { inferenceMs: null, persons: 0 } })).toEqual({
      level: 0,
      message: "no picture to look at yet",
    });
  });

  it("is the microphone when nothing arrives, or nothing but zeros", () => {
    const microphone = healthy.microphone;
    expect(finding("microphone", { microphone: { ...microphone, audioAgeMs: 3000 } })).toMatchObject({
      level: 2,
    });
    expect(finding("microphone", { microphone: { ...microphone, levelDbfs: -96 } })).toMatchObject({
      level: 1,
    });
    expect(finding("microphone", { microphone: { ...microphone, fault: "microphone.gone" } })).toMatchObject({
      level: 2,
    });
  });

  it("is not a microphone that somebody muted", () => {
    const muted = { ...healthy.microphone, muted: true, audioAgeMs: 60_000 };
    expect(finding("microphone", { microphone: muted })).toMatchObject({ level: 0 });
  });

  it("is the outbox when the hub rejected a record, or many wait", () => {
    expect(finding("outbox", { outbox: { pending: 0, quarantined: 1 } })).toMatchObject({ level: 1 });
    expect(finding("outbox", { outbox: { pending: 500, quarantined: 0 } })).toMatchObject({ level: 1 });
    expect(finding("outbox", { outbox: { pending: 3, quarantined: 0 } })).toMatchObject({ level: 0 });
  });

  it("is the link when the hub is away, and more so when it does not know the robot", () => {
    expect(finding("hub link", { link: "offline" })).toMatchObject({ level: 1 });
    expect(finding("hub link", { link: "needs-pairing" })).toMatchObject({ level: 2 });
  });

  it("is the head when it is stopped, does not follow or has fallen silent, but not one that is not driven", () => {
    const head = healthy.head;
    expect(finding("head", { head: { ...head, stopped: true } })).toMatchObject({ level: 1 });
    expect(finding("head", { head: { ...head, fault: "head.tilt-astray" } })).toMatchObject({ level: 2 });
    expect(finding("head", { head: { ...head, lost: true } })).toMatchObject({ level: 2 });
    expect(finding("head", { head: { ...head, lost: true } }, { hasHead: false })).toMatchObject({
      level: 0,
    });
  });

  it("is the battery when it runs down, unless it is charging", () => {
    const battery = { share: 0.1, charging: false } as const;
    expect(finding("battery", { battery: { ...battery, level: "enough" } })).toMatchObject({ level: 0 });
    expect(finding("battery", { battery: { ...battery, level: "low" } })).toMatchObject({ level: 1 });
    expect(finding("battery", { battery: { ...battery, level: "critical" } })).toMatchObject({ level: 2 });
    expect(finding("battery", { battery: { ...battery, charging: true, level: "enough" } })).toMatchObject({
      level: 0,
    });
    expect(finding("battery", { battery: null })).toMatchObject({ level: 0 });
  });

  it("is the node itself while it cannot do what it was asked to", () => {
    expect(finding("lifecycle", {}, { trouble: "configure failed: A file is missing." })).toEqual({
      level: 2,
      message: "configure failed: A file is missing.",
    });
  });
});
