import { describe, expect, it } from "vitest";
import {
  chargeAtMostOf,
  clockAheadMsOf,
  conditionsOf,
  deathOf,
  driveOf,
  lensTroubleOf,
} from "./consequences.ts";
import { type Mishap, mishap } from "./mishap.ts";
import { Mishaps } from "./mishaps.ts";

function planned(...faults: readonly unknown[]) {
  let nowMs = 0;
  const mishaps = new Mishaps(
    faults.map((one) => mishap.parse(one)),
    () => nowMs,
  );
  return {
    mishaps,
    at: (seconds: number) => {
      nowMs = seconds * 1000;
      return mishaps;
    },
  };
}

function byHand(one: unknown): Mishap {
  return mishap.parse(one);
}

describe("a mishap", () => {
  it("must end after it has begun, and says what it needs", () => {
    expect(mishap.safeParse({ kind: "camera-black", fromS: 5, untilS: 5 }).success).toBe(false);
    expect(mishap.safeParse({ kind: "motor-stalled" }).success).toBe(false);
    expect(mishap.safeParse({ kind: "network-slow", latencyMs: 40, share: 1 }).success).toBe(false);
  });

  it("lasts from its first moment to just before its last one, or to the end", () => {
    const { at } = planned({ kind: "camera-black", fromS: 5, untilS: 8 }, { kind: "hub-down", fromS: 6 });
    expect([4.99, 5, 7.99, 8].map((s) => at(s).isOn("camera-black"))).toEqual([false, true, true, false]);
    expect(
      at(3600)
        .active()
        .map(({ kind }) => kind),
    ).toEqual(["hub-down"]);
  });

  it("begun by hand lasts until it is ended by hand, also in the next scenario", () => {
    const { mishaps, at } = planned({ kind: "hub-down", fromS: 1, untilS: 9 });
    mishaps.begin(byHand({ kind: "motor-stalled", joint: "pan", fromS: 50, untilS: 60 }));
    mishaps.begin(byHand({ kind: "motor-stalled", joint: "tilt" }));
    mishaps.begin(byHand({ kind: "motor-stalled", joint: "pan" }));
    expect(
      at(2)
        .all("motor-stalled")
        .map(({ joint }) => joint),
    ).toEqual(["pan", "tilt"]);
    mishaps.anew([]);
    expect(at(2).active()).toHaveLength(2);
    mishaps.end("motor-stalled");
    expect(mishaps.active()).toEqual([]);
  });

  it("of the scenario can be ended by hand; what is still to come comes", () => {
    const { at } = planned(
      { kind: "network-down", fromS: 1, untilS: 9 },
      { kind: "network-down", fromS: 20, untilS: 30 },
    );
    at(2).end("network-down");
    expect(at(3).isOn("network-down")).toBe(false);
    expect(at(25).isOn("network-down")).toBe(true);
  });
});

describe("what mishaps mean", () => {
  it("is nothing while nothing is wrong", () => {
    const { mishaps } = planned();
    expect(conditionsOf(mishaps, 40)).toEqual({ way: "open", latencyMs: 40, lossShare: 0 });
    expect(driveOf(mishaps)).toEqual({ powered: true, panGrip: 1, tiltGrip: 1 });
    expect([
      lensTroubleOf(mishaps),
      clockAheadMsOf(mishaps),
      chargeAtMostOf(mishaps),
      deathOf(mishaps),
    ]).toEqual([null, 0, 1, null]);
  });

  it("is told to each device: two may be wrong at once, and a network that is down is not slow", () => {
    const { mishaps } = planned(
      { kind: "network-slow", latencyMs: 900 },
      { kind: "network-lossy", share: 0.2 },
      { kind: "network-down" },
      { kind: "motor-stalled", joint: "pan" },
      { kind: "motor-slipping", joint: "tilt", share: 0.25 },
      { kind: "clock-wrong", byS: -3600 },
      { kind: "battery-low" },
      { kind: "process-killed" },
      { kind: "camera-black" },
    );
    expect(conditionsOf(mishaps, 40)).toEqual({ way: "down", latencyMs: 900, lossShare: 0.2 });
    expect(driveOf(mishaps)).toEqual({ powered: true, panGrip: 0, tiltGrip: 0.75 });
    expect([
      lensTroubleOf(mishaps),
      clockAheadMsOf(mishaps),
      chargeAtMostOf(mishaps),
      deathOf(mishaps),
    ]).toEqual(["black", -3_600_000, 0.04, "process-killed"]);
    mishaps.begin(byHand({ kind: "power-cut" }));
    expect(deathOf(mishaps)).toBe("power-cut");
    expect(driveOf(mishaps).powered).toBe(false);
  });
});
