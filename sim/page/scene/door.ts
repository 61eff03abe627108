import { Group, type Material, Mesh, MeshLambertMaterial, PlaneGeometry } from "three";
import { DOOR } from "../../room/room-plan.ts";
import { block } from "./block.ts";

const WIDEST_RAD = 1.45;

/** The door in the far wall, in that wall's frame: it swings outwards, into the daylight. */
export class Door {
  readonly group = new Group();
  private readonly leaf = new Group();

  /** @param outside what is seen through its glass */
  constructor(outside: Material) {
    const { yM, widthM, heightM, frameM } = DOOR;
    const frame = new MeshLambertMaterial({ color: 0x8a6444 });
    const wood = new MeshLambertMaterial({ color: 0xa47a54 });
    const middle = -yM;
    for (const side of [-1, 1]) {
      this.group.add(
        block(frameM, heightM, 0.16, middle + (side * (widthM - frameM)) / 2, heightM / 2, 0, frame),
      );
    }
    this.group.add(block(widthM, frameM, 0.16, middle, heightM - frameM / 2, 0, frame));
    const view = new Mesh(new PlaneGeometry(3.4, 2.9), outside);
    view.position.set(middle, 1.2, -1.1);
    const threshold = block(
      widthM,
      0.01,
      1.2,
      middle,
      -0.005,
      -0.6,
      new MeshLambertMaterial({ color: 0xb4ada2 }),
    );
    // Hinged at the right of whoever looks at it from inside.
    const leafM = widthM - 2 * frameM;
    this.leaf.position.set(middle + leafM / 2, 0, -0.03);
    const glass = new Mesh(
      new PlaneGeometry(leafM - 0.2, heightM - 0.62),
      new MeshLambertMaterial({ color: 0xcfe2ea, opacity: 0.28, transparent: true }),
    );
    glass.position.set(-leafM / 2, heightM / 2 + 0.12, 0);
    const handle = new MeshLambertMaterial({ color: 0x4a4a4e });
    this.leaf.add(
      block(0.11, heightM - frameM, 0.045, -0.055, (heightM - frameM) / 2, 0, wood),
      block(0.11, heightM - frameM, 0.045, 0.055 - leafM, (heightM - frameM) / 2, 0, wood),
      block(leafM, 0.11, 0.045, -leafM / 2, heightM - frameM - 0.055, 0, wood),
      block(leafM, 0.42, 0.045, -leafM / 2, 0.21, 0, wood),
      glass,
      block(0.025, 0.34, 0.025, 0.075 - leafM, 1.08, 0.05, handle),
    );
    this.group.add(view, threshold, this.leaf);
  }

  /** @param openness 0 … 1 */
  open(openness: number): void {
    this.leaf.rotation.y = -openness * WIDEST_RAD;
  }
}
