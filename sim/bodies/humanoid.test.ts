import { describe, expect, it } from "vitest";
import { humanoid } from "./humanoid.ts";
import { BODY_KINDS, type BodyKind, type Posture } from "./look.ts";
import type { Solid } from "./solid.ts";
import { WARDROBE } from "./wardrobe.ts";

const STANDING: Posture = {
  x: 2,
  y: 1,
  bodyYawRad: Math.PI,
  faceYawRad: Math.PI,
  strideRad: 0,
  stride: 0,
  blink: 0,
  talk: 0,
};

function body(kind: BodyKind, posture: Partial<Posture> = {}, heightM = 1.72): readonly Solid[] {
  return humanoid({ ...WARDROBE[0]!, kind, heightM }, { ...STANDING, ...posture });
}

/** Its lowest and its highest point. */
function extent(solids: readonly Solid[]): readonly [number, number] {
  const ends = solids.flatMap(endsOf);
  return [Math.min(...ends), Math.max(...ends)];
}

function endsOf(solid: Solid): readonly number[] {
  switch (solid.shape) {
    case "rounded-cone":
      return [
        Math.min(solid.from[2] - solid.fromRadiusM, solid.to[2] - solid.toRadiusM),
        Math.max(solid.from[2] + solid.fromRadiusM, solid.to[2] + solid.toRadiusM),
      ];
    case "ellipsoid":
      return [solid.centre[2] - solid.radiiM[2], solid.centre[2] + solid.radiiM[2]];
    case "box":
      return [solid.centre[2] - solid.halfM[2], solid.centre[2] + solid.halfM[2]];
  }
}

function faceOf(solids: readonly Solid[]) {
  return solids.find((solid) => solid.shape === "ellipsoid" && solid.paint.kind === "face")!;
}

describe("a body", () => {
  it.each(BODY_KINDS)(
    "of the kind %s stands on the floor, has one face, and is as tall as it should be",
    (kind) => {
      for (const heightM of [1.1, 1.55, 1.9]) {
        const solids = body(kind, {}, heightM);
        const [lowest, highest] = extent(solids);
        expect(lowest).toBeGreaterThan(-0.04);
        expect(lowest).toBeLessThan(0.04);
        const seated = kind === "wheelchair" ? (0.37 / 1.72) * heightM : 0;
        expect(highest).toBeGreaterThan(heightM - seated - 0.03);
        expect(highest).toBeLessThan(heightM - seated + 0.05);
        expect(solids.filter(({ paint }) => paint.kind === "face")).toHaveLength(1);
      }
    },
  );

  it("turns its face without its body", () => {
    const solids = body("adult", { faceYawRad: Math.PI / 2 });
    const turned = solids.filter((solid) => solid.shape === "ellipsoid" && solid.yawRad === Math.PI / 2);
    expect(turned).toContain(faceOf(solids));
    expect(solids.some((solid) => solid.shape === "ellipsoid" && solid.yawRad === Math.PI)).toBe(true);
  });

  it("swings arms and legs while walking, but not while carrying, pushing or rolling", () => {
    const moved = (kind: BodyKind) => {
      const [one, other] = [0.8, 2.4].map((strideRad) => body(kind, { strideRad, stride: 1 }));
      return one!.filter((solid, at) => JSON.stringify(solid) !== JSON.stringify(other![at])).length;
    };
    expect(moved("adult")).toBeGreaterThan(12);
    expect(moved("carrying")).toBeGreaterThan(6);
    // The feet stay on their rest; hands and wheels move.
    const feet = (strideRad: number) =>
      body("wheelchair", { strideRad, stride: 1 }).filter(
        ({ paint }) => paint.kind === "plain" && paint.colour === WARDROBE[0]!.shoes,
      );
    expect(feet(0.8)).toEqual(feet(2.4));
    expect(moved("wheelchair")).toBeGreaterThan(8);
  });

  it("of a child has the larger head", () => {
    const headShare = (kind: BodyKind) => {
      const face = faceOf(body(kind));
      return face.shape === "ellipsoid" ? face.radiiM[2] : 0;
    };
    expect(headShare("child")).toBeGreaterThan(1.2 * headShare("adult"));
  });
});
