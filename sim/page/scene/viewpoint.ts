import { type PerspectiveCamera, Vector3 } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import type { CameraGeometry } from "../../../robot/kernel/geometry.ts";
import { lensPose } from "../../../robot/kernel/lens-pose.ts";
import { crownM } from "../../bodies/humanoid.ts";
import type { LobbyView, SeenPerson } from "../../view.ts";
import { asLens } from "./robots-eye.ts";

/** From where the lobby is looked at. A person who is not there any more is looked for in vain: the eye stays. */
export type Viewpoint =
  | { readonly from: "orbit" }
  /** Like the orbit, but it goes where this person goes. */
  | { readonly from: "follow"; readonly person: string }
  | { readonly from: "robots-eye" }
  /** As if standing behind this person. */
  | { readonly from: "shoulder"; readonly person: string };

const BEGIN = { eye: [7.5, -6.4, 4.75], target: [2.75, 0.05, 0.55] } as const;
/** On narrower pages the eye begins further away. */
const BEGIN_ASPECT = 1.6;
const FOLLOW = { behindM: 2.4, aboveM: 0.75 } as const;
const SHOULDER = { behindM: 0.75, asideM: 0.34, aboveM: 0.02, ahead: [0, 0, 1.12] } as const;
const FIELD_OF_VIEW_DEG = 42;
const NEAR_M = 0.08;
const FAR_M = 60;

/** Moves the technician's eye. */
export class ViewpointControl {
  readonly orbit: OrbitControls;
  private readonly eye: PerspectiveCamera;
  private viewpoint: Viewpoint = { from: "orbit" };
  private followedAt: Vector3 | null = null;
  /** The orbit begins when the page's shape is known. */
  private begins = true;

  constructor(eye: PerspectiveCamera, canvas: HTMLCanvasElement) {
    this.eye = eye;
    eye.up.set(0, 0, 1);
    this.orbit = new OrbitControls(eye, canvas);
    this.orbit.enableDamping = true;
    this.orbit.dampingFactor = 0.12;
    this.orbit.minDistance = 0.8;
    this.orbit.maxDistance = 16;
    // Not from below the floor.
    this.orbit.maxPolarAngle = Math.PI / 2 - 0.02;
  }

  get current(): Viewpoint {
    return this.viewpoint;
  }

  choose(viewpoint: Viewpoint): void {
    const freely = this.isFree();
    this.viewpoint = viewpoint;
    this.followedAt = null;
    this.orbit.enabled = this.isFree();
    if (this.isFree() && !freely) this.reset();
  }

  /** Back to where the whole lobby is in view. */
  reset(): void {
    this.begins = true;
  }

  /**
   * Puts the eye where it belongs at this moment; true when it moved.
   * @param camera the robot's, for its own view
   */
  apply(view: LobbyView, camera: CameraGeometry, aspect: number): boolean {
    const { viewpoint, eye } = this;
    const person = "person" in viewpoint ? view.people.find(({ id }) => id === viewpoint.person) : undefined;
    switch (viewpoint.from) {
      case "robots-eye": {
        asLens(eye, camera, lensPose(camera, view.head));
        // All of the robot's picture is in view, whatever the page's shape.
        const tall = Math.tan((eye.fov * Math.PI) / 360) * Math.max(1, eye.aspect / aspect);
        this.project((2 * Math.atan(tall) * 180) / Math.PI, aspect, eye.near);
        return true;
      }
      case "shoulder":
        if (person) this.standBehind(person);
        this.project(FIELD_OF_VIEW_DEG + 8, aspect, NEAR_M);
        return true;
      case "follow":
        if (person) this.goWith(person);
        this.project(FIELD_OF_VIEW_DEG, aspect, NEAR_M);
        return this.orbit.update() || person !== undefined;
      case "orbit":
        if (this.begins) this.begin(aspect);
        this.project(FIELD_OF_VIEW_DEG, aspect, NEAR_M);
        return this.orbit.update();
    }
  }

  dispose(): void {
    this.orbit.dispose();
  }

  private begin(aspect: number): void {
    this.begins = false;
    this.orbit.target.set(...BEGIN.target);
    const further = Math.min(1.7, Math.max(1, BEGIN_ASPECT / aspect));
    this.eye.position
      .set(...BEGIN.eye)
      .sub(this.orbit.target)
      .multiplyScalar(further)
      .add(this.orbit.target);
  }

  private isFree(): boolean {
    return this.viewpoint.from === "orbit" || this.viewpoint.from === "follow";
  }

  private project(fov: number, aspect: number, near: number): void {
    this.eye.fov = fov;
    this.eye.aspect = aspect;
    this.eye.near = near;
    this.eye.far = FAR_M;
    this.eye.updateProjectionMatrix();
  }

  private standBehind({ look, posture }: SeenPerson): void {
    const { x, y, bodyYawRad } = posture;
    const [cos, sin] = [Math.cos(bodyYawRad), Math.sin(bodyYawRad)];
    const { behindM, asideM, aboveM, ahead } = SHOULDER;
    this.eye.position.set(
      x - behindM * cos + asideM * sin,
      y - behindM * sin - asideM * cos,
      crownM(look) + aboveM,
    );
    // What the person looks at: the robot, or the way ahead of somebody who turned away from it.
    const away = Math.cos(bodyYawRad - Math.atan2(-y, -x)) < 0;
    if (away) this.eye.lookAt(x + 3 * cos, y + 3 * sin, crownM(look) - 0.3);
    else this.eye.lookAt(...ahead);
  }

  private goWith({ look, posture }: SeenPerson): void {
    const now = new Vector3(posture.x, posture.y, crownM(look) * 0.72);
    if (this.followedAt) {
      const moved = now.clone().sub(this.followedAt);
      this.eye.position.add(moved);
      this.orbit.target.add(moved);
    } else {
      const away = new Vector3(-Math.cos(posture.bodyYawRad), -Math.sin(posture.bodyYawRad), 0);
      away.applyAxisAngle(this.eye.up, 0.6);
      this.eye.position.copy(now).addScaledVector(away, FOLLOW.behindM);
      this.eye.position.z += FOLLOW.aboveM;
      this.orbit.target.copy(now);
    }
    this.followedAt = now;
  }
}
