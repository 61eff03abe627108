/** Metres in the lobby: x ahead of the robot, y to its left, z up; the robot stands at the origin (REP-103). */
export type Vector = readonly [x: number, y: number, z: number];

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vector, by: number): Vector {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Turned to the left by `yawRad` about the vertical. */
export function yawed([x, y, z]: Vector, yawRad: number): Vector {
  const cos = Math.cos(yawRad);
  const sin = Math.sin(yawRad);
  return [x * cos - y * sin, x * sin + y * cos, z];
}
