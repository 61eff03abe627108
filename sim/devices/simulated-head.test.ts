import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { type HeadDrive, SimulatedHead, SOUND_DRIVE } from "./simulated-head.ts";

/** Set-points every 20 ms along a path of time in seconds. */
function driven(path: (seconds: number) => number, ticks: number): SimulatedHead {
  const head = new SimulatedHead(new ManualClock());
  for (let tick = 0; tick < ticks; tick++) {
    head.command({ panRad: path(tick * 0.02), tiltRad: 0 }, instant(tick * 20));
  }
  return head;
}

describe("the simulated head", () => {
  it("measures how hard it was driven", () => {
    // Constant jerk: position 10·t³/6 for one second.
    const { pan, tilt } = driven((t) => (10 * t ** 3) / 6, 51).peaks();
    expect(pan.highestRad).toBeCloseTo(10 / 6, 3);
    expect(pan.velocityRadPerS).toBeCloseTo(4.9, 1);
    expect(pan.accelerationRadPerS2).toBeCloseTo(9.8, 1);
    expect(pan.jerkRadPerS3).toBeCloseTo(10, 3);
    expect(tilt).toEqual({
      lowestRad: 0,
      highestRad: 0,
      velocityRadPerS: 0,
      accelerationRadPerS2: 0,
      jerkRadPerS3: 0,
    });
  });

  it("notices a single set-point that jumps", () => {
    const { pan } = driven((t) => (t < 0.5 ? 0 : 0.1), 50).peaks();
    expect(pan.velocityRadPerS).toBeCloseTo(5, 3);
    expect(pan.jerkRadPerS3).toBeGreaterThan(10_000);
  });

  it("does not take a gap in time for a jerk", () => {
    const head = new SimulatedHead(new ManualClock());
    for (const [atMs, panRad] of [
      [0, 0],
      [20, 0.01],
      [40, 0.02],
      [540, 0.03],
      [560, 0.04],
      [580, 0.05],
    ] as const) {
      head.command({ panRad, tiltRad: 0 }, instant(atMs));
    }
    expect(head.peaks().pan.velocityRadPerS).toBeCloseTo(0.5, 6);
    expect(head.peaks().pan.accelerationRadPerS2).toBeLessThan(1e-6);
  });

  it("follows its set-point with a servo's lag", async () => {
    const clock = new ManualClock();
    const head = new SimulatedHead(clock);
    head.pose();
    head.command({ panRad: 1, tiltRad: 0 }, instant(20));
    await clock.advance(40);
    expect(head.pose().panRad).toBeCloseTo(1 - Math.exp(-1), 6);
    await clock.advance(400);
    expect(head.pose().panRad).toBeGreaterThan(0.999);
  });

  it("stays where it is while its motor is stalled, lags by what slips, and follows again when it is sound", async () => {
    const clock = new ManualClock();
    let drive: HeadDrive = SOUND_DRIVE;
    const head = new SimulatedHead(clock, () => drive);
    const stand = async (panRad: number) => {
      head.command({ panRad, tiltRad: 0 }, clock.now());
      await clock.advance(1000);
      return head.pose().panRad;
    };
    expect(await stand(0.5)).toBeCloseTo(0.5, 6);
    drive = { ...SOUND_DRIVE, panGrip: 0 };
    expect(await stand(1)).toBeCloseTo(0.5, 6);
    drive = SOUND_DRIVE;
    expect(await stand(1)).toBeCloseTo(1, 6);
    drive = { ...SOUND_DRIVE, panGrip: 0.5 };
    expect(await stand(0)).toBeCloseTo(0.5, 6);
    expect(await stand(0)).toBeCloseTo(0.5, 6);
  });

  it("sinks without power, and is not thought to have been driven there", async () => {
    const clock = new ManualClock();
    let drive: HeadDrive = SOUND_DRIVE;
    const head = new SimulatedHead(clock, () => drive);
    for (let tick = 0; tick < 50; tick++) {
      head.command({ panRad: 0.3, tiltRad: 0.2 }, clock.now());
      await clock.advance(20);
    }
    drive = { ...SOUND_DRIVE, powered: false };
    head.pose();
    await clock.advance(2000);
    expect(head.pose().panRad).toBeCloseTo(0.3, 6);
    expect(head.pose().tiltRad).toBe(-0.5);
    drive = SOUND_DRIVE;
    for (let tick = 0; tick < 5; tick++) {
      head.command(head.pose(), clock.now());
      await clock.advance(20);
    }
    expect(head.peaks().tilt).toMatchObject({ lowestRad: -0.5, velocityRadPerS: 0 });
  });
});
