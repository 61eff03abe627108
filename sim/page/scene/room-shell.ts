import {
  AdditiveBlending,
  BufferGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Path,
  PlaneGeometry,
  Shape,
  ShapeGeometry,
  Vector3,
} from "three";
import { DOOR, LAMP, LAMPS, PICTURE, ROOM, SKIRTING_M, WINDOW } from "../../room/room-plan.ts";
import { block } from "./block.ts";
import { type Daylight, TO_THE_SUN } from "./daylight.ts";
import { Door } from "./door.ts";
import { roomMaterial } from "./room-material.ts";
import { FLOOR_TILE_M, landscape, oakFloor, street } from "./room-textures.ts";
import { Wall } from "./wall.ts";

const PLASTER = 0xe9e0d2;
const PAINTED = 0x5f7a76;
const WOOD = 0x8a6444;

/** Floor, walls, ceiling, and what belongs to them. */
export class RoomShell {
  readonly group = new Group();
  readonly door: Door;
  private readonly walls: readonly Wall[];

  constructor(daylight: Daylight) {
    const outside = new MeshBasicMaterial({ map: street() });
    daylight.glows(outside);
    this.door = new Door(outside);
    const far = farWall(this.door);
    const left = leftWall(outside);
    const right = plainWall(new Vector3(0, 1, 0), new Vector3(0, ROOM.rightM, 0), -ROOM.farM, -ROOM.backM);
    const back = plainWall(
      new Vector3(1, 0, 0),
      new Vector3(ROOM.backM, 0, 0),
      ROOM.rightM,
      ROOM.leftM,
      PAINTED,
    );
    this.walls = [far, left, right, back];
    this.group.add(floor(), ceiling(daylight), sunPatches(daylight), ...this.walls.map(({ group }) => group));
  }

  /** Opens the walls between the eye and the room. */
  showTo(eye: Vector3): void {
    for (const wall of this.walls) wall.showTo(eye);
  }
}

function floor(): Mesh {
  const [lengthM, widthM] = [ROOM.farM - ROOM.backM, ROOM.leftM - ROOM.rightM];
  const planks = oakFloor();
  planks.repeat.set(lengthM / FLOOR_TILE_M, widthM / FLOOR_TILE_M);
  const mesh = new Mesh(new PlaneGeometry(lengthM, widthM), roomMaterial({ map: planks }));
  mesh.position.set((ROOM.farM + ROOM.backM) / 2, (ROOM.leftM + ROOM.rightM) / 2, 0);
  mesh.receiveShadow = true;
  return mesh;
}

/** Looks downwards only: from above, the room is open. */
function ceiling(daylight: Daylight): Group {
  const group = new Group();
  const [lengthM, widthM] = [ROOM.farM - ROOM.backM, ROOM.leftM - ROOM.rightM];
  // All the light that lamps and floor throw there; three knows no such light.
  const bright = new MeshBasicMaterial({ color: 0xe4dfd6 });
  daylight.glows(bright);
  const plaster = new Mesh(new PlaneGeometry(lengthM, widthM), bright);
  plaster.position.set((ROOM.farM + ROOM.backM) / 2, (ROOM.leftM + ROOM.rightM) / 2, ROOM.ceilingM);
  const shining = new MeshBasicMaterial({ color: 0xfffaf0 });
  daylight.glows(shining);
  group.add(plaster);
  for (const [x, y] of LAMPS) {
    const lamp = new Mesh(new PlaneGeometry(LAMP.lengthM, LAMP.widthM), shining);
    lamp.position.set(x, y, ROOM.ceilingM - 0.01);
    group.add(lamp);
  }
  for (const each of group.children) each.rotation.x = Math.PI;
  return group;
}

/** @param fromM,toM its ends in its own frame */
function plainWall(inward: Vector3, foot: Vector3, fromM: number, toM: number, colour = PLASTER): Wall {
  const wall = new Wall(inward, foot);
  wall.group.add(...wallSurface(fromM, toM, [], colour));
  return wall;
}

interface Opening {
  readonly fromM: number;
  readonly toM: number;
  readonly bottomM: number;
  readonly topM: number;
}

function wallSurface(fromM: number, toM: number, openings: readonly Opening[], colour: number): Mesh[] {
  const outline = new Shape();
  rectangle(outline, { fromM, toM, bottomM: 0, topM: ROOM.ceilingM });
  for (const opening of openings) {
    const hole = new Path();
    rectangle(hole, opening);
    outline.holes.push(hole);
  }
  const plaster = new Mesh(new ShapeGeometry(outline), roomMaterial({ color: colour }));
  plaster.receiveShadow = true;
  const white = new MeshLambertMaterial({ color: 0xf4efe6 });
  const skirting = [
    ...edgesBetween(
      fromM,
      toM,
      openings.filter(({ bottomM }) => bottomM === 0),
    ),
  ].map(([left, right]) =>
    block(right - left, SKIRTING_M, 0.02, (left + right) / 2, SKIRTING_M / 2, 0.01, white),
  );
  // The cut through the wall, seen from above.
  const cut = block(toM - fromM, 0.02, 0.14, (fromM + toM) / 2, ROOM.ceilingM + 0.01, -0.07, white);
  return [plaster, ...skirting, cut];
}

function* edgesBetween(
  fromM: number,
  toM: number,
  openings: readonly Opening[],
): Iterable<readonly [number, number]> {
  let at = fromM;
  for (const opening of openings) {
    yield [at, opening.fromM];
    at = opening.toM;
  }
  yield [at, toM];
}

function rectangle(path: Path, { fromM, toM, bottomM, topM }: Opening): void {
  path.moveTo(fromM, bottomM).lineTo(toM, bottomM).lineTo(toM, topM).lineTo(fromM, topM).closePath();
}

/** With the door and the picture. Its x runs to the robot's right. */
function farWall(door: Door): Wall {
  const wall = new Wall(new Vector3(-1, 0, 0), new Vector3(ROOM.farM, 0, 0));
  const doorway = {
    fromM: -DOOR.yM - DOOR.widthM / 2,
    toM: -DOOR.yM + DOOR.widthM / 2,
    bottomM: 0,
    topM: DOOR.heightM,
  };
  wall.group.add(...wallSurface(ROOM.rightM, ROOM.leftM, [doorway], PLASTER), door.group);
  const frame = new MeshLambertMaterial({ color: WOOD });
  const { yM, zM, widthM, heightM } = PICTURE;
  const canvas = new Mesh(
    new PlaneGeometry(widthM - 0.12, heightM - 0.12),
    new MeshLambertMaterial({ map: landscape() }),
  );
  canvas.position.set(-yM, zM, 0.045);
  wall.group.add(block(widthM, heightM, 0.04, -yM, zM, 0.02, frame), canvas);
  return wall;
}

/** With the shop window. Its x runs away from the robot. */
function leftWall(outside: Material): Wall {
  const wall = new Wall(new Vector3(0, -1, 0), new Vector3(0, ROOM.leftM, 0));
  const { fromXM: fromM, toXM: toM, sillM: bottomM, topM, panes } = WINDOW;
  const [widthM, heightM] = [toM - fromM, topM - bottomM];
  const [x, y] = [(fromM + toM) / 2, (bottomM + topM) / 2];
  const wood = new MeshLambertMaterial({ color: WOOD });
  wall.group.add(...wallSurface(ROOM.backM, ROOM.farM, [{ fromM, toM, bottomM, topM }], PLASTER));
  for (let pane = 0; pane <= panes; pane++) {
    wall.group.add(block(0.06, heightM, 0.08, fromM + (pane * widthM) / panes, y, -0.02, wood));
  }
  wall.group.add(block(widthM + 0.06, 0.06, 0.08, x, topM, -0.02, wood));
  wall.group.add(block(widthM + 0.16, 0.05, 0.26, x, bottomM, 0.05, wood));
  // No higher than the wall: it is not to be seen over its top.
  const view = new Mesh(new PlaneGeometry(widthM + 3, 4), outside);
  view.position.set(x, 0.85, -0.9);
  wall.group.add(view);
  return wall;
}

/** Where the sun falls through the window's panes onto the floor. */
function sunPatches(daylight: Daylight): Mesh {
  const { fromXM, toXM, sillM, topM, panes } = WINDOW;
  const paneM = (toXM - fromXM) / panes;
  const corners: number[] = [];
  for (let pane = 0; pane < panes; pane++) {
    const [left, right] = [fromXM + pane * paneM + 0.05, fromXM + (pane + 1) * paneM - 0.05];
    const quad = [
      [left, sillM],
      [right, sillM],
      [right, topM],
      [left, topM],
    ].map(([x, z]) => onFloor(x!, z!));
    for (const index of [0, 1, 2, 0, 2, 3]) corners.push(...quad[index]!);
  }
  const shining = new MeshBasicMaterial({
    color: 0x57452c,
    blending: AdditiveBlending,
    depthWrite: false,
    side: DoubleSide,
    transparent: true,
  });
  daylight.glows(shining);
  const mesh = new Mesh(
    new BufferGeometry().setAttribute("position", new Float32BufferAttribute(corners, 3)),
    shining,
  );
  mesh.renderOrder = 1;
  return mesh;
}

function onFloor(x: number, z: number): readonly [number, number, number] {
  const along = z / TO_THE_SUN.z;
  return [x - along * TO_THE_SUN.x, ROOM.leftM - along * TO_THE_SUN.y, 0.02];
}
