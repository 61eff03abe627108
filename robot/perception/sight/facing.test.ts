import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { degrees } from "../../kernel/geometry.ts";
import type { Face } from "./face-detector.ts";
import { type FacingMemory, headTurn, judgeFacing, neverSeen } from "./facing.ts";
import { facingRules } from "./sight-config.ts";

const rules = facingRules.parse({});

/** A head of simple shape, turned aside and tilted, seen from the front. */
function face(turnRad: number, tiltRad = 0): Face {
  const at = (right: number, down: number, out: number) => {
    const x = right * Math.cos(turnRad) + out * Math.sin(turnRad);
    return {
      x: 100 + x * Math.cos(tiltRad) - down * Math.sin(tiltRad),
      y: 100 + x * Math.sin(tiltRad) + down * Math.cos(tiltRad),
    };
  };
  return {
    box: [80, 80, 120, 120],
    score: 0.9,
    rightEye: at(-8, 0, 15),
    leftEye: at(8, 0, 15),
    nose: at(0, 8, 21),
    mouth: at(0, 16, 17),
    rightEar: at(-17.5, 3, 0),
    leftEar: at(17.5, 3, 0),
  };
}

/** What is believed after looking once every 100 ms. */
function watch(...looks: readonly (Face | null | undefined)[]): FacingMemory {
  return looks.reduce<FacingMemory>(
    (memory, look, i) => judgeFacing(memory, look, 1.5, instant(i * 100), rules),
    neverSeen,
  );
}

const missing = (count: number) => Array.from({ length: count }, () => null);

describe("facing", () => {
  it.each([-60, -30, 0, 30, 60])("measures a head turned by %s°, also when it is tilted", (turnDeg) => {
    for (const tiltDeg of [-25, 0, 25]) {
      expect(headTurn(face(degrees(turnDeg), degrees(tiltDeg)))).toBeCloseTo(degrees(turnDeg), 1);
    }
  });

  it("is towards for a face that looks here, away for one turned aside", () => {
    expect(watch(face(degrees(10))).facing).toBe("towards");
    expect(watch(face(degrees(60))).facing).toBe("away");
  });

  it("stays unknown for somebody whose face was never found", () => {
    expect(watch(...missing(100)).facing).toBe("unknown");
  });

  it("outlasts a few frames in which the face is missed", () => {
    expect(watch(face(0), ...missing(5)).facing).toBe("towards");
  });

  it("turns unknown, then away, when a face that was found is gone", () => {
    expect(watch(face(0), ...missing(10)).facing).toBe("unknown");
    expect(watch(face(0), ...missing(20)).facing).toBe("away");
  });

  it("stays unknown for somebody who is now too far away for the face to be found", () => {
    const near = judgeFacing(neverSeen, face(0), 1.2, instant(0), rules);
    expect(judgeFacing(near, null, 3, instant(5000), rules).facing).toBe("unknown");
  });

  it("draws no conclusion from frames in which the face was not looked for", () => {
    expect(watch(face(0), ...Array.from({ length: 30 }, () => undefined)).facing).toBe("unknown");
  });
});
