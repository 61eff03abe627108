import type { Box, Ellipsoid, Paint, RoundedCone } from "./solid.ts";
import { add, scale, type Vector, yawed } from "./vector.ts";

/** A body's own frame: x ahead of it, y to its left, z up from the floor it stands on, all drawn in one size. */
export class BodyFrame {
  private readonly x: number;
  private readonly y: number;
  private readonly yawRad: number;
  private readonly size: number;

  /** @param size everything in it is multiplied by this */
  constructor(place: { readonly x: number; readonly y: number; readonly yawRad: number }, size = 1) {
    this.x = place.x;
    this.y = place.y;
    this.yawRad = place.yawRad;
    this.size = size;
  }

  /** The place in the lobby. */
  at(place: Vector): Vector {
    return add(yawed(scale(place, this.size), this.yawRad), [this.x, this.y, 0]);
  }

  cone(from: Vector, fromRadiusM: number, to: Vector, toRadiusM: number, paint: Paint): RoundedCone {
    return {
      shape: "rounded-cone",
      from: this.at(from),
      fromRadiusM: fromRadiusM * this.size,
      to: this.at(to),
      toRadiusM: toRadiusM * this.size,
      paint,
    };
  }

  egg(centre: Vector, radiiM: Vector, paint: Paint): Ellipsoid {
    return {
      shape: "ellipsoid",
      centre: this.at(centre),
      radiiM: scale(radiiM, this.size),
      yawRad: this.yawRad,
      paint,
    };
  }

  box(centre: Vector, halfM: Vector, paint: Paint): Box {
    return {
      shape: "box",
      centre: this.at(centre),
      halfM: scale(halfM, this.size),
      yawRad: this.yawRad,
      paint,
    };
  }

  /** A frame at a place in this one, turned to another side of the lobby, as a head is on its neck. */
  turned(place: Vector, yawRad: number): BodyFrame {
    const [x, y] = this.at(place);
    return new BodyFrame({ x, y, yawRad }, this.size);
  }
}
