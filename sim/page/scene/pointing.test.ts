import { Ray, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { WARDROBE } from "../../bodies/wardrobe.ts";
import type { SeenPerson } from "../../view.ts";
import { floorAlong, personAlong } from "./pointing.ts";

function standing(id: string, x: number, y: number): SeenPerson {
  return {
    id,
    name: id,
    look: { kind: "adult", ...WARDROBE[0]!, heightM: 1.7 },
    posture: { x, y, bodyYawRad: 0, faceYawRad: 0, strideRad: 0, stride: 0, blink: 0, talk: 0 },
    saying: null,
  };
}

function ray(from: [number, number, number], towards: [number, number, number]): Ray {
  const origin = new Vector3(...from);
  return new Ray(origin, new Vector3(...towards).sub(origin).normalize());
}

describe("pointing at the lobby", () => {
  it("finds whoever stands there, the nearer one first, in whichever order they are told", () => {
    const near = standing("near", 3, 0);
    const far = standing("far", 5, 0);
    for (const people of [
      [near, far],
      [far, near],
    ]) {
      expect(personAlong(ray([0, 0, 1.2], [5, 0, 1.2]), people)).toBe("near");
      expect(personAlong(ray([8, 0, 1.2], [5, 0, 1.2]), people)).toBe("far");
    }
  });

  it("passes beside people, over their heads, and does not look backwards", () => {
    const people = [standing("1", 3, 0)];
    expect(personAlong(ray([0, 0, 1.2], [3, 0.5, 1.2]), people)).toBeNull();
    expect(personAlong(ray([0, 0, 2.5], [3, 0, 2.4]), people)).toBeNull();
    expect(personAlong(ray([0, 0, 1.2], [-3, 0, 1.2]), people)).toBeNull();
  });

  it("finds somebody from straight above", () => {
    expect(personAlong(ray([3, 0.1, 5], [3, 0.1, 0]), [standing("1", 3, 0)])).toBe("1");
    expect(personAlong(ray([3, 1, 5], [3, 1, 0]), [standing("1", 3, 0)])).toBeNull();
  });

  it("finds the floor below the horizon only", () => {
    const [x, y] = floorAlong(ray([0, 0, 2], [2, 1, 1]))!;
    expect(x).toBeCloseTo(4);
    expect(y).toBeCloseTo(2);
    expect(floorAlong(ray([0, 0, 2], [2, 1, 2]))).toBeNull();
    expect(floorAlong(ray([0, 0, 2], [2, 1, 3]))).toBeNull();
  });
});
