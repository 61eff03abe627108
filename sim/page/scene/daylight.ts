import {
  AmbientLight,
  type Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  type MeshBasicMaterial,
  Vector3,
} from "three";
import { ROOM } from "../../room/room-plan.ts";

/** Towards the daylight: from the shop window, behind the robot to its left. */
export const TO_THE_SUN = new Vector3(-0.46, 0.5, 0.72).normalize();

/**
 * The picture's brightness follows the lobby's level of light as the software painter's does: that level multiplies
 * the numbers of a picture, and light adds up before the display's gamma is applied.
 */
const GAMMA = 2.2;

/** Light from outside and from the ceiling. */
export class Daylight {
  readonly group = new Group();
  private readonly sun = new DirectionalLight(0xfff0dc, 1);
  private readonly sky = new HemisphereLight(0xfffaf2, 0xdcc4aa, 1);
  private readonly bounce = new DirectionalLight(0xffe6cc, 1);
  /** Only for those who look on from outside, so that they see anything in the dark. */
  readonly moon = new AmbientLight(0x8f9cc8, 0);
  private readonly glowing: { readonly material: MeshBasicMaterial; readonly full: Color }[] = [];

  constructor() {
    const middle = new Vector3((ROOM.farM + ROOM.backM) / 2, 0, 1);
    this.sun.position.copy(middle).addScaledVector(TO_THE_SUN, 9);
    this.sun.target.position.copy(middle);
    const { shadow } = this.sun;
    shadow.mapSize.set(2048, 2048);
    shadow.camera.left = -6.2;
    shadow.camera.right = 6.2;
    shadow.camera.top = 5.2;
    shadow.camera.bottom = -5.2;
    shadow.camera.near = 1;
    shadow.camera.far = 18;
    shadow.camera.up.set(0, 0, 1);
    shadow.bias = -0.0006;
    shadow.normalBias = 0.015;
    shadow.radius = 3.5;
    // Once for each moment of the lobby, however many cameras look at it.
    shadow.autoUpdate = false;
    // What the walls throw back into the faces of those who look at the robot, and into its own.
    this.bounce.position.set(4, -5, 3);
    this.group.add(this.sun, this.sun.target, this.sky, this.bounce, this.moon);
  }

  /** A lamp, a display of the sky: what shines by itself, as bright as the day. */
  glows(material: MeshBasicMaterial): void {
    this.glowing.push({ material, full: material.color.clone() });
  }

  /** @param light see `LobbyView` */
  setTo(light: number): void {
    const level = light ** GAMMA;
    this.sun.intensity = 1.7 * level;
    this.sky.intensity = 1.75 * level;
    this.bounce.intensity = 0.55 * level;
    this.moon.intensity = 0.5 * Math.max(0, 1 - 3 * level);
    for (const { material, full } of this.glowing) material.color.copy(full).multiplyScalar(level);
  }

  castShadows(yes: boolean): void {
    this.sun.castShadow = yes;
  }

  /** Somebody moved. */
  renewShadows(): void {
    this.sun.shadow.needsUpdate = true;
  }
}
