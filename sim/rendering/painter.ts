import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { LobbyView } from "../view.ts";

/** Draws the lobby as the robot's camera sees it. */
export interface Painter {
  /**
   * Packed RGB of the geometry's size, row by row; a new array every time. The same view gives the same picture
   * on the same machine. Throws a `Fault` `painter.…` when whatever draws is lost.
   */
  picture(view: LobbyView, camera: CameraGeometry): Promise<Uint8Array>;
}
