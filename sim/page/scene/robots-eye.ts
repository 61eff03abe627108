import {
  PerspectiveCamera,
  SRGBColorSpace,
  UnsignedByteType,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import type { CameraGeometry } from "../../../robot/kernel/geometry.ts";
import { type LensPose, lensPose } from "../../../robot/kernel/lens-pose.ts";
import type { LobbyView } from "../../view.ts";
import { NoGraphics } from "./graphics.ts";
import { LAYERS, type LobbyScene } from "./lobby-scene.ts";

/** Nothing nearer than this is drawn: it would be inside the kiosk. */
const NEAREST_M = 0.15;
const FURTHEST_M = 30;

/** Sets a camera of three to be the pinhole camera of this geometry at this place. */
export function asLens(eye: PerspectiveCamera, camera: CameraGeometry, lens: LensPose): void {
  const aspect = camera.widthPx / camera.heightPx;
  eye.fov = (2 * Math.atan(Math.tan(camera.fieldOfViewRad / 2) / aspect) * 180) / Math.PI;
  eye.aspect = aspect;
  eye.near = NEAREST_M;
  eye.far = FURTHEST_M;
  eye.up.set(0, 0, 1);
  eye.position.set(lens.xM, lens.yM, lens.zM);
  const level = Math.cos(lens.tiltRad);
  eye.lookAt(
    new Vector3(level * Math.cos(lens.panRad), level * Math.sin(lens.panRad), Math.sin(lens.tiltRad)).add(
      eye.position,
    ),
  );
  eye.updateProjectionMatrix();
  eye.updateMatrixWorld();
}

/** Draws what the robot's camera sees, pixel for pixel where its geometry says. */
export class RobotsEye {
  private readonly renderer: WebGLRenderer;
  private readonly lobby: LobbyScene;
  private readonly eye = new PerspectiveCamera();
  private target: WebGLRenderTarget | null = null;
  private rgba = new Uint8Array();

  constructor(renderer: WebGLRenderer, lobby: LobbyScene) {
    this.renderer = renderer;
    this.lobby = lobby;
    this.eye.layers.set(LAYERS.lobby);
  }

  /**
   * Packed RGB of the geometry's size, row by row from the top; a new array every time. The lobby's scene shows the
   * view from then on. Throws `NoGraphics` when the browser has lost them: it would draw black.
   */
  picture(view: LobbyView, camera: CameraGeometry): Uint8Array {
    if (this.renderer.getContext().isContextLost()) {
      throw new NoGraphics("This browser has lost its graphics for the moment.");
    }
    const target = this.targetFor(camera);
    this.lobby.update(view);
    asLens(this.eye, camera, lensPose(camera, view.head));
    this.lobby.showTo(this.eye.position);
    const before = this.renderer.getRenderTarget();
    this.renderer.setRenderTarget(target);
    this.renderer.render(this.lobby.scene, this.eye);
    this.renderer.readRenderTargetPixels(target, 0, 0, camera.widthPx, camera.heightPx, this.rgba);
    this.renderer.setRenderTarget(before);
    return upright(this.rgba, camera.widthPx, camera.heightPx);
  }

  dispose(): void {
    this.target?.dispose();
  }

  private targetFor({ widthPx, heightPx }: CameraGeometry): WebGLRenderTarget {
    if (this.target?.width === widthPx && this.target.height === heightPx) return this.target;
    this.target?.dispose();
    this.target = new WebGLRenderTarget(widthPx, heightPx, {
      // The graphics card then stores what a display would be sent, as a camera does, not light itself.
      colorSpace: SRGBColorSpace,
      type: UnsignedByteType,
      // As the page is drawn: without a graphics card smooth edges cost as much as the picture.
      samples: this.renderer.getContextAttributes().antialias ? 4 : 0,
    });
    this.rgba = new Uint8Array(widthPx * heightPx * 4);
    return this.target;
  }
}

/** Graphics cards count rows from the bottom, and in fours. */
function upright(rgba: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let row = 0, to = 0; row < heightPx; row++) {
    let from = (heightPx - 1 - row) * widthPx * 4;
    for (let column = 0; column < widthPx; column++, from += 4) {
      rgb[to++] = rgba[from]!;
      rgb[to++] = rgba[from + 1]!;
      rgb[to++] = rgba[from + 2]!;
    }
  }
  return rgb;
}
