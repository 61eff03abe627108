/** Where somebody stands and how: what walking and turning change. */
export interface Stance {
  readonly x: number;
  readonly y: number;
  /** 0 points away from the robot, ±π towards it. */
  readonly bodyYawRad: number;
  readonly faceYawRad: number;
  readonly strideRad: number;
  /** 0 standing … 1 walking briskly. */
  readonly stride: number;
}

const TURN_RAD_PER_S = 3.5;
const STEP_LENGTH_M = 0.72;

/** One step's worth of the way to a place; they stand when they are there. */
export function walked<S extends Stance>(
  body: S,
  [x, y]: readonly [number, number],
  speedMps: number,
  tickS: number,
): S {
  const [dx, dy] = [x - body.x, y - body.y];
  const leftM = Math.hypot(dx, dy);
  const stepM = speedMps * tickS;
  if (leftM <= stepM) return { ...standing(body), x, y };
  return {
    ...turned(body, Math.atan2(dy, dx), tickS),
    x: body.x + (dx / leftM) * stepM,
    y: body.y + (dy / leftM) * stepM,
    strideRad: body.strideRad + (Math.PI * stepM) / STEP_LENGTH_M,
    stride: Math.min(1, speedMps / 1.3),
  };
}

export function standing<S extends Stance>(body: S): S {
  return { ...body, stride: 0, strideRad: 0 };
}

/** Body and face turn towards a direction; the face is quicker. */
export function turned<S extends Stance>(body: S, yawRad: number, tickS: number): S {
  return {
    ...body,
    bodyYawRad: shorterWay(body.bodyYawRad, yawRad, TURN_RAD_PER_S * tickS),
    faceYawRad: shorterWay(body.faceYawRad, yawRad, 1.5 * TURN_RAD_PER_S * tickS),
  };
}

function shorterWay(fromRad: number, toRad: number, atMostRad: number): number {
  const off = Math.atan2(Math.sin(toRad - fromRad), Math.cos(toRad - fromRad));
  return fromRad + Math.max(-atMostRad, Math.min(atMostRad, off));
}
