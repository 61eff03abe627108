import {
  BoxGeometry,
  CylinderGeometry,
  Group,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshPhongMaterial,
  type Object3D,
  PlaneGeometry,
  SphereGeometry,
  TorusGeometry,
} from "three";
import { RoundedBoxGeometry } from "three/addons/geometries/RoundedBoxGeometry.js";
import URDFLoader from "urdf-loader";
import type { URDFRobot } from "urdf-loader/src/URDFClasses.js";
import type { LobbyView } from "../../view.ts";
import { ACTIVITY_COLOURS, RobotFace } from "./robot-face.ts";

/** Names in the robot's description. */
const PAN = "head_pan_joint";
const TILT = "head_tilt_joint";
const DISPLAY = "display_link";
const COLUMN = "column_link";

/** The visible part of the display's glass, and how far it is ahead of the display's middle. */
const GLASS = { widthM: 0.31, heightM: 0.47, aheadM: 0.0215 } as const;

/** The robot as its URDF describes it, its face on its display, and a ring of light below its head. */
export class RobotModel {
  readonly group = new Group();
  private readonly robot: URDFRobot;
  private readonly face = new RobotFace();
  private readonly ring = new MeshBasicMaterial();

  /** @param urdf the text of `launch/ros/urdf/stella.urdf` */
  constructor(urdf: string) {
    this.robot = new URDFLoader().parse(urdf);
    for (const name of [PAN, TILT]) {
      if (!this.robot.joints[name]) throw new Error(`the URDF has no joint ${name}`);
    }
    this.robot.traverse(smooth);
    this.group.add(this.robot);
    const screen = new Mesh(
      new PlaneGeometry(GLASS.widthM, GLASS.heightM),
      new MeshBasicMaterial({ map: this.face.texture }),
    );
    // Upright, and looking where the display looks.
    screen.rotation.set(Math.PI / 2, Math.PI / 2, 0);
    screen.position.x = GLASS.aheadM;
    this.linkOf(DISPLAY).add(screen);
    const ring = new Mesh(new TorusGeometry(0.058, 0.009, 12, 48), this.ring);
    ring.position.z = 1.326;
    this.linkOf(COLUMN).add(ring);
  }

  show({ atMs, head, face }: LobbyView): void {
    this.robot.setJointValue(PAN, head.panRad);
    this.robot.setJointValue(TILT, head.tiltRad);
    this.face.show(face, atMs);
    this.ring.color.set(ACTIVITY_COLOURS[face.activity]);
    if (face.activity === "idle") this.ring.color.multiplyScalar(0.35);
  }

  private linkOf(name: string): Object3D {
    const link = this.robot.links[name];
    if (!link) throw new Error(`the URDF has no link ${name}`);
    return link;
  }
}

/** A URDF knows boxes, cylinders and balls; real ones have rounded edges and more than thirty sides. */
function smooth(part: Object3D): void {
  if (!(part instanceof Mesh)) return;
  part.castShadow = true;
  part.receiveShadow = true;
  part.material = matt(part.material);
  const { x, y, z } = part.scale;
  if (part.geometry instanceof BoxGeometry) {
    part.geometry = new RoundedBoxGeometry(x, y, z, 4, Math.min(0.025, 0.3 * Math.min(x, y, z)));
    part.scale.set(1, 1, 1);
  } else if (part.geometry instanceof CylinderGeometry) {
    part.geometry = new CylinderGeometry(1, 1, 1, 64);
  } else if (part.geometry instanceof SphereGeometry) {
    part.geometry = new SphereGeometry(1, 48, 32);
  }
}

function matt(material: Material | Material[]): Material | Material[] {
  if (!(material instanceof MeshPhongMaterial)) return material;
  return new MeshLambertMaterial({ color: material.color });
}
