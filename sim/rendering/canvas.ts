import type { Box, Ellipsoid, RoundedCone, Solid } from "../bodies/solid.ts";
import { dot, subtract } from "../bodies/vector.ts";
import type { Lens } from "./lens.ts";
import { shade } from "./light.ts";
import { paintAt } from "./paint.ts";

/** A picture being drawn: solids are ray cast into it, the nearest surface wins. */
export class Canvas {
  /** Packed RGB, row by row. */
  readonly rgb: Uint8Array;
  /** Distance from the lens along each pixel's ray. */
  readonly distanceM: Float32Array;
  private readonly lens: Lens;

  /** Starts from a copy of an earlier canvas, such as the empty room. */
  constructor(lens: Lens, from?: Canvas) {
    this.lens = lens;
    this.rgb = from ? from.rgb.slice() : new Uint8Array(lens.widthPx * lens.heightPx * 3);
    this.distanceM = from
      ? from.distanceM.slice()
      : new Float32Array(lens.widthPx * lens.heightPx).fill(Number.POSITIVE_INFINITY);
  }

  /** @param light 1 is a well-lit lobby, 0 is darkness. */
  draw(solid: Solid, light: number): void {
    switch (solid.shape) {
      case "ellipsoid":
        this.drawEllipsoid(solid, light);
        return;
      case "rounded-cone":
        this.drawRoundedCone(solid, light);
        return;
      case "box":
        this.drawBox(solid, light);
        return;
    }
  }

  /** Darkens the floor that is already there, as a body standing near it does. */
  drawContactShadow(x: number, y: number, radiusM: number): void {
    const patch = this.lens.patchOf([{ centre: [x, y, 0], radiusM }]);
    if (!patch) return;
    const [ex, ey, ez] = this.lens.position;
    for (let row = patch.top; row < patch.bottom; row++) {
      for (let column = patch.left; column < patch.right; column++) {
        const pixel = row * this.lens.widthPx + column;
        const along = this.distanceM[pixel]!;
        const up = ez + along * this.lens.rays[pixel * 3 + 2]!;
        if (up > 0.03) continue;
        const off = Math.hypot(
          ex + along * this.lens.rays[pixel * 3]! - x,
          ey + along * this.lens.rays[pixel * 3 + 1]! - y,
        );
        if (off >= radiusM) continue;
        const left = 1 - 0.55 * (1 - off / radiusM) ** 1.5;
        for (let channel = 0; channel < 3; channel++) this.rgb[pixel * 3 + channel]! *= left;
      }
    }
  }

  /** After Inigo Quilez, "rounded cone – intersection" (MIT). */
  private drawRoundedCone(cone: RoundedCone, light: number): void {
    const patch = this.lens.patchOf([
      { centre: cone.from, radiusM: cone.fromRadiusM },
      { centre: cone.to, radiusM: cone.toRadiusM },
    ]);
    if (!patch) return;
    const axis = subtract(cone.to, cone.from);
    const fromEye = subtract(this.lens.position, cone.from);
    const toEye = subtract(this.lens.position, cone.to);
    const taper = cone.fromRadiusM - cone.toRadiusM;
    const axisSquared = dot(axis, axis);
    const axisEye = dot(axis, fromEye);
    const eyeSquared = dot(fromEye, fromEye);
    const toEyeSquared = dot(toEye, toEye);
    const slant = axisSquared - taper * taper;
    const k0 =
      slant * eyeSquared -
      axisEye * axisEye +
      axisEye * taper * cone.fromRadiusM * 2 -
      axisSquared * cone.fromRadiusM ** 2;
    const rays = this.lens.rays;
    for (let row = patch.top; row < patch.bottom; row++) {
      for (let column = patch.left; column < patch.right; column++) {
        const pixel = row * this.lens.widthPx + column;
        const rx = rays[pixel * 3]!;
        const ry = rays[pixel * 3 + 1]!;
        const rz = rays[pixel * 3 + 2]!;
        const axisRay = axis[0] * rx + axis[1] * ry + axis[2] * rz;
        const rayFrom = rx * fromEye[0] + ry * fromEye[1] + rz * fromEye[2];
        const k2 = slant - axisRay * axisRay;
        const k1 = slant * rayFrom - axisEye * axisRay + axisRay * taper * cone.fromRadiusM;
        const h = k1 * k1 - k0 * k2;
        if (h < 0) continue;
        let along = (-Math.sqrt(h) - k1) / k2;
        const height = axisEye - cone.fromRadiusM * taper + along * axisRay;
        let nx: number;
        let ny: number;
        let nz: number;
        if (height > 0 && height < slant) {
          nx = slant * (fromEye[0] + along * rx) - axis[0] * height;
          ny = slant * (fromEye[1] + along * ry) - axis[1] * height;
          nz = slant * (fromEye[2] + along * rz) - axis[2] * height;
        } else {
          const rayTo = rx * toEye[0] + ry * toEye[1] + rz * toEye[2];
          const hFrom = rayFrom * rayFrom - eyeSquared + cone.fromRadiusM ** 2;
          const hTo = rayTo * rayTo - toEyeSquared + cone.toRadiusM ** 2;
          const atFrom = hFrom > 0 ? -rayFrom - Math.sqrt(hFrom) : Number.POSITIVE_INFINITY;
          const atTo = hTo > 0 ? -rayTo - Math.sqrt(hTo) : Number.POSITIVE_INFINITY;
          along = Math.min(atFrom, atTo);
          const eye = atFrom < atTo ? fromEye : toEye;
          nx = eye[0] + along * rx;
          ny = eye[1] + along * ry;
          nz = eye[2] + along * rz;
        }
        if (!(along > 0) || along >= this.distanceM[pixel]!) continue;
        const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        this.distanceM[pixel] = along;
        const up = this.lens.position[2] + along * rz;
        const colour = paintAt(cone.paint, 0, 0, up);
        this.put(pixel, colour, shade(nx / length, ny / length, nz / length, up, light));
      }
    }
  }

  private drawEllipsoid(egg: Ellipsoid, light: number): void {
    const patch = this.lens.patchOf([{ centre: egg.centre, radiusM: Math.max(...egg.radiiM) }]);
    if (!patch) return;
    const cos = Math.cos(egg.yawRad);
    const sin = Math.sin(egg.yawRad);
    const [a, b, c] = egg.radiiM;
    const eye = subtract(this.lens.position, egg.centre);
    // The eye and each ray in the egg's own frame, where it is a unit ball.
    const ex = (eye[0] * cos + eye[1] * sin) / a;
    const ey = (-eye[0] * sin + eye[1] * cos) / b;
    const ez = eye[2] / c;
    const rays = this.lens.rays;
    for (let row = patch.top; row < patch.bottom; row++) {
      for (let column = patch.left; column < patch.right; column++) {
        const pixel = row * this.lens.widthPx + column;
        const wx = rays[pixel * 3]!;
        const wy = rays[pixel * 3 + 1]!;
        const rx = (wx * cos + wy * sin) / a;
        const ry = (-wx * sin + wy * cos) / b;
        const rz = rays[pixel * 3 + 2]! / c;
        const qa = rx * rx + ry * ry + rz * rz;
        const qb = ex * rx + ey * ry + ez * rz;
        const h = qb * qb - qa * (ex * ex + ey * ey + ez * ez - 1);
        if (h < 0) continue;
        const along = (-qb - Math.sqrt(h)) / qa;
        if (!(along > 0) || along >= this.distanceM[pixel]!) continue;
        this.distanceM[pixel] = along;
        const px = ex + along * rx;
        const py = ey + along * ry;
        const pz = ez + along * rz;
        const lx = px / a;
        const ly = py / b;
        const nz = pz / c;
        const length = Math.sqrt(lx * lx + ly * ly + nz * nz);
        const colour = paintAt(egg.paint, px, py, pz);
        const nx = (lx * cos - ly * sin) / length;
        const ny = (lx * sin + ly * cos) / length;
        this.put(pixel, colour, shade(nx, ny, nz / length, egg.centre[2] + pz * c, light));
      }
    }
  }

  /** The ray enters through the furthest of the three slabs' near faces. */
  private drawBox(box: Box, light: number): void {
    const patch = this.lens.patchOf([{ centre: box.centre, radiusM: Math.hypot(...box.halfM) }]);
    if (!patch) return;
    const cos = Math.cos(box.yawRad);
    const sin = Math.sin(box.yawRad);
    const [a, b, c] = box.halfM;
    const eye = subtract(this.lens.position, box.centre);
    const ex = eye[0] * cos + eye[1] * sin;
    const ey = -eye[0] * sin + eye[1] * cos;
    const ez = eye[2];
    const rays = this.lens.rays;
    for (let row = patch.top; row < patch.bottom; row++) {
      for (let column = patch.left; column < patch.right; column++) {
        const pixel = row * this.lens.widthPx + column;
        const wx = rays[pixel * 3]!;
        const wy = rays[pixel * 3 + 1]!;
        const wz = rays[pixel * 3 + 2]!;
        const rx = wx * cos + wy * sin;
        const ry = -wx * sin + wy * cos;
        const inX = -ex / rx - Math.abs(a / rx);
        const inY = -ey / ry - Math.abs(b / ry);
        const inZ = -ez / wz - Math.abs(c / wz);
        const out = Math.min(
          inX + 2 * Math.abs(a / rx),
          inY + 2 * Math.abs(b / ry),
          inZ + 2 * Math.abs(c / wz),
        );
        const along = Math.max(inX, inY, inZ);
        if (!(along > 0) || along > out || along >= this.distanceM[pixel]!) continue;
        this.distanceM[pixel] = along;
        const side = along === inX ? -Math.sign(rx) : 0;
        const flank = side === 0 && along === inY ? -Math.sign(ry) : 0;
        const up = this.lens.position[2] + along * wz;
        const nz = side === 0 && flank === 0 ? -Math.sign(wz) : 0;
        const colour = paintAt(box.paint, 0, 0, up);
        this.put(pixel, colour, shade(side * cos - flank * sin, side * sin + flank * cos, nz, up, light));
      }
    }
  }

  private put(pixel: number, colour: readonly [number, number, number], brightness: number): void {
    this.rgb[pixel * 3] = Math.min(255, colour[0] * brightness);
    this.rgb[pixel * 3 + 1] = Math.min(255, colour[1] * brightness);
    this.rgb[pixel * 3 + 2] = Math.min(255, colour[2] * brightness);
  }
}
