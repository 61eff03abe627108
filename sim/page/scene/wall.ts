import { Group, Matrix4, Vector3 } from "three";

/**
 * One wall and what hangs on it. Its own frame: the origin on the floor in the lobby's axis, x to the right for
 * whoever looks at it from inside, y up, z into the room. From outside it is not drawn, like a doll's house.
 */
export class Wall {
  readonly group = new Group();
  private readonly inward: Vector3;
  private readonly foot: Vector3;

  /** @param foot the point on the floor below the wall that its frame starts from */
  constructor(inward: Vector3, foot: Vector3) {
    this.inward = inward;
    this.foot = foot;
    const up = new Vector3(0, 0, 1);
    const right = new Vector3().crossVectors(up, inward);
    this.group.applyMatrix4(new Matrix4().makeBasis(right, up, inward).setPosition(foot));
  }

  showTo(eye: Vector3): void {
    this.group.visible = eye.clone().sub(this.foot).dot(this.inward) > 0;
  }
}
