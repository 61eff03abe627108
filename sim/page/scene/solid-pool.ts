import {
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  SRGBColorSpace,
} from "three";
import type { Colour, Solid } from "../../bodies/solid.ts";
import { type SolidMaterials, solidMaterials } from "./solid-material.ts";
import type { SolidShape } from "./solid-shapes.ts";

/** Numbers of one solid in each of the attributes that its instance has. */
const SIZES = { solidA: 4, solidB: 4, color: 3, band: 4 } as const;

/**
 * All solids of one shape, drawn at once. Filled anew for every picture: `begin`, `add` each, `end`. The buffers
 * stay, unless there are more solids than ever before.
 */
export class SolidPool<S extends Solid> {
  readonly mesh: Mesh<InstancedBufferGeometry>;
  private readonly shape: SolidShape<S>;
  private readonly materials: SolidMaterials;
  private readonly linear = new Color();
  private capacity = 0;
  private count = 0;

  constructor(shape: SolidShape<S>) {
    this.shape = shape;
    this.materials = solidMaterials(shape.placing);
    this.mesh = new Mesh(new InstancedBufferGeometry(), this.materials.lit);
    this.mesh.customDepthMaterial = this.materials.depth;
    this.mesh.castShadow = true;
    this.mesh.receiveShadow = true;
    // The template says nothing about where its instances are.
    this.mesh.frustumCulled = false;
    this.grow(64);
  }

  begin(): void {
    this.count = 0;
  }

  /** @param solid must not be a face; see `FacePool`. */
  add(solid: S): void {
    if (this.count === this.capacity) this.grow(this.capacity * 2);
    const at = this.count++;
    const [a0, a1, a2, a3, b0, b1, b2, b3] = this.shape.numbersOf(solid);
    this.numbers("solidA").set([a0, a1, a2, a3], at * SIZES.solidA);
    this.numbers("solidB").set([b0, b1, b2, b3], at * SIZES.solidB);
    const { paint } = solid;
    switch (paint.kind) {
      case "plain":
        this.putColour("color", at, paint.colour);
        this.numbers("band")[at * SIZES.band + 3] = 0;
        return;
      case "striped":
        this.putColour("color", at, paint.colour);
        this.putColour("band", at, paint.other);
        this.numbers("band")[at * SIZES.band + 3] = paint.periodM;
        return;
      case "face":
        throw new Error("a face is drawn by the pool of faces");
    }
  }

  end(): void {
    const { geometry } = this.mesh;
    geometry.instanceCount = this.count;
    this.mesh.visible = this.count > 0;
    for (const name of Object.keys(SIZES)) geometry.getAttribute(name).needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.materials.lit.dispose();
    this.materials.depth.dispose();
  }

  private putColour(name: "color" | "band", at: number, [red, green, blue]: Colour): void {
    this.linear.setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
    this.linear.toArray(this.numbers(name), at * SIZES[name]);
  }

  private numbers(name: keyof typeof SIZES): Float32Array {
    // All attributes of instances are made in `grow`.
    return this.mesh.geometry.getAttribute(name).array as Float32Array;
  }

  private grow(capacity: number): void {
    const template = this.shape.template();
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex(template.getIndex());
    geometry.setAttribute("position", template.getAttribute("position"));
    geometry.setAttribute("normal", template.getAttribute("normal"));
    for (const [name, size] of Object.entries(SIZES)) {
      const attribute = new InstancedBufferAttribute(new Float32Array(capacity * size), size);
      attribute.setUsage(DynamicDrawUsage);
      if (this.capacity > 0) attribute.array.set(this.mesh.geometry.getAttribute(name).array);
      geometry.setAttribute(name, attribute);
    }
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    this.capacity = capacity;
  }
}
