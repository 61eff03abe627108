import { BufferGeometry, Float32BufferAttribute, SphereGeometry } from "three";
import { RoundedBoxGeometry } from "three/addons/geometries/RoundedBoxGeometry.js";
import type { Box, Ellipsoid, RoundedCone, Solid } from "../../bodies/solid.ts";

/**
 * How one shape is drawn many times: a template that the graphics card bends into each solid. `placing` is the GLSL
 * of `void solidSurface(out vec3 point, out vec3 outward)`; it reads the eight numbers of a solid as `solidA` and
 * `solidB`, and finds the template's vertex in `position` and `normal`. Both results are in the lobby's frame.
 */
export interface SolidShape<S extends Solid> {
  template(): BufferGeometry;
  /** The eight numbers of one solid. */
  numbersOf(solid: S): readonly [number, number, number, number, number, number, number, number];
  readonly placing: string;
}

/** On the template, `position` is (cosine, sine) around the axis and the part of the way along a cap; `normal.x` tells which ball's cap. */
const ROUND_STEPS = 20;
const CAP_STEPS = 5;

export const roundedCones: SolidShape<RoundedCone> = {
  template() {
    const positions: number[] = [];
    const ends: number[] = [];
    const triangles: number[] = [];
    const rows = 2 * (CAP_STEPS + 1);
    for (let row = 0; row < rows; row++) {
      const end = row <= CAP_STEPS ? 0 : 1;
      const along = (row - end * (CAP_STEPS + 1)) / CAP_STEPS;
      for (let step = 0; step <= ROUND_STEPS; step++) {
        const turn = (step / ROUND_STEPS) * 2 * Math.PI;
        positions.push(Math.cos(turn), Math.sin(turn), along);
        ends.push(end, 0, 0);
        if (row === rows - 1 || step === ROUND_STEPS) continue;
        const here = row * (ROUND_STEPS + 1) + step;
        const above = here + ROUND_STEPS + 1;
        triangles.push(here, here + 1, above, above, here + 1, above + 1);
      }
    }
    return new BufferGeometry()
      .setAttribute("position", new Float32BufferAttribute(positions, 3))
      .setAttribute("normal", new Float32BufferAttribute(ends, 3))
      .setIndex(triangles);
  },
  numbersOf: ({ from, fromRadiusM, to, toRadiusM }) => [...from, fromRadiusM, ...to, toRadiusM],
  // The skin leaves both balls at the latitude at which it touches them, which depends on the taper.
  placing: `
    vec3 axis = solidB.xyz - solidA.xyz;
    float lengthM = max(length(axis), 1e-5);
    vec3 ahead = axis / lengthM;
    float leaves = asin(clamp((solidA.w - solidB.w) / lengthM, -1.0, 1.0));
    float latitude = normal.x < 0.5 ? mix(-1.5707963, leaves, position.z) : mix(leaves, 1.5707963, position.z);
    vec3 side = normalize(abs(ahead.z) < 0.9 ? cross(ahead, vec3(0.0, 0.0, 1.0)) : cross(ahead, vec3(1.0, 0.0, 0.0)));
    vec3 other = cross(ahead, side);
    outward = cos(latitude) * (position.x * side + position.y * other) + sin(latitude) * ahead;
    point = normal.x < 0.5 ? solidA.xyz + solidA.w * outward : solidB.xyz + solidB.w * outward;
  `,
};

export const ellipsoids: SolidShape<Ellipsoid> = {
  template: () => new SphereGeometry(1, 24, 16),
  numbersOf: ({ centre, yawRad, radiiM }) => [...centre, yawRad, ...radiiM, 0],
  placing: `
    mat2 yaw = mat2(cos(solidA.w), sin(solidA.w), -sin(solidA.w), cos(solidA.w));
    point = position * solidB.xyz;
    point.xy = yaw * point.xy;
    point += solidA.xyz;
    outward = normalize(position / solidB.xyz);
    outward.xy = yaw * outward.xy;
  `,
};

/** Real edges catch the light; no wider than this, so that outlines stay those of the cuboid. */
const WIDEST_EDGE_M = 0.025;

export const boxes: SolidShape<Box> = {
  // Odd numbers of steps: no vertex lies on a middle plane, so its sign tells its corner.
  template: () => new RoundedBoxGeometry(2, 2, 2, 2, 0.5),
  numbersOf: ({ centre, yawRad, halfM }) => [...centre, yawRad, ...halfM, 0],
  placing: `
    mat2 yaw = mat2(cos(solidA.w), sin(solidA.w), -sin(solidA.w), cos(solidA.w));
    float edgeM = min(${WIDEST_EDGE_M}, 0.4 * min(solidB.x, min(solidB.y, solidB.z)));
    point = sign(position) * (solidB.xyz - edgeM) + edgeM * normal;
    point.xy = yaw * point.xy;
    point += solidA.xyz;
    outward = normal;
    outward.xy = yaw * outward.xy;
  `,
};
