import { describe, expect, it } from "vitest";
import type { RobotHealth } from "./kernel/robot-health.ts";
import { partsOf, problemsOf } from "./staff-problems.ts";

const well: RobotHealth = {
  onDuty: true,
  camera: { fault: null, frameAgeMs: 180, framesDropped: 0 },
  detector: { inferenceMs: 40, persons: 0 },
  microphone: { fault: null, muted: false, audioAgeMs: 20, levelDbfs: -61 },
  voice: { fault: null },
  screen: { fault: null },
  outbox: { pending: 3, quarantined: 0 },
  link: "online",
  head: { fault: null, lost: false, stopped: false, panLagRad: 0.0349, tiltLagRad: 0 },
  battery: { share: 0.8, charging: false, level: "enough" },
};

describe("what those who work here are told", () => {
  it("is nothing while everything is well", () => {
    expect(problemsOf(well, false)).toEqual([]);
    expect(partsOf(well).every(({ code }) => code === null)).toBe(true);
  });

  it("names each part that is unwell by its code", () => {
    const unwell: RobotHealth = {
      ...well,
      camera: { ...well.camera, fault: "camera.frozen" },
      microphone: { ...well.microphone, fault: "microphone.lost" },
      head: { ...well.head, stopped: true },
      battery: { share: 0.1, charging: false, level: "low" },
      outbox: { pending: 0, quarantined: 2 },
    };
    expect(problemsOf(unwell, false).map(({ code }) => code)).toEqual([
      "camera.frozen",
      "microphone.lost",
      "head.stopped",
      "outbox.quarantined",
      "battery.low",
    ]);
  });

  it("is that the hub is out of reach only when it has been for long, with how many records wait", () => {
    const offline: RobotHealth = { ...well, link: "offline" };
    expect(problemsOf(offline, false)).toEqual([]);
    expect(problemsOf(offline, true)).toEqual([{ part: "link", code: "link.offline", waiting: 3 }]);
    expect(problemsOf({ ...well, link: "needs-pairing" }, false)).toMatchObject([
      { code: "link.needs-pairing" },
    ]);
  });

  it("is not that the battery is low while it is being charged, or that nobody looks at the screen", () => {
    expect(problemsOf({ ...well, battery: { share: 0.1, charging: true, level: "enough" } }, false)).toEqual(
      [],
    );
    expect(problemsOf({ ...well, screen: { fault: "screen.absent" } }, false)).toEqual([]);
  });

  it("has figures for a technician to read, rounded, and none that nobody measured", () => {
    const figures = (health: RobotHealth) =>
      Object.fromEntries(
        partsOf(health).flatMap((part) => part.figures.map(({ name, value }) => [name, value])),
      );
    expect(figures(well)).toEqual({
      "frame-age-ms": 180,
      "inference-ms": 40,
      "level-dbfs": -61,
      "lag-deg": 2,
      "records-waiting": 3,
      "records-set-aside": 0,
      "charge-percent": 80,
    });
    const unknown: RobotHealth = { ...well, battery: { share: null, charging: false, level: "enough" } };
    expect(figures(unknown)).not.toHaveProperty("charge-percent");
  });
});
