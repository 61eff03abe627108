import { Group, InstancedMesh, Matrix4, MeshBasicMaterial, PlaneGeometry, Scene, type Vector3 } from "three";
import { humanoid } from "../../bodies/humanoid.ts";
import { FURNITURE } from "../../room/furniture.ts";
import { doorOpenness } from "../../room/room-plan.ts";
import type { LobbyView } from "../../view.ts";
import { Daylight } from "./daylight.ts";
import { RobotModel } from "./robot-model.ts";
import { RoomShell } from "./room-shell.ts";
import { softDisc } from "./room-textures.ts";
import { SolidMeshes } from "./solid-meshes.ts";

/** Which cameras see what; three's layers. */
export const LAYERS = {
  /** The lobby and its people: every camera. */
  lobby: 0,
  /** The robot itself, which its own camera does not see. */
  robot: 1,
  /** Marks for technicians. */
  marks: 2,
} as const;

const MOST_SHADES = 32;
const SHADE_M = 0.5;

/**
 * The lobby as a scene: always what the last view said, in the lobby's own frame (metres, z up). Drawing it is for
 * cameras, `RobotsEye` and `LobbyCanvas`.
 */
export class LobbyScene {
  readonly scene = new Scene();
  readonly daylight = new Daylight();
  private readonly shell = new RoomShell(this.daylight);
  private readonly furniture = new SolidMeshes();
  private readonly people = new SolidMeshes();
  private readonly robot: RobotModel;
  private readonly shades: InstancedMesh;

  private constructor(urdf: string) {
    this.robot = new RobotModel(urdf);
    this.furniture.show(FURNITURE.flatMap(({ solids }) => solids));
    // What is likely to be nearest is drawn first: what it hides is then not lit at all.
    this.people.group.renderOrder = -2;
    this.furniture.group.renderOrder = -1;
    const dark = new MeshBasicMaterial({ map: softDisc(), transparent: true, depthWrite: false });
    this.shades = new InstancedMesh(new PlaneGeometry(2 * SHADE_M, 2 * SHADE_M), dark, MOST_SHADES);
    this.shades.frustumCulled = false;
    this.shades.renderOrder = 2;
    this.daylight.moon.layers.set(LAYERS.marks);
    const robot = new Group().add(this.robot.group);
    robot.traverse((part) => part.layers.set(LAYERS.robot));
    this.scene.add(
      this.daylight.group,
      this.shell.group,
      this.furniture.group,
      this.people.group,
      this.shades,
      robot,
    );
  }

  /** Resolves when the robot's description is there. Rejects when it cannot be fetched. */
  static async open(): Promise<LobbyScene> {
    const urdf = await fetch(new URL("../../../launch/ros/urdf/stella.urdf", import.meta.url));
    if (!urdf.ok) throw new Error(`the robot's URDF could not be fetched: ${urdf.status}`);
    return new LobbyScene(await urdf.text());
  }

  /** What there is to see from now on. */
  update(view: LobbyView): void {
    this.people.show(view.people.flatMap(({ look, posture }) => humanoid(look, posture)));
    this.shell.door.open(doorOpenness(view.people.map(({ posture }) => posture)));
    this.robot.show(view);
    this.shadeFloor(view);
    this.daylight.setTo(view.light);
    this.daylight.renewShadows();
  }

  /** Opens the walls that stand between this eye and the room. */
  showTo(eye: Vector3): void {
    this.shell.showTo(eye);
  }

  /** Below everybody, and below the robot. */
  private shadeFloor({ people }: LobbyView): void {
    const places = [{ x: 0, y: 0 }, ...people.map(({ posture }) => posture)].slice(0, MOST_SHADES);
    for (const [index, { x, y }] of places.entries()) {
      this.shades.setMatrixAt(index, new Matrix4().makeTranslation(x, y, 0.024));
    }
    this.shades.count = places.length;
    this.shades.instanceMatrix.needsUpdate = true;
  }
}
