import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  RingGeometry,
} from "three";
import { type CameraGeometry, focalLengthPx } from "../../../robot/kernel/geometry.ts";
import { lensPose } from "../../../robot/kernel/lens-pose.ts";
import type { LobbyView } from "../../view.ts";
import { LAYERS } from "./lobby-scene.ts";

/** How far from the lens the pyramid of what it sees is drawn. */
const PYRAMID_M = 1.1;
/** Corners of a picture in the order in which a pencil draws them. */
const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** What technicians see and the robot does not: what its camera covers, and who is selected. */
export class Marks {
  readonly group = new Group();
  private readonly pyramid: LineSegments<BufferGeometry>;
  private readonly ring: Mesh;

  constructor() {
    const lines = new BufferGeometry().setAttribute(
      "position",
      new BufferAttribute(new Float32Array(CORNERS.length * 4 * 3), 3),
    );
    this.pyramid = new LineSegments(
      lines,
      new LineBasicMaterial({ color: 0x4b3fd6, opacity: 0.75, transparent: true }),
    );
    this.pyramid.frustumCulled = false;
    this.ring = new Mesh(
      new RingGeometry(0.36, 0.42, 48),
      new MeshBasicMaterial({ color: 0x4b3fd6, opacity: 0.9, side: DoubleSide, transparent: true }),
    );
    this.ring.renderOrder = 3;
    this.group.add(this.pyramid, this.ring);
    this.group.traverse((mark) => mark.layers.set(LAYERS.marks));
  }

  show(view: LobbyView, camera: CameraGeometry, selected: string | null): void {
    const lens = lensPose(camera, view.head);
    this.pyramid.position.set(lens.xM, lens.yM, lens.zM);
    this.pyramid.rotation.set(0, -lens.tiltRad, lens.panRad, "ZYX");
    this.drawPyramid(camera);
    const person = view.people.find(({ id }) => id === selected);
    this.ring.visible = person !== undefined;
    if (person) this.ring.position.set(person.posture.x, person.posture.y, 0.03);
  }

  showPyramid(yes: boolean): void {
    this.pyramid.visible = yes;
  }

  private drawPyramid(camera: CameraGeometry): void {
    const focalPx = focalLengthPx(camera);
    const places = this.pyramid.geometry.getAttribute("position");
    const [aside, up] = [camera.widthPx / 2 / focalPx, camera.heightPx / 2 / focalPx];
    let at = 0;
    for (const [index, [right, above]] of CORNERS.entries()) {
      const [nextRight, nextAbove] = CORNERS[(index + 1) % CORNERS.length]!;
      const corner = [PYRAMID_M, -right * aside * PYRAMID_M, above * up * PYRAMID_M] as const;
      places.setXYZ(at++, 0, 0, 0);
      places.setXYZ(at++, ...corner);
      places.setXYZ(at++, ...corner);
      places.setXYZ(at++, PYRAMID_M, -nextRight * aside * PYRAMID_M, nextAbove * up * PYRAMID_M);
    }
    places.needsUpdate = true;
  }
}
