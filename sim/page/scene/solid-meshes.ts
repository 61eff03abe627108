import { Group, SphereGeometry } from "three";
import type { Solid } from "../../bodies/solid.ts";
import { FaceMesh } from "./face-mesh.ts";
import { SolidPool } from "./solid-pool.ts";
import { boxes, ellipsoids, roundedCones } from "./solid-shapes.ts";

/** Draws any number of solids with four draw calls, and one more for each face. */
export class SolidMeshes {
  readonly group = new Group();
  private readonly cones = new SolidPool(roundedCones);
  private readonly eggs = new SolidPool(ellipsoids);
  private readonly boxes = new SolidPool(boxes);
  private readonly ball = new SphereGeometry(1, 40, 28);
  private readonly faces: FaceMesh[] = [];

  constructor() {
    this.group.add(this.cones.mesh, this.eggs.mesh, this.boxes.mesh);
  }

  /** These, and nothing that was shown before. */
  show(solids: Iterable<Solid>): void {
    for (const pool of [this.cones, this.eggs, this.boxes]) pool.begin();
    let faces = 0;
    for (const solid of solids) {
      switch (solid.shape) {
        case "rounded-cone":
          this.cones.add(solid);
          break;
        case "box":
          this.boxes.add(solid);
          break;
        case "ellipsoid":
          if (solid.paint.kind === "face") this.face(faces++).show(solid, solid.paint);
          else this.eggs.add(solid);
          break;
      }
    }
    for (const pool of [this.cones, this.eggs, this.boxes]) pool.end();
    for (const [index, face] of this.faces.entries()) face.visible = index < faces;
  }

  dispose(): void {
    for (const pool of [this.cones, this.eggs, this.boxes]) pool.dispose();
    for (const face of this.faces) face.material.dispose();
    this.ball.dispose();
  }

  private face(index: number): FaceMesh {
    const known = this.faces[index];
    if (known) return known;
    const face = new FaceMesh(this.ball);
    this.faces.push(face);
    this.group.add(face);
    return face;
  }
}
