import { BoxGeometry, type Material, Mesh } from "three";

/**
 * An upright cuboid of a building: a frame, a board, a sill.
 *
 * @param x,y,z of its middle, in the frame of what it is part of
 */
export function block(
  widthM: number,
  heightM: number,
  depthM: number,
  x: number,
  y: number,
  z: number,
  material: Material,
): Mesh {
  const mesh = new Mesh(new BoxGeometry(widthM, heightM, depthM), material);
  mesh.position.set(x, y, z);
  mesh.receiveShadow = true;
  return mesh;
}
